"""Where a line may end, in every script.

Nothing here measures or draws.
"""

# ruff: noqa: RUF001 - tables of signs, some of which look like plain ones

import unicodedata
from itertools import pairwise
from typing import NamedTuple

from smallcrm.printing.scripts import clusters

_HYPHENS = frozenset("-\u2010\u2013\u2014/\u0f0b\u1361")  # and Tibet's and Ethiopia's word ends
_ZERO_SPACE = "\u200b"
_GLUE = frozenset("\u2060\u00a0\u202f")

# A French line neither begins with these after their space, nor ends with a guillemet.
_SPACED_ENDS = frozenset("!?:;»%€")
_SPACED_BEGINNINGS = frozenset("«")

# JIS X 4051 (kinsoku) and GB/T 15834: what no line begins with, and what none ends with.
_NEVER_FIRST = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々ー—…‥’”）〕］｝〉》」』】〙〗〟｠»°′″℃％‰¢)]}!?,.:;%–"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ｡､｣･ｰｧｨｩｪｫｬｭｮｯﾞﾟ〜～"
)
_NEVER_LAST = frozenset("‘“（〔［｛〈《「『【〘〖〝｟«([{¥￥＄$£｢＃#")
_EAST_ASIAN = (
    ("\u2e80", "\u30ff"),  # radicals, punctuation, kana
    ("\u3105", "\u312f"),
    ("\u31a0", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\uff00", "\uff9f"),
    ("\U0001b000", "\U0001b16f"),
    ("\U00020000", "\U0003ffff"),
)

# Thai and Lao have no spaces between words. A vowel that is written first begins a syllable; some
# signs end one; a vowel that needs a consonant after it, or a silenced one, is never torn off.
_WRITTEN_FIRST = frozenset("เแโใไເແໂໃໄ")
_ENDS_SYLLABLE = frozenset("ะำๆฯະຳໆຯ")
_WRITTEN_AFTER = frozenset("ะาๆฯๅະາໆຯຽ")
_NEEDS_END = frozenset("\u0e31\u0e37\u0e47\u0eb1\u0eb7\u0ebb")
_SILENT = frozenset("\u0e4c\u0ecc")


class Places(NamedTuple):
    """After how many signs of a text a line may end, rising; the end of the text comes last.

    good: where a reader expects it. forced: where nothing is torn, for a word without a good place.
    """

    good: list[int]
    forced: list[int]


def places(text: str) -> Places:
    """Where a line of this text may end."""
    good: list[int] = []
    forced: list[int] = []
    at, before_space = 0, ""
    for before, after in pairwise(clusters(text)):
        at += len(before)
        if not _holds(before, after):
            forced.append(at)
            if _is_good(before, after, before_space):
                good.append(at)
        if not before.isspace():
            before_space = before
    return Places([*good, len(text)], [*forced, len(text)])


def _is_good(before: str, after: str, before_space: str) -> bool:
    last, first = before[-1], after[0]
    if first.isspace() or first in _GLUE or last in _GLUE:
        return False
    if last.isspace():
        return first not in _SPACED_ENDS and before_space not in _SPACED_BEGINNINGS
    if last == _ZERO_SPACE:
        return True
    if last in _HYPHENS:
        return first.isalpha()  # a house number or a day stays whole: 1-1-1
    if _is_east_asian(before[0]) or _is_east_asian(first):
        return before[0] not in _NEVER_LAST and first not in _NEVER_FIRST
    return _is_thai(last) and _is_thai(first) and _ends_a_syllable(last, first)


def _ends_a_syllable(last: str, first: str) -> bool:
    return first in _WRITTEN_FIRST or last in _ENDS_SYLLABLE


def _holds(before: str, after: str) -> bool:
    """Whether two clusters are read as one, so that not even a forced break parts them."""
    if not (_is_thai(before[0]) and _is_thai(after[0])):
        return False
    if before[0] in _WRITTEN_FIRST and len(before) == 1:
        return True
    if after[0] in _WRITTEN_AFTER or _SILENT & set(after):
        return True
    return bool(_NEEDS_END & set(before)) and after[0] not in _WRITTEN_FIRST


def _is_thai(sign: str) -> bool:
    return "\u0e00" <= sign <= "\u0eff" and unicodedata.category(sign)[0] in "LM"


def _is_east_asian(sign: str) -> bool:
    return sign >= _EAST_ASIAN[0][0] and any(first <= sign <= last for first, last in _EAST_ASIAN)
