"""Text made comparable (case, accents, scripts) and text from people made harmless.

Nothing here ranks, stores or shows what it folds.
"""

import re
import unicodedata
from functools import lru_cache

_ASCII_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile("['\u2019\u2018\u02bc`\u00b4]")
_LETTERS_REMEMBERED = 20_000  # covers a shop with Chinese, Japanese and Korean customers

# Canonical combining classes: from 200 on stand the accents of Latin, Greek and Cyrillic; 10-35 are
# the optional vowel points of Hebrew and Arabic. Marks between them (Thai and Indic vowel signs,
# Japanese voicing) make a different letter and stay.
_ACCENT_CLASSES = frozenset(range(200, 255)) | frozenset(range(10, 36))

# How German and Nordic people write these letters when the keyboard has none of them.
_WRITTEN_OUT = str.maketrans(
    {
        "\u00e4": "ae",
        "\u00f6": "oe",
        "\u00fc": "ue",
        "\u00f8": "oe",
        "\u00e5": "aa",
    }
)
_WRITTEN_OUT_LETTERS = frozenset("\u00e4\u00f6\u00fc\u00f8\u00e5")

# Directions that could turn the rest of a line around, and marks that show as nothing.
_INVISIBLE = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\ufeff\ufff9\ufffa\ufffb"
)
_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def fold(text: str) -> str:
    """The text without case and accents, for comparing; other scripts stay in their own letters.

    Punctuation and spaces stay. Latin letters that are not "letter plus accent" are spelt in ASCII
    (l-stroke as l, sharp s as ss). Never raises, whatever the text holds.
    """
    if text.isascii():
        return text.lower()
    composed = unicodedata.normalize("NFC", text)
    folded = "".join([_folded_letter(letter) for letter in composed])
    return unicodedata.normalize("NFC", folded)


def words(text: str) -> list[str]:
    """The folded words of a text in their order; anything that is no letter or digit parts them."""
    folded = fold(text)
    if folded.isascii():
        return _ASCII_WORD.findall(folded)
    return _spaced(folded).split()


def search_words(text: str) -> list[str]:
    """Every word by which a text should be found, each once: as folded, joined, and in Latin.

    "O'Brien" gives o, brien and obrien; a name in Greek gives itself and its Latin spelling, so
    that it is found on a keyboard without Greek letters; "Jürgen" gives jurgen and juergen.
    """
    found = dict.fromkeys(words(text))
    if _APOSTROPHE.search(text):
        found.update(dict.fromkeys(_joined_words(text)))
    if not text.isascii():
        found.update(dict.fromkeys(_latin_words(text)))
    return list(found)


def clean_line(text: str, limit: int) -> str:
    """The text as one harmless line of at most limit characters.

    Line breaks and runs of spaces become one space; control characters, direction overrides and
    lone surrogates go. Normal form C.
    """
    if not text:
        return ""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())[:limit].rstrip()
    plain = _without_controls(_LINE_BREAKS.sub("\n", text), keep="")
    return " ".join(plain.split())[:limit].rstrip()


def clean_text(text: str, limit: int) -> str:
    """The text as harmless lines of at most limit characters together; line breaks are kept."""
    if text.isascii() and text.isprintable():
        return text.strip()[:limit].rstrip()
    plain = _without_controls(_LINE_BREAKS.sub("\n", text), keep="\n")
    lines = [line.rstrip() for line in plain.split("\n")]
    return "\n".join(lines).strip()[:limit].rstrip()


def _joined_words(text: str) -> list[str]:
    chunks = [chunk for chunk in text.split() if _APOSTROPHE.search(chunk)]
    return [word for chunk in chunks for word in words(_APOSTROPHE.sub("", chunk))]


def _latin_words(text: str) -> list[str]:
    """The words in plain Latin letters, and written out (ae, oe, ue) where people do that."""
    spaced = _spaced(unicodedata.normalize("NFC", text).casefold())
    found = _ASCII_WORD.findall("".join([_latin_letter(letter) for letter in spaced]))
    if not _WRITTEN_OUT_LETTERS.isdisjoint(spaced):
        written_out = spaced.translate(_WRITTEN_OUT)
        found += _ASCII_WORD.findall("".join([_latin_letter(letter) for letter in written_out]))
    return found


def _spaced(text: str) -> str:
    """The text with a space for everything that belongs to no word."""
    return "".join([letter if _is_of_word(letter) else " " for letter in text])


@lru_cache(maxsize=_LETTERS_REMEMBERED)
def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or unicodedata.category(letter) in {"Mn", "Mc"}


@lru_cache(maxsize=_LETTERS_REMEMBERED)
def _folded_letter(letter: str) -> str:
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", letter).casefold())
    kept = [mark for mark in apart if unicodedata.combining(mark) not in _ACCENT_CLASSES]
    return "".join([_plain_latin(part) for part in kept])


def _plain_latin(part: str) -> str:
    if part.isascii() or not part.isalpha():
        return part
    return _latin_letter(part) if unicodedata.name(part, "").startswith("LATIN ") else part


@lru_cache(maxsize=_LETTERS_REMEMBERED)
def _latin_letter(letter: str) -> str:
    """One letter of any script in lower-case ASCII; empty for a mark that has no sound."""
    if letter.isascii():
        return letter
    from anyascii import anyascii  # noqa: PLC0415

    return anyascii(letter).lower()


def _without_controls(text: str, keep: str) -> str:
    kept = [
        letter if letter.isprintable() or letter in keep else _in_place_of(letter)
        for letter in text
        if letter not in _INVISIBLE
    ]
    return unicodedata.normalize("NFC", "".join(kept))


def _in_place_of(letter: str) -> str:
    """What stands for a letter that can not be printed.

    Joiners, private signs and signs newer than this Python's tables (a new smiling face) stay.
    """
    if letter.isspace():
        return " "
    if unicodedata.category(letter) in {"Cc", "Cs"} or _is_no_character(ord(letter)):
        return ""
    return letter


def _is_no_character(code: int) -> bool:
    """Whether Unicode promises never to make a letter of it."""
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
