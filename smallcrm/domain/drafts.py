"""What every draft checks alike: lines that are clean and not too long, e-mail addresses, codes.

Which fields a draft has stands beside its subject.
"""

import re

from smallcrm.domain.errors import Invalid
from smallcrm.domain.folding import clean_line, clean_text

NAME_LIMIT = 120  # characters; longer than any name on an envelope
LINE_LIMIT = 200
NOTES_LIMIT = 20_000  # about seven printed pages
EMAIL_LIMIT = 254  # RFC 5321

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")


def checked_line(field: str, text: str, limit: int = LINE_LIMIT) -> str:
    """One clean line. Raises Invalid when it is longer than limit characters."""
    line = clean_line(text, limit + 1)
    if len(line) > limit:
        raise _too_long(field, limit)
    return line


def checked_text(field: str, text: str, limit: int = NOTES_LIMIT) -> str:
    """Clean lines. Raises Invalid when they are together longer than limit characters."""
    lines = clean_text(text, limit + 1)
    if len(lines) > limit:
        raise _too_long(field, limit)
    return lines


def needed_line(field: str, text: str, limit: int = LINE_LIMIT) -> str:
    """One clean line that must not be empty. Raises Invalid."""
    line = checked_line(field, text, limit)
    if not line:
        raise Invalid(field, "Write a few words here.")
    return line


def checked_email(field: str, text: str) -> str:
    """An e-mail address: one @ with something on both sides, no spaces. Raises Invalid."""
    address = checked_line(field, text, EMAIL_LIMIT)
    before, at, after = address.partition("@")
    if not (before and at and after) or "@" in after or " " in address:
        raise Invalid(field, "{email} is not an e-mail address: name@place.", email=address)
    return address


def checked_language(field: str, text: str) -> str:
    """A language code such as de or pt-br in small letters, or empty. Raises Invalid."""
    code = clean_line(text, LINE_LIMIT).casefold().replace("_", "-")
    if code and not _LANGUAGE.fullmatch(code):
        raise Invalid(field, "{code} is not a language code such as en or de.", code=code)
    return code


def _too_long(field: str, limit: int) -> Invalid:
    return Invalid(
        field, "This is longer than {limit} characters. Shorten it a little.", limit=limit
    )
