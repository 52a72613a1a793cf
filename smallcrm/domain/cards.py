"""The plain values of a piece to print, and how its words are filled in.

Nothing here draws, reads a file or knows how customers are stored.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from smallcrm.domain.pictures import Picture

OwnMode = Literal["", "printed", "by_hand", "blank"]
"""Who writes the words of one card; "" for as the cards that it is printed with."""

CHARACTERS_MOST = 4000
"""More than any piece of paper of ours holds, and few enough to be composed and shaped at once."""

FIELDS = frozenset(
    {
        "preferred_name",
        "what_you_bought",
        "friend",
        "promise",
        "helper",
        "shop_name",
        "what_they_said",
        "what_we_did",
        "years",
        "when",
    }
)
"""The fields that a wording may use; any other word in braces is a spelling mistake."""

_FIELD = re.compile(r"\{([a-z_]+)\}")
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n\u00a0\u202f]+")
_LONELY_JOINERS = re.compile("(?<!\\S)[\u200d\ufe0e\ufe0f]+|\ufe0f")
_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LEFT_OUT = _DIRECTION_MARKS | frozenset("\u00ad\ufeff\ufff9\ufffa\ufffb")


def plain(text: str) -> str:
    """Text as it may stand on paper: composed (NFC), without control signs or lone surrogates.

    Line breaks stay, tabs become spaces. Signs that switch the direction of writing
    go, or a name could turn the line around it. What is longer than CHARACTERS_MOST is cut one
    character beyond it: so long a text fits no paper, and is reported before anything is printed.
    """
    text = text[: CHARACTERS_MOST + 1]
    if not text.isprintable():
        text = "".join(sign for sign in _BREAKS.sub("\n", text) if _is_printable(sign))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text))


def plain_line(text: str) -> str:
    """The text on one line, without spaces around it."""
    return " ".join(plain(text).split())


def _is_printable(sign: str) -> bool:
    if sign in "\n\t" or sign.isprintable():
        return True
    return unicodedata.category(sign) not in {"Cc", "Cs"} and sign not in _LEFT_OUT


class Filled(NamedTuple):
    """A text with its fields filled in; missing names those for which nothing was known."""

    text: str
    missing: tuple[str, ...]


def fields_of(template: str) -> tuple[str, ...]:
    """The fields that a text uses, in their order, each once."""
    return tuple(dict.fromkeys(_FIELD.findall(template)))


def fill(template: str, fields: Mapping[str, str]) -> Filled:
    """The text with what is known about the customer in its places.

    A field without a value (or with only spaces) is named in missing, and its place is closed up:
    neither braces nor a gap is ever printed. Values are one line of plain text each; braces in a
    value stay braces and fill nothing.
    """
    missing: list[str] = []

    def value(match: re.Match[str]) -> str:
        known = plain_line(fields.get(match[1], ""))
        if not known and match[1] not in missing:
            missing.append(match[1])
        return known

    text = _FIELD.sub(value, template)
    return Filled(_closed_up(text) if missing else text, tuple(missing))


def _closed_up(text: str) -> str:
    """The text without the double spaces and lonely commas that an empty place leaves."""
    return re.sub(r" +([,.;:!?])", r"\1", re.sub(r" {2,}", " ", text)).strip()


class Version(NamedTuple):
    """One way to say it: greeting, paragraphs, and the line above the pen's place."""

    greeting: str
    text: tuple[str, ...]
    closing: str

    @property
    def needs(self) -> tuple[str, ...]:
        """The fields without which this version can not be printed."""
        return fields_of("\n".join((self.greeting, *self.text, self.closing)))


@dataclass(frozen=True)
class Wording:
    """One suggestion of words for an occasion, in one language.

    versions: the richest first; the last needs the least. about: "purchase" or "kindness" when it
    thanks for that and for nothing else. together: the versions for several people who share the
    card; empty where they are said the same.
    """

    occasion: str
    language: str
    code: str
    versions: tuple[Version, ...]
    about: str = ""
    together: tuple[Version, ...] = ()

    def said_to(self, people: int) -> "Wording":
        """The wording as it is said to so many people; the other way stands in together."""
        if people == 1 or not self.together:
            return self
        return replace(self, versions=self.together, together=self.versions)

    def version_for(self, fields: Mapping[str, str]) -> Version:
        """The richest version of which every field is known; otherwise the last one."""
        known = {name for name, value in fields.items() if plain_line(value)}
        for version in self.versions:
            if known.issuperset(version.needs):
                return version
        return self.versions[-1]


