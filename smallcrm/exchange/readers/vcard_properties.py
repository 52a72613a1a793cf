"""One property of an address card: its name, its parameters, and its value as text.

Written after vCard 2.1, RFC 2426 (3.0), RFC 6350 (4.0) and RFC 6868, and after what programs really
write. Nothing here knows what a property is used for.
"""

import binascii
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from smallcrm.exchange.readers.text import clean, codec_name
from smallcrm.exchange.readers.vcard_lines import Line

_BARE_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT", "Q"}
_BARE_VALUES = {"URI", "URL", "TEXT", "DATE"}
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_LONGEST_HEAD = 4000  # characters before the colon; Apple writes long labels there
_CARETS = re.compile(r"\^(?:\^|n|')")
_CARET_MEANS = {"^^": "^", "^n": "\n", "^'": '"'}


class Property(NamedTuple):
    """A property with its value still escaped. params: upper-case names; types: lower case."""

    line: int
    group: str
    name: str
    params: Mapping[str, str]
    types: tuple[str, ...]
    value: str

    @property
    def text(self) -> str:
        """The value as one text."""
        return unescaped(self.value).strip()

    def parts(self, separator: str = ";") -> list[str]:
        """The value's pieces, parted where the separator is not escaped."""
        if "\\" not in self.value:
            return [piece.strip() for piece in self.value.split(separator)]
        hidden = self.value.replace("\\\\", "\0").replace(f"\\{separator}", "\1")
        shown = (piece.replace("\1", f"\\{separator}") for piece in hidden.split(separator))
        return [unescaped(piece.replace("\0", "\\\\")).strip() for piece in shown]

    @property
    def rank(self) -> int:
        """How much the card prefers this one: 1 most, 100 least, 101 not at all."""
        said = self.params.get("PREF", "")
        if said.isascii() and said.isdecimal():
            return max(1, min(int(said[:4]), 100))
        return 1 if "pref" in self.types else 101


def unescaped(text: str) -> str:
    r"""The text with \n, \, \; \: and \\ put back."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else _escaped(found[1]), text)


def plain_property(number: int, text: str) -> Property | None:
    """The property in a line without folds and codings, or None when the line has no colon."""
    head, colon, value = text.partition(":")
    if not colon:
        return None
    if '"' in head:
        return property_of(Line(number, (text.encode("utf-8", "replace"),)), "", "utf-8")
    group, name, params, types = _head(head[:_LONGEST_HEAD])
    return Property(number, group, name, params, types, clean(value))


def property_of(line: Line, version: str, page: str) -> Property | None:
    """The property in a line, or None when the line has no colon and so no value.

    page: the old alphabet of what is neither UTF-8 nor says its CHARSET.
    """
    whole, tight = line.joined(version)
    colon = _colon(whole)
    if colon < 0:
        return None
    group, name, params, types = _head(_text(whole[:colon][:_LONGEST_HEAD], "", page))
    value = whole[colon + 1 :]
    encoding = params["ENCODING"].upper() if "ENCODING" in params else ""
    if encoding in {"QUOTED-PRINTABLE", "Q"} or line.is_soft:
        value = binascii.a2b_qp(value)
    elif encoding in {"B", "BASE64"}:
        value = _from_base64(value)
    elif tight is not whole and not _is_utf8(value):
        value = tight[_colon(tight) + 1 :]
    text = clean(_text(value, params.get("CHARSET", ""), page))
    return Property(line.number, group, name, params, types, text)


@lru_cache(maxsize=1000)  # a file has few different heads
def _head(head: str) -> tuple[str, str, Mapping[str, str], tuple[str, ...]]:
    """Group, name, parameters and types of what stands before the colon."""
    names, *rest = _split_head(head)
    group, _, name = names.strip().rpartition(".")
    params, types = _params(rest)
    return group.lower(), name.strip().upper(), MappingProxyType(params), types


def _escaped(character: str) -> str:
    return character if character in "\\,;:" else f"\\{character}"


def _colon(whole: bytes) -> int:
    """Where the value begins: the first colon outside of quotes, or the first one at all."""
    colon = whole.find(b":")
    if b'"' not in whole[: max(colon, 0)]:
        return colon
    is_inside = False
    for at, byte in enumerate(whole[:_LONGEST_HEAD]):
        if byte == 0x22:
            is_inside = not is_inside
        elif byte == 0x3A and not is_inside:
            return at
    return colon


def _split_head(head: str) -> list[str]:
    if '"' not in head:
        return head.split(";")
    pieces = [""]
    is_inside = False
    for character in head:
        is_inside ^= character == '"'
        if character == ";" and not is_inside:
            pieces.append("")
        else:
            pieces[-1] += character
    return pieces


def _params(pieces: list[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The parameters, and all types whether they are written TYPE=a,b or TYPE="a,b" or bare."""
    params: dict[str, str] = {}
    types: list[str] = []
    for piece in pieces:
        name, equals, value = piece.strip().partition("=")
        name = name.strip().upper()
        value = _CARETS.sub(lambda found: _CARET_MEANS[found[0]], value.strip().strip('"'))
        if not equals:
            if name in _BARE_ENCODINGS:
                params["ENCODING"] = name
            elif name in _BARE_VALUES:
                params["VALUE"] = name
            elif name:
                types.append(name.lower())
        elif name == "TYPE":
            types += [word.strip().strip('"').lower() for word in value.split(",")]
        else:
            params.setdefault(name, value)
    return params, tuple(dict.fromkeys(filter(None, types)))


def _from_base64(value: bytes) -> bytes:
    packed = b"".join(value.split())
    try:
        return binascii.a2b_base64(packed)
    except binascii.Error:
        return b""


def _text(value: bytes, charset: str, page: str) -> str:
    """The letters of a value: as CHARSET says, else UTF-8, else the old alphabet of the file."""
    named = codec_name(charset) if charset else ""
    for name in (named, "utf-8"):
        if not name:
            continue
        try:
            return value.decode(name)
        except UnicodeDecodeError:
            continue
    return value.decode(page, "replace")


def _is_utf8(value: bytes) -> bool:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
