"""From the bytes of an address book file to cards, and from cards to lines, torn files included.

Nothing here knows what a property means.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from smallcrm.exchange.readers.rows import LONGEST_RAW

_BEGIN = re.compile(rb"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(rb"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_USUAL_BEGIN, _USUAL_END = b"BEGIN:VCARD\n", b"\nEND:VCARD\n"
_LAST_OF_MARKS = frozenset({b"D", b"d", b" ", b"\t"})
_AGENT = re.compile(rb"AGENT(?:;[^:]*)?:\s*", re.IGNORECASE)
_PROPERTY = re.compile(rb"[A-Za-z0-9_./-]+[;:]")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=]+\s*")
_IS_BASE64 = re.compile(rb"^[^:]*;(?:ENCODING=)?\"?(?:B|BASE64)\"?[;:]", re.IGNORECASE)
_IS_QUOTED = re.compile(rb"^[^:]*QUOTED-PRINTABLE", re.IGNORECASE)
_NAME = re.compile(rb"\s*(?:[^;:.]*\.)?([A-Za-z0-9-]+)\s*[;:]")
_LOOKED_AT = 200  # bytes of a property that tell what kind it is
_VERSION = re.compile(rb"VERSION\s*:\s*(\d)", re.IGNORECASE)
# A line of this length was folded wherever it became full; a shorter one at a blank.
_FULL_LINE = 75


class Line(NamedTuple):
    """One property with the number of its first line; parts are its lines, folds still in."""

    number: int
    parts: Sequence[bytes]
    is_soft: bool = False

    def joined(self, version: str) -> tuple[bytes, bytes]:
        """The property in one piece, and a second reading for a fold inside of a letter.

        Version 2.1 folds at a blank and keeps it, later ones put a blank in that goes away.
        """
        if len(self.parts) == 1:
            return self.parts[0], self.parts[0]
        if self.is_soft:
            bare = [part.removesuffix(b"=") for part in self.parts[:-1]]
            whole = b"".join([*bare, self.parts[-1]])
            return whole, whole
        tight = b"".join([self.parts[0], *(part[1:] for part in self.parts[1:])])
        if version != "2":
            return tight, tight
        pieces = [self.parts[0]]
        for before, part in zip(self.parts, self.parts[1:], strict=False):
            keeps = len(before) < _FULL_LINE and part[1:2] not in {b" ", b"\t"}
            pieces.append(b" " + part[1:] if keeps else part[1:])
        return b"".join(pieces), tight


@dataclass(slots=True)
class Card:
    """The lines of one card. number: counted from 1; first_line: of its BEGIN.

    plain: all lines at once, when each of them stands for itself; then lines is empty.
    """

    number: int
    first_line: int
    lines: list[Line] = field(default_factory=list)
    is_ended: bool = False
    plain: bytes = b""

    @property
    def version(self) -> str:
        """The first digit of the card's version; cards without one are read like 3.0."""
        for line in self.torn():
            found = _VERSION.match(line.parts[0])
            if found:
                return found[1].decode("ascii")
        return "3"

    def torn(self) -> list[Line]:
        """The lines one by one."""
        if not self.plain:
            return self.lines
        parts = enumerate(self.plain.split(b"\n"), self.first_line + 1)
        return [Line(number, (part,)) for number, part in parts if part.strip()]

    @property
    def raw(self) -> str:
        """The card's text, roughly, for the list of what could not be read."""
        whole = self.plain or b"\n".join(part for line in self.lines for part in line.parts)
        return whole[:LONGEST_RAW].decode("utf-8", "replace")


class Stray(NamedTuple):
    """Text that stands outside of all cards, and the line where it begins."""

    number: int
    text: str


def cards(data: bytes, binary: frozenset[str]) -> Iterator[Card | Stray]:
    """The cards in a file. A card without END ends where the next one begins.

    binary: names of properties whose values are passed over unread.
    """
    text = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    at = line = count = 0
    while text.startswith(_USUAL_BEGIN, at):
        end = text.find(_USUAL_END, at)
        chunk = text[at + len(_USUAL_BEGIN) : end]
        if end < 0 or not _is_plain(chunk.upper(), binary):
            break
        count += 1
        yield Card(count, line + 1, is_ended=True, plain=chunk)
        at = end + len(_USUAL_END)
        line += chunk.count(b"\n") + 3
    yield from _odd_cards(text[at:], binary, line, count)


def _is_plain(chunk: bytes, binary: frozenset[str]) -> bool:
    """Whether the lines of a card, in capitals, stand each for itself and mean what they say."""
    if b"\n " in chunk or b"\n\t" in chunk or b"=\n" in chunk or b"\nBEGIN" in chunk:
        return False
    if b"BASE64" in chunk or b"ENCODING" in chunk or b"QUOTED" in chunk or b"CHARSET" in chunk:
        return False
    if b"AGENT" in chunk:
        return False
    return not any(name.encode() in chunk for name in binary) and chunk[:1] not in b"\n "


