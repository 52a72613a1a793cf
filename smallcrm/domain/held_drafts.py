"""Drafts as plain values and back, so that a half-written form can be kept.

Only the fields that were changed are kept: what somebody else changed meanwhile stays.
"""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

D = TypeVar("D")


class _Unfit(Exception):
    """A kept value that does not fit its field any more."""


def changed_fields(draft: object, untouched: object) -> dict[str, object]:
    """The fields of a dataclass that differ from another of its kind, as JSON takes them."""
    now, before = _plain(draft), _plain(untouched)
    assert isinstance(now, dict)  # noqa: S101 - drafts are dataclasses
    assert isinstance(before, dict)  # noqa: S101
    return {name: value for name, value in now.items() if value != before.get(name)}


def with_fields(draft: D, kept: Mapping[str, object]) -> D:
    """The draft with what was kept put over it. Never raises: what does not fit is left out."""
    return replace(draft, **_fitting(type(draft), kept))  # type: ignore[type-var]


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, Enum):
        return _plain(value.value)
    return value.isoformat() if isinstance(value, date) else value


def _fitting(kind: type, kept: Mapping[str, object]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    hints = get_type_hints(kind)
    for name, value in kept.items():
        if name not in hints:
            continue
        try:
            found[name] = _typed(hints[name], value)
        except (_Unfit, TypeError, ValueError):
            continue
    return found


def _typed(hint: Any, value: object) -> Any:  # noqa: ANN401 - a type hint can be anything
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return _first_that_fits(inner, value)
    if origin in {list, tuple, set, frozenset} and isinstance(value, list):
        return origin(_typed(inner[0], each) for each in value)
    if origin is dict and isinstance(value, dict):
        return {_typed(inner[0], key): _typed(inner[1], each) for key, each in value.items()}
    kind = getattr(hint, "__supertype__", hint)
    if hasattr(kind, "__supertype__"):
        return _typed(kind, value)
    return _one(kind, value)


def _one(kind: Any, value: object) -> Any:  # noqa: ANN401
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        if isinstance(value, dict):
            return kind(**_fitting(kind, value))
        raise _Unfit
    if isinstance(kind, type) and issubclass(kind, date | Enum):
        return kind.fromisoformat(str(value)) if issubclass(kind, date) else kind(value)
    if kind is type(value) or (kind is types.NoneType and value is None):
        return value
    raise _Unfit


def _first_that_fits(hints: tuple[Any, ...], value: object) -> Any:  # noqa: ANN401
    for hint in hints:
        try:
            return _typed(hint, value)
        except (_Unfit, TypeError, ValueError):
            continue
    raise _Unfit
