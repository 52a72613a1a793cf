"""Which signs of a line run from left to right and which from right to left.

Nothing here knows fonts or glyphs.
"""

from typing import Any
from unicodedata import bidirectional

_FIRST_RIGHT_TO_LEFT = "\u0590"  # the Hebrew block; nothing before it is written from the right
_NEUTRAL = "\ufffd"  # the replacement character, which follows its neighbours
_PAIRS = "()[]{}⁅⁆⁽⁾₍₎⌈⌉⌊⌋〈〉⟦⟧⟨⟩⟪⟫〈〉《》「」『』【】〔〕〖〗〘〙〚〛（）［］｛｝｢｣"  # noqa: RUF001
_CLOSING_OF = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_CLOSING = frozenset(_CLOSING_OF.values())
_OPEN_MOST = 63  # UAX 9, BD16
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}  # UAX 9, N0: a number counts as R


def begins_at_right(text: str) -> bool:
    """Whether a line begins at the right margin: its first letter is Hebrew, Arabic ..."""
    for sign in text:
        direction = bidirectional(sign)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def levels(text: str, *, is_from_right: bool) -> list[int]:
    """The embedding level of each sign (UAX 9, Unicode Bidirectional Algorithm).

    Even levels run from left to right, odd ones from right to left. is_from_right: the direction
    of the paragraph.
    """
    if not text or (not is_from_right and max(text) < _FIRST_RIGHT_TO_LEFT):
        return [0] * len(text)
    from bidi import algorithm as bidi  # noqa: PLC0415

    # A sign newer than Python's tables has no direction, which the algorithm would not survive.
    known = "".join(sign if bidirectional(sign) else _NEUTRAL for sign in text)
    storage: dict[str, Any] = bidi.get_empty_storage()
    base = int(is_from_right)
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    bidi.get_embedding_levels(known, storage)
    for place, sign in enumerate(storage["chars"]):
        sign["place"] = place
    bidi.explicit_embed_and_overrides(storage)
    bidi.resolve_weak_types(storage)
    _resolve_brackets(storage["chars"], "LR"[base])
    bidi.resolve_neutral_types(storage, debug=False)
    bidi.resolve_implicit_levels(storage, debug=False)
    found = {sign["place"]: int(sign["level"]) for sign in storage["chars"]}
    known_levels, before = [], base
    for place in range(len(text)):
        before = found.get(place, before)  # joiners are taken out by rule X9
        known_levels.append(before)
    return known_levels


def _resolve_brackets(signs: list[dict[str, Any]], base: str) -> None:
    """Rule N0, which python-bidi lacks: two brackets have one direction, that of what they hold.

    Plain text has no marks of direction, so that the line is one level run.
    """
    for opening, closing in _bracket_pairs(signs):
        held = {_STRONG.get(sign["type"]) for sign in signs[opening + 1 : closing]} - {None}
        if not held:
            continue
        direction = base if base in held or _before(signs, opening, base) == base else held.pop()
        signs[opening]["type"] = signs[closing]["type"] = direction


def _before(signs: list[dict[str, Any]], place: int, base: str) -> str:
    """The direction of the last letter or number before this place."""
    for sign in reversed(signs[:place]):
        if sign["type"] in _STRONG:
            return _STRONG[sign["type"]]
    return base


def _bracket_pairs(signs: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """The places of brackets that belong together (BD16), by their opening ones."""
    pairs: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for place, sign in enumerate(signs):
        if sign["type"] != "ON":
            continue
        if sign["ch"] in _CLOSING_OF:
            if len(opened) == _OPEN_MOST:
                return []
            opened.append((_CLOSING_OF[sign["ch"]], place))
        elif sign["ch"] in _CLOSING:
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == sign["ch"]:
                    pairs.append((opened[depth][1], place))
                    del opened[depth:]
                    break
    return sorted(pairs)
