"""What one row of a list or one address card says about a customer, as plain values.

Nothing here reads files, compares people or writes to the book.
"""

from dataclasses import dataclass

from smallcrm.domain.sentence import Sentence


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """One address as the list writes it; what the list does not say is "".

    label: "home", "work", "billing", ... or the list's own word, or "". street: one or more lines,
    parted by newlines; a list that has the whole address in one cell leaves all of it here.
    country: name or code, as written.
    """

    label: str = ""
    street: str = ""
    town: str = ""
    postcode: str = ""
    region: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """What one row or card says; what it does not say is "" or ().

    row: line of a text, row of a sheet or number of a card, counted from 1. full_name: as written,
    "" when the list knows only the parts. nickname: also a preferred name. number: the shop's own
    customer number. language: as written ("de", "German"). phones and emails: (label, value) in
    the order of the list, preferred first; label is "mobile", "home", "work", "fax", ..., the
    list's own word, or "". birthday and the days in dates: "YYYY-MM-DD" or, without year,
    "--MM-DD". dates: (what, day). labels: groups, tags, categories. notes: the list's notes, then
    what has no place of its own as "Heading: value" lines. warnings: what was read with a doubt.
    """

    row: int
    full_name: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    company: str = ""
    job_title: str = ""
    number: str = ""
    language: str = ""
    birthday: str = ""
    phones: tuple[tuple[str, str], ...] = ()
    emails: tuple[tuple[str, str], ...] = ()
    addresses: tuple[PostalAddress, ...] = ()
    dates: tuple[tuple[str, str], ...] = ()
    labels: tuple[str, ...] = ()
    notes: str = ""
    warnings: tuple[Sentence, ...] = ()

    @property
    def own_name(self) -> str:
        """The name of the person: the whole name, or what its parts give together, or ""."""
        if self.full_name or not (self.given or self.middle or self.family):
            return self.full_name
        parts = (self.prefix, self.given, self.middle, self.family, self.suffix)
        return " ".join(part for part in parts if part)

    @property
    def best_name(self) -> str:
        """The name to show for this contact: their own, nickname, company, or ""."""
        return self.own_name or self.nickname or self.company

    @property
    def all_notes(self) -> str:
        """The notes together with what the book has no field for: job title and other dates."""
        days = [f"{what}: {day}" for what, day in self.dates]
        return "\n".join(part for part in (self.job_title, self.notes, *days) if part)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row or card that is no contact: where it stands (as Contact.row), why, and its text."""

    row: int
    reason: Sentence
    raw: str


def is_someone(contact: Contact) -> bool:
    """Whether a customer can be made of it: a name, a company, a phone or an e-mail is needed.

    PRODUCT section 4 asks for a name or a phone; an e-mail address stands in as a name, because
    newsletter lists often have nothing else.
    """
    return bool(contact.best_name or contact.phones or contact.emails)
