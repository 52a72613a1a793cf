"""A wording of the shop's own: its fields, its checks, and how it does without what is not known.

Nothing here stores or prints it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from types import MappingProxyType
from typing import NamedTuple

from smallcrm.domain.cards import FIELDS, Version, fields_of
from smallcrm.domain.drafts import LINE_LIMIT, checked_language, checked_text, needed_line
from smallcrm.domain.errors import Invalid
from smallcrm.domain.folding import fold
from smallcrm.domain.sentence import Sentence, sentence

NAME_LIMIT = 60
WORDS_LIMIT = 1500  # twice what the inside of a folded card holds
NAME_FROM_WORDS = 40  # letters of the words that name a wording without a name

ALWAYS_KNOWN = frozenset({"preferred_name", "shop_name"})
"""Fields that nobody of the book is without."""

EVERY_WAY_UP_TO = 4
"""So many fields of a text are left out in every combination; of more only one at a time."""

FIELD_WORDS: Mapping[str, Sentence] = MappingProxyType(
    {
        "preferred_name": sentence("what to call them"),
        "what_you_bought": sentence("what they bought"),
        "friend": sentence("whom they sent"),
        "promise": sentence("our promise"),
        "helper": sentence("who served them"),
        "shop_name": sentence("the name of the shop"),
        "what_they_said": sentence("what they said"),
        "what_we_did": sentence("what we did"),
        "years": sentence("how many years with us"),
        "when": sentence("when it was"),
    }
)
"""What the fields of a wording are called on the screen."""

_TOKEN = re.compile(r"\{([^{}\n]*)\}")
# A stop, the quotation marks and brackets that close after it, and a space; or a CJK full stop.
_SENTENCE = re.compile(
    r".*?(?:[.!?\u2026][\"'\u201d\u201c\u2019\u00bb)\u00a0]*(?=\s|$)|[\u3002\uff01\uff1f]|$)\s*",
    re.DOTALL,
)
# "Mr. Miller", "z. B.", "3. Mai": a point that ends no sentence.
_NO_END = re.compile(r"(?:^|[\s(])(?:[A-ZÀ-ÖØ-Þ]\w?|\w|Mrs|Sra|Mme|Mlle|Prof|\d+)\.\s*$")


class Token(NamedTuple):
    """What stands in braces in a line: with its braces, and from where to where."""

    text: str
    start: int
    end: int


class CheckedWording(NamedTuple):
    """A wording for the book. words: paragraphs with an empty line between them."""

    occasion: str
    language: str
    name: str
    greeting: str
    words: str
    closing: str


@dataclass
class WordingDraft:
    """A wording as typed. Fields of the customer stand in braces, such as {preferred_name}."""

    occasion: str = ""
    language: str = ""
    name: str = ""
    greeting: str = ""
    words: str = ""
    closing: str = ""

    def checked(self) -> CheckedWording:
        """The wording for the book; without a name it is called by its first words.

        Raises Invalid (name, greeting, words, closing, language).
        """
        words = checked_text("words", self.words, WORDS_LIMIT)
        if not words:
            raise Invalid("words", "Write the words of the card.")
        greeting = needed_line("greeting", self.greeting)
        closing = needed_line("closing", self.closing)
        for field, text in (("greeting", greeting), ("words", words), ("closing", closing)):
            _must_know_fields(field, text)
        if not any(without(part, FIELDS - ALWAYS_KNOWN) for part in words.split("\n")):
            raise Invalid(
                "words",
                "Every sentence here needs something that is not known of everybody. Write one "
                "sentence without such a field.",
            )
        language = checked_language("language", self.language) or "en"
        return CheckedWording(
            occasion=self.occasion,
            language=language,
            name=needed_line("name", self.name.strip() or _first_words(words), NAME_LIMIT),
            greeting=_set(greeting, language),
            words=_set(words, language),
            closing=_set(closing, language),
        )

    def printable(self) -> CheckedWording:
        """What of it can be printed as it stands, to be looked at while it is written.

        Never raises: a sentence with a brace that is no field is left out, too long words are cut.
        """
        cut = self.words[:WORDS_LIMIT]
        return CheckedWording(
            occasion=self.occasion,
            language=self.language,
            name=self.name,
            greeting=_sound(self.greeting[:LINE_LIMIT]),
            words="\n".join(_sound(line) for line in cut.split("\n")),
            closing=_sound(self.closing[:LINE_LIMIT]),
        )


def without_fields(words: str) -> str:
    """The words on one line, with dots for what differs from customer to customer."""
    return " ".join(_TOKEN.sub("…", words).split())


def paragraphs_of(words: str) -> tuple[str, ...]:
    """The paragraphs of words between which stands an empty line."""
    return tuple(part.strip() for part in re.split(r"\n\s*\n", words) if part.strip())


def without(text: str, unknown: frozenset[str]) -> str:
    """The text without the sentences that use one of these fields; lines stay lines.

    So an own text never has a gap where something is not known.
    """
    kept = []
    for line in text.split("\n"):
        said = [part for part in sentences(line) if unknown.isdisjoint(fields_of(part))]
        shorter = "".join(said).strip()
        if shorter or not line.strip():
            kept.append(shorter)
    return "\n".join(kept).strip()


def sentences(line: str) -> list[str]:
    """The sentences of a line, each with the spaces after it; together they are the line."""
    found: list[str] = []
    for part in _SENTENCE.findall(line):
        if found and (_NO_END.search(found[-1]) or part[:1].islower()):
            found[-1] += part
        elif part:
            found.append(part)
    return found


def versions_of(own: CheckedWording, plain: Version) -> tuple[Version, ...]:
    """The ways to say an own wording, from the whole text to what needs nothing.

    plain: a bundled version of the occasion that needs nothing; its greeting and closing stand in
    where those of the shop need what is not known.
    """
    used = fields_of("\n".join((own.greeting, own.words, own.closing)))
    found = dict.fromkeys(_version(own, known, plain) for known in _ways(used))
    return tuple(sorted(found, key=lambda version: len(version.needs), reverse=True))


def field_tokens(line: str) -> list[Token]:
    """Everything in braces in a line, known or not, in its order."""
    return [Token(found[0], *found.span()) for found in _TOKEN.finditer(line)]


def shown_text(text: str, called: Callable[[str], str]) -> str:
    """The text with its fields as they are called on the screen; others stay as they are."""

    def word(token: re.Match[str]) -> str:
        return f"{{{called(token[1])}}}" if token[1] in FIELDS else token[0]

    return _TOKEN.sub(word, text)


def written_text(text: str, called: Callable[[str], str]) -> str:
    """The text for the book: fields by their codes, typed by code or as the screen calls them."""
    codes = {fold(called(code)): code for code in FIELDS} | {code: code for code in FIELDS}

    def code(token: re.Match[str]) -> str:
        typed = fold(" ".join(token[1].split()))
        return f"{{{codes[typed]}}}" if typed in codes else token[0]

    return _TOKEN.sub(code, text)


def fields_in(finished: str, *, besides: str = "") -> tuple[str, ...]:
    """The fields in finished words, with their braces as they were typed, each once.

    Finished words should hold none: nothing fills them in any more. Whoever writes a word in braces
    means a field, in whatever spelling. besides: words in which they are plain text, such as a
    customer's name with braces.
    """
    plain = {token.text for line in besides.split("\n") for token in field_tokens(line)}
    found = [token.text for line in finished.split("\n") for token in field_tokens(line)]
    meant = (text for text in dict.fromkeys(found) if any(map(str.isalpha, text)))
    return tuple(text for text in meant if text not in plain)


def _set(text: str, language: str) -> str:
    """In French no line begins with the colon or the guillemet that a space parts from its word."""
    if language.partition("-")[0] != "fr":
        return text
    return re.sub(r" (?=[:;!?»])|(?<=«) ", "\u00a0", text)


def _sound(line: str) -> str:
    return "".join(part for part in sentences(line) if not _has_wrong_brace(part)).strip()


def _has_wrong_brace(text: str) -> bool:
    without_known = _TOKEN.sub(lambda token: "" if token[1] in FIELDS else "{", text)
    return bool(re.search(r"[{}]", without_known))


def _ways(used: tuple[str, ...]) -> list[frozenset[str]]:
    whole = frozenset(used)
    if len(used) <= EVERY_WAY_UP_TO:
        sizes = range(len(used), -1, -1)
        return [frozenset(some) for size in sizes for some in combinations(used, size)]
    return [whole, *(whole - {one} for one in used), whole & ALWAYS_KNOWN, frozenset()]


def _version(own: CheckedWording, known: frozenset[str], plain: Version) -> Version:
    unknown = FIELDS - known
    parts = (without(part, unknown) for part in paragraphs_of(own.words))
    return Version(
        greeting=own.greeting if known.issuperset(fields_of(own.greeting)) else plain.greeting,
        text=tuple(part for part in parts if part),
        closing=own.closing if known.issuperset(fields_of(own.closing)) else plain.closing,
    )


def _first_words(words: str) -> str:
    line = without_fields(words)
    return line if len(line) <= NAME_FROM_WORDS else f"{line[:NAME_FROM_WORDS].rstrip()}…"


def _must_know_fields(field: str, text: str) -> None:
    for name in _TOKEN.findall(text):
        if name not in FIELDS:
            raise Invalid(
                field,
                "There is no field {name}. There are: {fields}.",
                name=f"{{{name}}}",
                fields=_all_fields(),
            )
    if re.search(r"[{}]", _TOKEN.sub("", text)):
        raise Invalid(
            field,
            "A brace stands alone here. Take it away, or press a field to put one in.",
        )


def _all_fields() -> Sentence:
    def joined(before: Sentence, after: Sentence) -> Sentence:
        return sentence("{first}, {second}", first=before, second=after)

    return reduce(joined, FIELD_WORDS.values())
