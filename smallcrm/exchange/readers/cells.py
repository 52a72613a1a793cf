"""What stands in one cell, without the marks that programs wrap around it.

Nothing here knows in which column or file the cell stands.
"""

import re
from collections.abc import Sequence

from smallcrm.exchange.mapping import looks_like_email
from smallcrm.exchange.readers.words import normal, words

PLAIN_EMAIL = re.compile(r"[^\s<>;,:\"'()@]+@[^\s<>;,:\"'()@]+")
PLAIN_PHONE = re.compile(r"[+(]{0,2}\d[\d ()-]{4,22}")
FORMULA_SIGNS = "=+-@\t\r"  # Excel runs cells that begin so; our export puts a ' before them
SEVERAL = " ::: "  # Google's mark between values of one cell
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d{1,2}")
_BETWEEN_PHONES = re.compile(r":::|[;\n|]|,|\s/\s|\s(?:or|oder|ou|und|and)\s")
_BETWEEN_EMAILS = re.compile(r":::|[;,\s|]")
_BETWEEN_LABELS = re.compile(r":::|[;,\n|]")
_IN_BRACKETS = re.compile(r"<([^<>]*@[^<>]*)>")
_LONGEST_EMAILS = 2000  # characters of a cell with e-mail addresses; a longer one is a letter
_LEAST_DIGITS = 6  # of a phone number beside another one in the same cell
_LEAST_DIGITS_AT_SLASH = 7  # "033201/55501" is one number with its area code
# Invisible marks that phones and computers copy along with numbers.
_INVISIBLE = dict.fromkeys([0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
_EXCHANGE_PATH = ("/o=", "ex:/o=")  # Outlook's inner directory, no address


def unwrapped(cell: str) -> str:
    """The cell without Excel's ="..." and without the leading ' of Shopify and of our export."""
    text = cell.strip()
    if text[:2] == '="' and text[-1:] == '"' and len(text) > 2:
        return text[2:-1].strip()
    if text[:1] != "'":
        return text
    rest = text[1:].strip()
    # O'Hara and 'n Sync keep theirs: only numbers and what Excel would run are wrapped so.
    wrapped = rest[:1].isdigit() or rest[:1] in FORMULA_SIGNS or rest[:1] == "("
    return rest if wrapped or not rest else text


def phones_of(cell: str) -> tuple[list[str], str]:
    """The phone numbers in a cell as typed, and what is no number ("" if nothing is).

    A number that Excel has rounded, such as 4.9E+11, is never guessed back.
    """
    if PLAIN_PHONE.fullmatch(cell):
        return [cell], ""
    found: list[str] = []
    left: list[str] = []
    for part in _parted(cell.translate(_INVISIBLE).strip()):
        number = part[4:] if part[:4].lower() == "tel:" else part
        number = number[:-2] if number.endswith(".0") and number[:-2].isdecimal() else number
        is_number = any(map(str.isdecimal, number)) and not is_rounded(number)
        if is_number:
            found.append(number)
        elif any(map(str.isalnum, part)):
            left.append(part)
    return found, ", ".join(left)


def is_rounded(cell: str) -> bool:
    """Whether a spreadsheet has rounded the number, so that its last digits are lost."""
    return bool(_SCIENTIFIC.fullmatch(cell))


def emails_of(cell: str) -> tuple[list[str], str]:
    """The e-mail addresses in a cell, and what is none ("" if nothing is)."""
    if PLAIN_EMAIL.fullmatch(cell):
        return [cell], ""
    if len(cell) > _LONGEST_EMAILS:
        return [], cell
    bracketed = _IN_BRACKETS.findall(cell)
    parts = bracketed or _BETWEEN_EMAILS.split(cell)
    found: list[str] = []
    left: list[str] = []
    for part in parts:
        bare = part.strip().strip("<>()'\"").removeprefix("* ")
        bare = bare[7:].partition("?")[0] if bare[:7].lower() == "mailto:" else bare
        if looks_like_email(bare) or ("@" in bare[1:-1] and " " not in bare):
            found.append(bare)
        elif any(map(str.isalnum, bare)) and not bare.lower().startswith(_EXCHANGE_PATH):
            left.append(bare)
    return found, " ".join(left)


def labels_of(cell: str) -> list[str]:
    """The groups, tags or categories in a cell, each once, without those a program makes itself."""
    parts = _BETWEEN_LABELS.split(cell)
    bare = [part.strip().strip("\"'").removeprefix("* ").strip() for part in parts]
    kept = [part for part in bare if part and normal(part) not in words().own_groups]
    return list(dict.fromkeys(kept))


def street_of(lines: Sequence[str]) -> str:
    """Several cells of a street as lines; Mailchimp's double blanks part lines, too."""
    parts = [part.strip() for line in lines for part in re.split(r"\n|\s{2,}", line)]
    return "\n".join(dict.fromkeys(part for part in parts if part))


def _parted(cell: str) -> list[str]:
    """The parts of a cell with several phones; a cell whose parts are too short is one number."""
    pieces = [piece.strip().removeprefix("* ") for piece in _BETWEEN_PHONES.split(cell)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) > 1 and all(_digits(piece) >= _LEAST_DIGITS for piece in pieces):
        return [part for piece in pieces for part in _at_slash(piece)]
    if ":::" in cell:
        return [piece.strip().removeprefix("* ") for piece in cell.split(":::")]
    return _at_slash(cell)


def _at_slash(cell: str) -> list[str]:
    halves = cell.split("/")
    if len(halves) > 1 and all(_digits(half) >= _LEAST_DIGITS_AT_SLASH for half in halves):
        return [half.strip() for half in halves]
    return [cell]


def _digits(text: str) -> int:
    return sum(map(str.isdecimal, text))
