"""What Unicode knows about signs: which belong together, their script, and whose Chinese it is.

Nothing here knows fonts, and nothing breaks lines.
"""

import re
import unicodedata
from functools import lru_cache

_NEUTRAL_NAMES = frozenset({"COMBINING", "VARIATION", "ZERO"})
_BLANK_SIGNS = (
    "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # joiners, fillers and an empty cell
)
_JOINER = "\u200d"
_AS_PICTURE = "\ufe0f"  # variation selector 16: draw the sign before it as an emoji
_KEYCAP = "\u20e3"
_FIRST_PICTURE = "\U0001f000"  # from here on signs are emoji and the like
_VIRAMA = 9  # Unicode's combining class of the signs that bind consonants in India's scripts
_THAI_LAO_AM = "\u0e33\u0eb3"  # UAX 29: SARA AM keeps to its consonant
_LONGEST_CLUSTER = 32  # twice the longest emoji sequence; more is mischief
_ACCENT = re.compile("[\u0300-\u036f]")
_PARTING = "\u200b\u2060"  # zero width space, word joiner: they say where a line may end
_ROLES = {
    "tone": ("\U0001f3fb", "\U0001f3ff"),
    "flag": ("\U0001f1e6", "\U0001f1ff"),
    "jamo": ("\u1160", "\u11ff"),  # vowel or end of a Korean syllable written in parts
}
_NO_CONJUNCTS = "\u2e80"  # from here on: Chinese, Korean ...
_TELLING = ("gb2312", "big5", "shift_jis", "euc_kr")  # which signs each country's readers know
_READERS = ("zh-Hans", "zh-Hant", "ja", "ko")
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


@lru_cache(maxsize=4096)
def needs_no_ink(sign: str) -> bool:
    """Whether a sign is only a hint to its neighbours: joiners, variation selectors, marks."""
    point = ord(sign)
    if 0xFE00 <= point <= 0xFE0F or 0xE0000 <= point <= 0xE0FFF:
        return True
    return unicodedata.category(sign) == "Cf" or sign in _BLANK_SIGNS


@lru_cache(maxsize=8192)
def script(sign: str) -> str:
    """The first word of the sign's Unicode name ("CYRILLIC"), empty for what all scripts share."""
    if unicodedata.category(sign)[0] not in "LM":
        return ""
    first = unicodedata.name(sign, "").partition(" ")[0].partition("-")[0]
    return "" if first in _NEUTRAL_NAMES else first


def clusters(text: str) -> list[str]:
    """The text in parts that are never torn: a letter with its marks, an emoji sequence, a flag.

    After UAX 29 (extended grapheme clusters), which Python does not offer. Joined, they are the
    text again.
    """
    if text.isascii():
        return list(text)
    parts: list[str] = []
    for sign in text:
        if parts and _stays(parts[-1], sign):
            parts[-1] += sign
        else:
            parts.append(sign)
    return parts


def accented(text: str) -> list[str]:
    """The letters of a text whose accents no sign of Unicode has: they must be put together."""
    if not _ACCENT.search(text):
        return []
    return [part for part in clusters(text) if len(part) > 1 and "\u0300" <= part[1] <= "\u036f"]


def is_picture(cluster: str) -> bool:
    """Whether a cluster asks to be drawn as an emoji."""
    return cluster[0] >= _FIRST_PICTURE or _AS_PICTURE in cluster or _KEYCAP in cluster


def is_shared(cluster: str) -> bool:
    """Whether it is punctuation, a digit or a currency sign, which any script may use."""
    category = unicodedata.category(cluster[0])
    return category[0] in "PN" or category in {"Sm", "Sc"}


def han_readers(text: str, language: str) -> str:
    """Whose Chinese signs these are: "zh-Hans", "zh-Hant", "ja" or "ko"; empty for a text without.

    language: BCP 47; it decides where it is one of theirs. Otherwise the other letters of the
    line do, and at last which country's own character set knows all of the signs.
    """
    found = {script(sign) for sign in text if sign >= "\u1100"}
    if not found & {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"}:
        return ""
    tag = language.lower().replace("_", "-").split("-")
    if tag[0] in {"ja", "ko"}:
        return tag[0]
    if tag[0] in {"zh", "yue"}:
        return "zh-Hant" if tag[0] == "yue" or _TRADITIONAL & set(tag) else "zh-Hans"
    if found & {"HIRAGANA", "KATAKANA"}:
        return "ja"
    if "HANGUL" in found:
        return "ko"
    return "zh-Hant" if "BOPOMOFO" in found else _who_knows(text)


def _who_knows(text: str) -> str:
    signs = "".join(sign for sign in text if script(sign) == "CJK")
    for codec, readers in zip(_TELLING, _READERS, strict=True):
        try:
            signs.encode(codec)
        except UnicodeEncodeError:
            continue
        return readers
    return _READERS[0]


def _stays(part: str, sign: str) -> bool:
    """Whether a sign belongs to the part before it."""
    role = _role(sign)
    if not role or len(part) >= _LONGEST_CLUSTER:
        return False
    before = part[-1]
    if role == "mark":
        return not before.isspace()
    if role == "tone":
        return is_picture(part)
    if role == "flag":
        return len(part) == 1 and _role(part) == "flag"
    if role == "jamo":
        return "\u1100" <= before <= "\u11ff"
    if role == "picture":
        return before == _JOINER and is_picture(part)
    return _is_conjunct(part.rstrip(_JOINER)[-1:], sign)


@lru_cache(maxsize=8192)
def _role(sign: str) -> str:
    """What a sign may be to the one before it; empty for one that always stands alone."""
    category = unicodedata.category(sign)
    if category[0] == "M" or needs_no_ink(sign) or sign in _THAI_LAO_AM:
        return "" if sign in _PARTING else "mark"
    for role, (first, last) in _ROLES.items():
        if first <= sign <= last:
            return role
    if sign >= _FIRST_PICTURE or category == "So":
        return "picture"
    return "letter" if category == "Lo" and sign < _NO_CONJUNCTS else ""


def _is_conjunct(before: str, sign: str) -> bool:
    """Whether two consonants of one of India's scripts (or Khmer ...) are written as one."""
    if not before or unicodedata.combining(before) != _VIRAMA:
        return False
    return script(before) == script(sign) != "THAI"