class Words(NamedTuple):
    """The words of a card, filled in.

    missing: the fields that nothing is known for. language: the one that they are written in; empty
    for words of the owner's own.
    """

    greeting: str
    text: tuple[str, ...]
    closing: str
    missing: tuple[str, ...]
    language: str = ""


def words_of(wording: Wording, fields: Mapping[str, str]) -> Words:
    """The words of a card for one customer, from the richest version that fits them."""
    version = wording.version_for(fields)
    greeting, closing = fill(version.greeting, fields), fill(version.closing, fields)
    text = [fill(paragraph, fields) for paragraph in version.text]
    missing = dict.fromkeys(name for part in (greeting, *text, closing) for name in part.missing)
    return Words(
        greeting=greeting.text,
        text=tuple(part.text for part in text if part.text),
        closing=closing.text,
        missing=tuple(missing),
        language=wording.language,
    )


@dataclass(frozen=True)
class ShopOnPaper:
    """How the shop stands on its paper: nobody's name, only the shop's.

    line: a second, quieter line such as the street and phone. address: the sender's lines on an
    envelope, empty for none. logo: a PNG or JPEG file as pictures.for_logo() made it, or empty.
    """

    name: str
    line: str = ""
    address: tuple[str, ...] = ()
    logo: bytes = b""


@dataclass(frozen=True)
class CardPiece:
    """One card and its envelope, with every word as it will be printed.

    occasion: a code of PRODUCT.md section 16. language: BCP 47, such as "de"; it chooses the
    lettering of the front. text: the paragraphs. closing: the line above the 18 mm that are left
    for the pen; a name is never printed there. design: code of the front, empty for the occasion's
    usual one; "own:7" is the owner's picture. who: names the piece in
    messages and is never printed. envelope: the address lines in order; empty to hand the
    card over. colour: "#RRGGBB", empty for the design's own colours. picture: the owner's, where
    design says so. mode: who writes its words, where that differs from the others' of its batch.
    """

    occasion: str
    language: str
    greeting: str
    text: tuple[str, ...]
    shop: ShopOnPaper
    closing: str = ""
    design: str = ""
    who: str = ""
    envelope: tuple[str, ...] = ()
    colour: str = ""
    saves_ink: bool = True
    picture: Picture | None = None
    mode: OwnMode = ""

    def printed_texts(self) -> tuple[str, ...]:
        """Every text of the customer's that goes on paper, card and envelope."""
        return (self.greeting, *self.text, self.closing, *self.envelope)


def piece_from(
    words: Words,
    *,
    occasion: str,
    language: str,
    shop: ShopOnPaper,
    who: str,
    envelope: Iterable[str] = (),
    design: str = "",
) -> CardPiece:
    """A piece to print from filled words.

    language: of the customer; the front follows the words where they are in another one, so that
    no card speaks two languages.
    """
    return CardPiece(
        occasion=occasion,
        language=words.language or language,
        greeting=words.greeting,
        text=words.text,
        closing=words.closing,
        shop=shop,
        design=design,
        who=who,
        envelope=tuple(envelope),
    )


def without_signs(piece: CardPiece, signs: Iterable[str]) -> CardPiece:
    """The piece without these single signs, such as an emoji that no font can draw."""
    table = dict.fromkeys(map(ord, signs))

    def less(text: str) -> str:
        lines = _LONELY_JOINERS.sub("", plain(text.translate(table))).split("\n")
        return "\n".join(_closed_up(line) for line in lines)

    def each(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(map(less, texts))

    shop = piece.shop
    return replace(
        piece,
        greeting=less(piece.greeting),
        text=each(piece.text),
        closing=less(piece.closing),
        envelope=each(piece.envelope),
        shop=replace(shop, name=less(shop.name), line=less(shop.line), address=each(shop.address)),
    )