def _odd_cards(
    text: bytes, binary: frozenset[str], lines_before: int, cards_before: int
) -> Iterator[Card | Stray]:
    """Cards with folds, pictures and damage, read line by line."""
    stack = _OpenCard(cards_before)
    for line in _logical_lines(text, binary, lines_before):
        found = stack.take(line)
        if found is not None:
            yield found
    if stack.card is not None:
        yield stack.card


class _OpenCard:
    """The card that is being gathered; a card inside of an AGENT is passed over."""

    def __init__(self, count: int) -> None:
        self.card: Card | None = None
        self._is_in_agent = False
        self._is_in_stray = False
        self._count = count

    def take(self, line: Line) -> Card | Stray | None:
        """Add a line; returns what is finished by it."""
        first = line.parts[0]
        if first[-1:] in _LAST_OF_MARKS:
            if _BEGIN.fullmatch(first):
                return self._begin(line)
            if _END.fullmatch(first):
                return self._end()
        if self.card is not None:
            if not self._is_in_agent:
                self.card.lines.append(line)
            return None
        if self._is_in_stray:
            return None
        self._is_in_stray = True
        return Stray(line.number, first[:LONGEST_RAW].decode("utf-8", "replace"))

    def _begin(self, line: Line) -> Card | None:
        before = self.card
        if before is not None and not before.lines:  # BEGIN twice
            return None
        if before is not None and not self._is_in_agent:
            self._is_in_agent = bool(_AGENT.fullmatch(before.lines[-1].parts[0]))
            if self._is_in_agent:
                return None
        self._count += 1
        self.card = Card(self._count, line.number)
        self._is_in_agent = self._is_in_stray = False
        return before

    def _end(self) -> Card | None:
        if self._is_in_agent:
            self._is_in_agent = False
            return None
        done, self.card = self.card, None
        if done is not None:
            done.is_ended = True
        return done


def _logical_lines(text: bytes, binary: frozenset[str], before: int) -> Iterator[Line]:
    """Lines with their folds and soft breaks gathered; pictures come without their bytes."""
    gathered = _Gathered(binary)
    for number, line in enumerate(text.split(b"\n"), before + 1):
        done = gathered.take(number, line)
        if done is not None:
            yield done
    last = gathered.flush()
    if last is not None:
        yield last


class _Gathered:
    """The property that is being put together from several lines."""

    def __init__(self, binary: frozenset[str]) -> None:
        self._binary = binary
        self._number = 0
        self._parts: list[bytes] = []
        self._is_soft = False
        self._is_base64 = False
        self._is_skipped = False

    def take(self, number: int, line: bytes) -> Line | None:
        """Add a line; returns the property before it when the line begins a new one."""
        if not self._parts:
            if line.strip():
                self._begin(number, line)
            return None
        if self._parts[-1][-1:] == b"=" and self._goes_on_softly(line):
            self._is_soft = True
            self._parts.append(line)
            return None
        if not line.strip():
            return None
        if self._is_base64 and _BASE64.fullmatch(line):
            self._add(b" " + line)
            return None
        if line[:1] in {b" ", b"\t"} and not self._is_soft:
            self._add(line)
            return None
        done = self.flush()
        self._begin(number, line)
        return done

    def flush(self) -> Line | None:
        """The property put together so far, or None when there is none."""
        if not self._parts:
            return None
        done = Line(self._number, self._parts, self._is_soft)
        self._parts = []
        return done

    def _begin(self, number: int, line: bytes) -> None:
        self._number = number
        self._is_soft = False
        head = line[:_LOOKED_AT]
        found = _NAME.match(head)
        name = found[1].decode("ascii").upper() if found else ""
        self._is_skipped = name in self._binary
        self._is_base64 = self._is_skipped or bool(b";" in head and _IS_BASE64.match(head))
        self._parts = [head if self._is_skipped else line]

    def _add(self, line: bytes) -> None:
        if not self._is_skipped:
            self._parts.append(line)

    def _goes_on_softly(self, line: bytes) -> bool:
        """Whether the last line ends in a soft break of quoted-printable."""
        if self._is_base64 or _BEGIN.fullmatch(line) or _END.fullmatch(line):
            return False
        said = self._is_soft or bool(_IS_QUOTED.match(self._parts[0]))
        # Old phones leave the word out; then the next line must not be a property of its own.
        return said or (line[:1] not in {b"", b" ", b"\t"} and not _PROPERTY.match(line))
