"""Reads address books (vCard 2.1, 3.0, 4.0) card by card.

Nothing here reads pictures or follows a link; torn cards give what they still hold.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from smallcrm.domain.errors import ShopError
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.exchange.contact import Contact, Rejected, is_someone
from smallcrm.exchange.readers.guess import Item, ListGuess, ListRead, ReadOptions
from smallcrm.exchange.readers.text import codec_name, decoded, guessed_page
from smallcrm.exchange.readers.vcard_lines import Card, Stray, cards
from smallcrm.exchange.readers.vcard_person import Person
from smallcrm.exchange.readers.vcard_properties import Property, plain_property, property_of
from smallcrm.exchange.readers.words import table

_LONGEST_QUOTE = 200  # characters of a bad line shown in its warning


def read_cards(data: bytes, name: str, options: ReadOptions) -> ListRead:
    """The cards of an address book. Raises ShopError when there is none in the file."""
    content, encoding, is_certain = _as_bytes(data, options)
    if not any(isinstance(found, Card) for found in cards(content, _binary())):
        raise ShopError("{name} holds no address cards. Nothing was read.", name=name)
    guess = ListGuess(
        kind="vcard",
        encoding=encoding,
        encoding_is_certain=is_certain,
        rows=content.upper().count(b"BEGIN:VCARD"),
    )
    page = "cp1252" if encoding == "utf-8" else encoding
    return ListRead(guess, lambda: _items(content, page))


def _items(content: bytes, page: str) -> Iterator[Item]:
    number = 0
    for found in cards(content, _binary()):
        if isinstance(found, Stray):
            reason = sentence("Line {line}: this stands outside of all cards", line=found.number)
            yield Rejected(number + 1, reason, found.text)
            continue
        number = found.number
        yield contact_of(found, page)


def contact_of(card: Card, page: str) -> Contact | Rejected:
    """The person on a card, or why there is none. page: the old alphabet of bytes beyond UTF-8."""
    person = Person()
    warnings: list[Sentence] = []
    for number, text, read in _properties(card, page):
        if read is None:
            warnings.append(_left_out(card.number, number, text[:_LONGEST_QUOTE].strip()))
        else:
            person.add(read)
    if not card.is_ended:
        warnings.append(sentence("Card {card}: its end is missing", card=card.number))
    if person.is_no_person():
        return _rejected(card, "Card {card}, line {line}: a group, not a person")
    contact = person.contact(card.number, warnings)
    if is_someone(contact):
        return contact
    return _rejected(card, "Card {card}, line {line}: no name, company, phone or e-mail")


def _properties(card: Card, page: str) -> Iterator[tuple[int, str, Property | None]]:
    """Each property with the number and, if it is none, the text of its line."""
    try:
        lines = card.plain.decode("utf-8").split("\n") if card.plain else []
    except UnicodeDecodeError:
        lines = []
    if lines:
        for number, text in enumerate(lines, card.first_line + 1):
            if text and not text.isspace():
                yield number, text, plain_property(number, text)
        return
    version = card.version
    for line in card.torn():
        text = line.parts[0].decode("utf-8", "replace")
        yield line.number, text, property_of(line, version, page)


def _rejected(card: Card, key: str) -> Rejected:
    return Rejected(card.number, Sentence(key, _place(card)), card.raw)


def _place(card: Card) -> dict[str, Any]:
    return {"card": card.number, "line": card.first_line}


def _left_out(card: int, line: int, text: str) -> Sentence:
    return sentence(
        "Card {card}: line {line} has no colon and was left out: {text}",
        card=card,
        line=line,
        text=text,
    )


def _as_bytes(data: bytes, options: ReadOptions) -> tuple[bytes, str, bool]:
    """The file in an alphabet of single bytes, its name, and whether that is certain."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if b"\0" not in data[:200]:
            return data.removeprefix(b"\xef\xbb\xbf"), "utf-8", True
    if b"\0" in data[:200]:
        read = decoded(data, options.encoding, options.locale)
        return read.text.encode("utf-8"), read.encoding, read.is_certain
    chosen = codec_name(options.encoding)
    if chosen and chosen != "utf-8":
        return data, chosen, True
    return data, guessed_page(data, options.locale), False


@cache
def _binary() -> frozenset[str]:
    return frozenset(table("vcard")["binary"])
