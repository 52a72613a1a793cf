"""The tracked tables as peewee models, for single rows and forms."""

from smallcrm.storage.models.connection import (
    PromptAnswer,
    Referral,
    Reminder,
    SpecialRequest,
    ThankYou,
    Visit,
)
from smallcrm.storage.models.customer import Address, Customer, Email, Phone
from smallcrm.storage.models.shop import Helper, ImportHabit, OpeningPeriod, PromptRule, Shop

MODELS = (
    Shop,
    OpeningPeriod,
    Helper,
    PromptRule,
    ImportHabit,
    Customer,
    Phone,
    Email,
    Address,
    Visit,
    Referral,
    SpecialRequest,
    Reminder,
    ThankYou,
    PromptAnswer,
)

__all__ = [
    "MODELS",
    "Address",
    "Customer",
    "Email",
    "Helper",
    "ImportHabit",
    "OpeningPeriod",
    "Phone",
    "PromptAnswer",
    "PromptRule",
    "Referral",
    "Reminder",
    "Shop",
    "SpecialRequest",
    "ThankYou",
    "Visit",
]
