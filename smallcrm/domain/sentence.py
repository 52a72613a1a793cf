"""Sentences for people, kept as a key and arguments until somebody reads them.

The key is the English sentence with named places, so that one catalogue words it in every language.
Nothing here formats or translates.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Union

from smallcrm.domain.ids import CustomerId


@dataclass(frozen=True)
class Money:
    """An amount in minor units (cents) of an ISO 4217 currency."""

    amount_minor: int
    currency: str


@dataclass(frozen=True)
class CustomerRef:
    """A customer named by id, so that no name is stored twice or outlives an erasure."""

    customer_id: CustomerId


Arg = Union[str, int, date, time, datetime, Money, CustomerRef, "Sentence"]


@dataclass(frozen=True)
class Sentence:
    """One sentence in no language yet.

    key: English, with places such as {name}. plural: the form for counts other than one; then
    args["n"] is the count. args: what goes into the places; text from people is plain text.
    """

    key: str
    args: Mapping[str, Arg] = field(default_factory=dict)
    plural: str = ""


def sentence(key: str, **args: Arg) -> Sentence:
    """A sentence with its places filled, such as name for "{name} was here"."""
    return Sentence(key, args)


def counted(one: str, many: str, n: int, **args: Arg) -> Sentence:
    """A sentence whose wording depends on the count n, which is also the place {n}."""
    return Sentence(one, {"n": n, **args}, many)


def args_as_json(args: Mapping[str, Arg]) -> str:
    """The arguments as one JSON object, types kept, for a row of the book."""
    text = json.dumps({name: _as_plain(value) for name, value in args.items()}, ensure_ascii=False)
    # Half a letter pair has no UTF-8; written as an escape it is JSON like any other.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def args_from_json(text: str) -> dict[str, Arg]:
    """The arguments that args_as_json wrote."""
    return {name: _from_plain(value) for name, value in json.loads(text).items()}


def _as_plain(value: Arg) -> object:
    match value:
        case str() | int():
            return value
        case datetime():
            return {"instant": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case time():
            return {"time": value.isoformat("minutes")}
        case Money():
            return {"money": value.amount_minor, "currency": value.currency}
        case CustomerRef():
            return {"customer": value.customer_id}
        case Sentence():
            inner = {name: _as_plain(arg) for name, arg in value.args.items()}
            return {"sentence": value.key, "args": inner, "plural": value.plural}


def _from_plain(value: object) -> Arg:
    match value:
        case str() | int():
            return value
        case {"instant": str(text)}:
            return datetime.fromisoformat(text)
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"time": str(text)}:
            return time.fromisoformat(text)
        case {"money": int(amount), "currency": str(currency)}:
            return Money(amount, currency)
        case {"customer": int(number)}:
            return CustomerRef(CustomerId(number))
        case {"sentence": str(key), "args": dict(args), "plural": str(plural)}:
            return Sentence(key, {name: _from_plain(arg) for name, arg in args.items()}, plural)
    raise ValueError(f"not an argument of a sentence: {value!r}")
