"""What the facts of a customer are called in the history, and what kind of value each is.

How a change is put into words is the business of `domain/history.py`.
"""

from collections.abc import Mapping

from smallcrm.domain.history_of_right import RIGHT_SUBJECTS
from smallcrm.domain.history_parts import Column, Lens, Subject
from smallcrm.domain.sentence import sentence

__all__ = ["ALL", "LENSES", "SUBJECTS", "Column", "Lens", "Subject"]


_LABEL = Column(sentence("Label"))
_WAYS = {
    "is_preferred": Column(sentence("the first choice"), "mark"),
    "is_bad": Column(sentence("marked as wrong"), "mark"),
    "do_not_use": Column(sentence("not to be used"), "mark"),
}

_CUSTOMER = {
    "name": Column(sentence("Name")),
    "given": Column(sentence("Given name")),
    "family": Column(sentence("Family name")),
    "preferred_name": Column(sentence("Call them")),
    "say_it": Column(sentence("Say it like")),
    "form_of_address": Column(sentence("Form of address")),
    "company": Column(sentence("Company")),
    "working_on": Column(sentence("Working on")),
    "number": Column(sentence("Customer number")),
    "language": Column(sentence("Language"), "language"),
    "birthday": Column(sentence("Birthday"), "yearly_day"),
    "customer_since": Column(sentence("Customer since")),
    "notes": Column(sentence("Notes"), "long"),
    "tier": Column(sentence("Standing"), "tier", is_secret=True),
    "status": Column(sentence("Status"), "status", is_secret=True),
    "source": Column(sentence("How they found us")),
    "preferred_channel": Column(sentence("Best reached by"), "channel"),
    "preferred_hours": Column(sentence("Best reached at")),
    "away_until": Column(sentence("Away until"), "day"),
    "leave_in_peace": Column(sentence("left in peace"), "mark"),
}

_VISIT = {
    "shop_day": Column(sentence("Day"), "day", mates=("at",)),
    "what": Column(sentence("What")),
    "amount_minor": Column(sentence("Amount"), "money", is_secret=True),
    "served_by": Column(sentence("Served by"), "helper"),
    "is_gift": Column(sentence("a gift for somebody else"), "mark"),
    "customer_id": Column(sentence("Customer"), "customer"),
}

_MOMENT = {
    "kind": Column(sentence("How it went"), "moment_kind"),
    "words": Column(sentence("Their words"), "long"),
    "happened": Column(sentence("What happened"), "long"),
    "shop_day": Column(sentence("Day"), "day", mates=("at",)),
    "channel": Column(sentence("Where"), "moment_channel"),
    "cause": Column(sentence("Cause"), "moment_cause", is_secret=True),
    "is_noticed": Column(sentence("noticed by us"), "mark"),
    "delivered_by": Column(sentence("Delivered by"), "helper"),
    "cost_minor": Column(sentence("Cost"), "money", is_secret=True),
}

_REQUEST = {
    "what": Column(sentence("What")),
    "kind": Column(sentence("Kind"), "request_kind"),
    "told_on": Column(sentence("Told for"), "day"),
    "told_time": Column(sentence("At what time")),
    "status": Column(sentence("Status"), "request_status", mates=("closed_on",)),
}

