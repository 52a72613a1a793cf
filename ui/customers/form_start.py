"""What was typed into the finder, as the beginning of a new customer.

Nothing here saves anybody.
"""

import re

from smallcrm.domain.customers import CustomerDraft, EmailDraft, PhoneDraft
from smallcrm.domain.folding import clean_line
from smallcrm.domain.phones import digits

LONGEST = 200  # the finder takes no more
DIGITS_NEEDED = 3  # PRODUCT section 4: three digits and more mean a number
_NUMBER = re.compile(r"\+?[\d(][\d\s()./-]*\d")


def draft_from_typed(text: str) -> CustomerDraft:
    """A draft with the digits as its phone, an address with @ as its e-mail, the rest as name."""
    line = clean_line(text, LONGEST)
    emails = [word for word in line.split() if "@" in word]
    rest = " ".join(word for word in line.split() if "@" not in word)
    found = max(_NUMBER.findall(rest), key=len, default="")
    phone = found.strip() if len(digits(found)) >= DIGITS_NEEDED else ""
    name = " ".join(rest.replace(found, " ", 1).split()) if phone else rest
    return CustomerDraft(
        name=name,
        phones=[PhoneDraft(number=phone)] if phone else [],
        emails=[EmailDraft(address=emails[0])] if emails else [],
    )
