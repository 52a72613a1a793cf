"""From bytes to text: which alphabet a list is written in.

Nothing here knows about columns or cards.
"""

import codecs
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from smallcrm.exchange.readers.words import table

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 8192  # bytes at the beginning that tell text from pictures and programs
_ZEROS_OF_WIDE_TEXT = 0.3  # of the bytes on one side; Japanese in UTF-16 still has its commas
_CONTROLS_OF_BINARY = 0.04  # compressed bytes have 11 % control characters, text has none
_EVIDENCE = 64 * 1024  # bytes of lines with odd letters that the detector is given
# NUL and the rest of C0 but tab, line feed, carriage return: never meant, often hostile.
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\r") + b"\x7f"
_CONTROL_TEXT = dict.fromkeys(_CONTROLS)
# Here accented letters stand single among plain ones; elsewhere whole words are beyond ASCII.
_LATIN = frozenset({"cp1250", "cp1252", "cp1254", "cp1257", "cp1258"})
_ODD_PAIR = re.compile(rb"[\x80-\xff]{2,}")
# Python's other codecs (zip, idna, escapes) are no alphabets.
_OF_TEXT = re.compile("utf-|iso|cp|euc|gb|big5|koi8|shift|mac|ascii|latin|johab|hz|kz|tis")
_SURROGATES = re.compile("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """A text, the name of its encoding, and whether that is certain rather than guessed."""

    text: str
    encoding: str
    is_certain: bool


def decoded(data: bytes, encoding: str = "", locale: str = "") -> Decoded:
    """The text in data; an encoding chosen by hand is taken as it is, wrong letters and all.

    Control characters are taken out and every line end becomes a newline.
    """
    if encoding:
        return Decoded(clean(_by_hand(data, encoding)), encoding, is_certain=True)
    fast = _utf8(data)
    if fast is not None:
        return fast
    name, is_certain = _name_of(data, locale)
    return Decoded(clean(_by_hand(data, name)), name, is_certain)


def is_binary(data: bytes) -> bool:
    """Whether these bytes are no text in any alphabet: a picture, a program, noise."""
    head = data[:_LOOKED_AT]
    if _marked(head) or _wide(head):
        return False
    controls = len(head) - len(head.translate(None, _CONTROLS.replace(b"\0", b"\x7f")))
    zeros = head.count(0)
    return controls > _CONTROLS_OF_BINARY * len(head) or zeros * 2 > len(head)


def codec_name(name: str) -> str:
    """The name under which Python knows an encoding of text, or "" when it knows none."""
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return ""
    return found.name if _OF_TEXT.match(found.name) else ""


def guessed_page(data: bytes, locale: str) -> str:
    """The old alphabet in which these bytes are likely written, near the shop's language."""
    candidates = _candidates(locale)
    evidence = _odd_lines(data)
    if candidates[0] in _LATIN and _letters_stand_alone(evidence) and _fits(data, candidates[0]):
        return candidates[0]
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(evidence, cp_isolation=list(candidates)).best()
    if best is not None and _fits(data, best.encoding):
        return best.encoding
    return next((name for name in candidates if _fits(data, name)), candidates[0])


def clean(text: str) -> str:
    """The text without control characters and lone surrogates, line ends as newlines."""
    if text.isprintable():  # the quick way for nearly all values
        return text
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROL_TEXT)
    return _SURROGATES.sub("\ufffd", plain).removeprefix("\ufeff")


def _utf8(data: bytes) -> Decoded | None:
    """The quick way for nearly all files: clean the bytes, then decode them once."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _wide(data[:_LOOKED_AT]):
        return None
    if data.startswith(codecs.BOM_UTF32_BE) or b"\x1b$" in data[:_LOOKED_AT]:  # ESC $: ISO-2022
        return None
    plain = data.removeprefix(codecs.BOM_UTF8)
    plain = plain.replace(b"\r\n", b"\n").replace(b"\r", b"\n").translate(None, _CONTROLS)
    try:
        return Decoded(plain.decode("utf-8"), "utf-8", is_certain=True)
    except UnicodeDecodeError:
        return None


def _name_of(data: bytes, locale: str) -> tuple[str, bool]:
    marked = _marked(data)
    if marked:
        return marked, True
    wide = _wide(data[:_LOOKED_AT])
    return (wide, True) if wide else (guessed_page(data, locale), False)


def _marked(data: bytes) -> str:
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: zeros at every second byte, and hardly any beside them."""
    even, odd = head[0::2], head[1::2]
    if len(odd) < 2:
        return ""
    first, second = even.count(0) / len(even), odd.count(0) / len(odd)
    if second > _ZEROS_OF_WIDE_TEXT and first < second / 4:
        return "utf-16-le"
    return "utf-16-be" if first > _ZEROS_OF_WIDE_TEXT and second < first / 4 else ""


def _by_hand(data: bytes, encoding: str) -> str:
    name = codec_name(encoding) or "utf-8"
    if name == "utf-8":
        name = "utf-8-sig"
    return data.decode(name, errors="replace")


def _odd_lines(data: bytes) -> bytes:
    """Lines with letters beyond ASCII: a little of the file with all that tells its alphabet."""
    if data.isascii():
        return data[:_EVIDENCE]
    kept: list[bytes] = []
    size = 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            kept.append(line[:_EVIDENCE])
            size += len(line)
        if size > _EVIDENCE:
            break
    return b"".join(kept)[: 2 * _EVIDENCE]


def _letters_stand_alone(evidence: bytes) -> bool:
    odd = sum(byte > 0x7F for byte in evidence)
    return sum(map(len, _ODD_PAIR.findall(evidence))) * 2 < odd


def _fits(data: bytes, name: str) -> bool:
    try:
        data[: 16 * _EVIDENCE].decode(name)
    except UnicodeDecodeError as error:
        return error.reason.startswith(("incomplete", "unexpected end"))
    return True


@cache
def _by_language() -> dict[str, Sequence[str]]:
    return {language: tuple(names) for language, names in table("encodings")["candidates"].items()}


def _candidates(locale: str) -> Sequence[str]:
    known = _by_language()
    return known.get(re.split("[-_]", locale)[0].lower(), known[""])


def offered_encodings() -> tuple[str, ...]:
    """The encodings a person may choose from, the likely ones first."""
    return tuple(table("encodings")["offered"]["names"])