SUBJECTS: Mapping[str, Subject] = {
    "customer": Subject(sentence("Name"), ("name", "company"), _CUSTOMER),
    "phone": Subject(
        sentence("Phone"),
        ("number", "label"),
        {"number": Column(sentence("Phone"), mates=("digits",)), "label": _LABEL, **_WAYS},
    ),
    "email": Subject(
        sentence("E-mail"),
        ("address", "label"),
        {"address": Column(sentence("E-mail")), "label": _LABEL, **_WAYS},
    ),
    "address": Subject(
        sentence("Address"),
        ("street", "postcode", "town", "region", "country"),
        {
            "street": Column(sentence("Street")),
            "postcode": Column(sentence("Postcode")),
            "town": Column(sentence("Town")),
            "region": Column(sentence("Region")),
            "country": Column(sentence("Country")),
            "label": _LABEL,
            **_WAYS,
        },
    ),
    "personal_date": Subject(
        sentence("Date"),
        ("label", "day"),
        {"label": _LABEL, "day": Column(sentence("Day"), "yearly_day")},
    ),
    "fact": Subject(
        sentence("Good to know"),
        ("label", "words"),
        {
            "words": Column(sentence("Good to know")),
            "label": _LABEL,
            "is_pinned": Column(sentence("pinned"), "mark"),
            "is_private": Column(sentence("private"), "mark"),
            "do_not_mention": Column(sentence("not to be mentioned"), "mark"),
            "expires_on": Column(sentence("Until"), "day"),
        },
    ),
    "looking_for": Subject(
        sentence("Looking for"),
        ("what",),
        {"what": Column(sentence("Looking for")), "found_on": Column(sentence("Found"), "day")},
    ),
    "consent": Subject(
        sentence("Consent"),
        ("channel",),
        {
            "channel": Column(sentence("Consent"), "channel"),
            "is_given": Column(sentence("given"), "mark"),
            "given_on": Column(sentence("Said on"), "day"),
            "how": Column(sentence("How they said so")),
        },
    ),
    "customer_topic": Subject(
        sentence("Topic"),
        ("topic_id",),
        {
            "topic_id": Column(sentence("Topic"), "topic"),
            "wants": Column(sentence("wanted"), "mark"),
        },
    ),
    "household": Subject(
        sentence("Shared letterbox"),
        ("name",),
        {
            "name": Column(sentence("Name of the household")),
            "addressed_as": Column(sentence("Post for the household"), "addressed_as"),
        },
    ),
    "household_member": Subject(
        sentence("Household"),
        (),
        {"has_letterbox": Column(sentence("the one we write to"), "mark")},
    ),
    "family_link": Subject(
        sentence("Family"),
        ("customer_id", "relative_id", "words"),
        {
            "customer_id": Column(sentence("Family"), "customer"),
            "relative_id": Column(sentence("Family"), "customer"),
            "words": Column(sentence("As they say it")),
            "words_back": Column(sentence("As they say it")),
        },
    ),
    "referral": Subject(
        sentence("Sent to us"),
        ("referrer_id", "referred_id"),
        {
            "referrer_id": Column(sentence("Sent to us"), "customer"),
            "referred_id": Column(sentence("Sent to us"), "customer"),
        },
    ),
    "visit": Subject(sentence("Visit"), ("shop_day", "what", "amount_minor"), _VISIT),
    "visit_companion": Subject(sentence("Came along"), (), {}),
    "loyalty_tick": Subject(
        sentence("Loyalty"),
        ("kind", "shop_day"),
        {
            "kind": Column(sentence("Loyalty"), "tick"),
            "shop_day": Column(sentence("Day"), "day"),
        },
    ),
    "moment": Subject(sentence("How it went"), ("kind", "words"), _MOMENT),
    "special_request": Subject(sentence("Wish"), ("what", "told_on"), _REQUEST),
    "reminder": Subject(
        sentence("Reminder"),
        ("what", "due_on"),
        {
            "what": Column(sentence("Reminder")),
            "due_on": Column(sentence("Due"), "day"),
            "channel": Column(sentence("By"), "reminder_channel"),
        },
    ),
    "thank_you": Subject(
        sentence("Card"),
        ("occasion",),
        {
            "occasion": Column(sentence("Card"), "occasion"),
            "state": Column(sentence("State"), "card_state", mates=("printed_at", "closed_on")),
            "words": Column(sentence("Words of the card"), "long"),
        },
    ),
    **RIGHT_SUBJECTS,
}

ALL = "all"

LENSES: Mapping[str, Lens] = {
    ALL: Lens(sentence("Everything"), ("customer", "prompt_answer", *list(SUBJECTS)[1:])),
    "name": Lens(
        sentence("Name"),
        columns=(
            "name", "given", "family", "preferred_name", "say_it", "form_of_address", "company",
            "working_on", "number",
        ),
    ),
    "phone": Lens(sentence("Phone"), ("phone",)),
    "email": Lens(sentence("E-mail"), ("email",)),
    "address": Lens(sentence("Address"), ("address",)),
    "dates": Lens(sentence("Dates"), ("personal_date",), ("birthday", "customer_since")),
    "notes": Lens(sentence("Notes"), columns=("notes",)),
    "facts": Lens(sentence("Good to know"), ("fact", "looking_for")),
    "reached": Lens(
        sentence("Consents and topics"),
        ("consent", "customer_topic"),
        ("language", "preferred_channel", "preferred_hours", "away_until", "leave_in_peace"),
    ),
    "family": Lens(
        sentence("Household and family"),
        ("household", "household_member", "family_link", "referral"),
        ("source",),
    ),
    "standing": Lens(sentence("Standing"), columns=("tier", "status")),
    "visits": Lens(sentence("Visits"), ("visit", "visit_companion", "loyalty_tick")),
    "moments": Lens(sentence("How it went"), ("moment", "recovery_customer", "heard")),
    "promises": Lens(
        sentence("Promises"), ("special_request", "reminder", "call", "sent_elsewhere", "neighbour")
    ),
    "cards": Lens(sentence("Cards"), ("thank_you",)),
}  # fmt: skip
"""What the history may be narrowed to, in the order of the choice."""
