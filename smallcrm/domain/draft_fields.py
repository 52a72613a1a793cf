"""A half-written customer as plain fields and back, so that words outlive a power cut.

Where the fields are kept is the storage's business.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from types import MappingProxyType
from typing import Any, TypeVar

from smallcrm.domain.consents import ConsentDraft
from smallcrm.domain.contacts import AddressDraft, EmailDraft, PhoneDraft
from smallcrm.domain.customers import CustomerDraft
from smallcrm.domain.facts import DateDraft, FactDraft, LookingForDraft, TopicDraft
from smallcrm.domain.families import RelativeDraft

_Row = TypeVar("_Row")
Fields = Mapping[str, object]

_ROWS: Mapping[str, Callable[[], Any]] = MappingProxyType(
    {
        "phones": PhoneDraft,
        "emails": EmailDraft,
        "addresses": AddressDraft,
        "dates": DateDraft,
        "relatives": RelativeDraft,
        "topics": TopicDraft,
        "facts": FactDraft,
        "looking_for": LookingForDraft,
        "consents": ConsentDraft,
    }
)
# What may stand in fields that are empty at first.
_OPTIONAL: Mapping[str, tuple[type, ...]] = MappingProxyType(
    {"sent_by": (int,), "lives_with": (int,), "number": (int, str)}
)


def draft_as_fields(draft: CustomerDraft) -> dict[str, object]:
    """The draft as texts, numbers, truths and lists of them, as JSON has them."""
    return asdict(draft)


def draft_from_fields(known: Fields) -> CustomerDraft:
    """The draft that draft_as_fields wrote; what is missing or strange stays as in a new one."""
    draft = CustomerDraft()
    for name, make in _ROWS.items():
        rows = known.get(name)
        if isinstance(rows, list):
            setattr(draft, name, [_filled(make(), row) for row in rows if isinstance(row, Mapping)])
    for name, kinds in _OPTIONAL.items():
        value = known.get(name)
        if isinstance(value, kinds) and not isinstance(value, bool):
            setattr(draft, name, value)
    return _filled(draft, {name: value for name, value in known.items() if name not in _ROWS})


def _filled(draft: _Row, known: Fields) -> _Row:
    """Every field of its own kind from what is known; the others stay."""
    for each in fields(draft):  # type: ignore[arg-type]  # only drafts come here
        value, own = known.get(each.name), getattr(draft, each.name)
        if type(value) is type(own) and isinstance(value, str | bool | int):
            setattr(draft, each.name, value)
    return draft
