"""Gathers the properties of one address card into a contact.

Nothing here parts lines or decodes bytes.
"""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.exchange.contact import Contact, PostalAddress
from smallcrm.exchange.readers.cells import emails_of, is_rounded, phones_of
from smallcrm.exchange.readers.days import day_of
from smallcrm.exchange.readers.vcard_properties import Property
from smallcrm.exchange.readers.words import normal, plain_label, table, words

_NAME_PARTS = ("family", "given", "middle", "prefix", "suffix")
_ANDROID = "vnd.android.cursor.item/"
_ANDROID_EVENTS = {"1": "Anniversary", "3": "Birthday"}
_NO_PROPERTY = Property(0, "", "", {}, (), "")
_GROUP_KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")


class _Meanings(NamedTuple):
    technical: frozenset[str]
    no_person: frozenset[str]
    dates: Mapping[str, str]
    types: Mapping[str, str]
    quiet: frozenset[str]


class Person:
    """One card while its properties come in."""

    def __init__(self) -> None:
        self._properties: dict[str, list[Property]] = {}
        self._labels: dict[str, str] = {}
        self._notes: list[str] = []
        self._warnings: list[Sentence] = []

    def add(self, read: Property) -> None:
        """Take one property; the order among those of one name is kept."""
        if read.name == "X-ABLABEL":
            self._labels[read.group] = plain_label(read.text)
        elif read.value.strip(" ;") or "LABEL" in read.params:
            self._properties.setdefault(read.name, []).append(read)

    def is_no_person(self) -> bool:
        """Whether the card stands for a group of people, a place or a thing."""
        reads = [read for name in _GROUP_KINDS for read in self._properties.get(name, ())]
        return any(normal(read.text) in _meanings().no_person for read in reads)

    def contact(self, number: int, warnings: Sequence[Sentence]) -> Contact:
        """The contact; what has no place of its own is in its notes."""
        names = self._names()
        phones = self._phones()
        emails = self._emails()
        company = self._company()
        full_name = self._full_name(names, company, phones, emails)
        birthday = self._birthday()
        dates = self._dates()
        addresses = self._addresses()
        notes = [read.text for read in self._all("NOTE")]
        job_title = self._first("TITLE")
        nicknames = [part for read in self._all("NICKNAME") for part in read.parts(",") if part]
        android = self._android()
        rest = self._left_over()
        return Contact(
            row=number,
            full_name=full_name,
            nickname=", ".join(nicknames) or android,
            company=company,
            job_title=job_title,
            language=self._first("LANG"),
            birthday=birthday,
            phones=phones,
            emails=emails,
            addresses=addresses,
            dates=dates,
            labels=self._groups(),
            notes="\n".join(part for part in (*notes, *self._notes, *rest) if part),
            warnings=(*warnings, *self._warnings),
            **names,
        )

    def _all(self, name: str) -> list[Property]:
        return self._properties.get(name, [])

    def _ranked(self, name: str) -> list[Property]:
        found = self._all(name)
        return found if len(found) < 2 else sorted(found, key=lambda read: read.rank)

    def _first(self, name: str) -> str:
        """The preferred one of several; the others go to the notes."""
        if name not in self._properties:
            return ""
        best, *others = self._ranked(name)
        self._notes += [f"{name}: {read.text}" for read in others]
        return best.text

    def _label(self, read: Property) -> str:
        own = self._labels.get(read.group, "") if read.group else ""
        return own or label_of_types(read.types)

    def _names(self) -> dict[str, str]:
        read, *others = self._all("N") or [_NO_PROPERTY]
        parts = read.parts()
        self._notes += [" ".join(filter(None, other.parts())) for other in others]
        parts += [""] * (5 - len(parts))
        return {part: value.replace(",", " ") if part in {"middle", "prefix"} else value
                for part, value in zip(_NAME_PARTS, parts, strict=False)}  # fmt: skip

    def _full_name(
        self,
        names: Mapping[str, str],
        company: str,
        phones: Sequence[tuple[str, str]],
        emails: Sequence[tuple[str, str]],
    ) -> str:
        """FN, unless it only repeats the company, a phone or an e-mail for want of a name."""
        said = self._first("FN")
        if names["given"] or names["family"]:
            return said
        repeated = {company, *(value for _, value in (*phones, *emails))}
        return "" if said in repeated else said

    def _company(self) -> str:
        ranked = self._ranked("ORG")
        for read in ranked:
            units = [part for part in read.parts()[1:] if part]
            if read is not ranked[0]:
                units.insert(0, read.parts()[0])
            self._notes += [f"ORG: {unit}" for unit in units]
        return ranked[0].parts()[0] if ranked else ""

    def _phones(self) -> tuple[tuple[str, str], ...]:
        found: dict[tuple[str, str], None] = {}
        for read in self._ranked("TEL"):
            numbers, left = phones_of(_from_uri(read.text))
            # What a card calls a phone is kept as typed, even if it is a word.
            kept = numbers if numbers or is_rounded(left) else [left]
            found.update(dict.fromkeys((self._label(read), number) for number in kept if number))
            if is_rounded(left):
                self._notes.append(f"{read.name}: {left}")
                self._warnings.append(
                    sentence("Kept in the notes, because it is no phone number: {text}", text=left)
                )
        return tuple(found)

    def _emails(self) -> tuple[tuple[str, str], ...]:
        found: dict[tuple[str, str], None] = {}
        for read in self._ranked("EMAIL"):
            addresses, left = emails_of(read.text)
            label = self._label(read)
            found.update(dict.fromkeys((label, address) for address in addresses))
            if left and not addresses:
                self._notes.append(f"{read.name}: {left}")
                self._warnings.append(
                    sentence("Kept in the notes, because it is no e-mail: {text}", text=left)
                )
        return tuple(found)

    def _addresses(self) -> tuple[PostalAddress, ...]:
        found = [address_of(read, self._label(read)) for read in self._ranked("ADR")]
        if not found:
            labels = self._ranked("LABEL")
            found = [PostalAddress(self._label(read), read.text) for read in labels]
        return tuple(dict.fromkeys(found))

    def _birthday(self) -> str:
        for read in self._all("BDAY"):
            day = self._day(read)
            if day:
                return day
        return ""

    def _dates(self) -> tuple[tuple[str, str], ...]:
        found: dict[tuple[str, str], None] = {}
        meanings = _meanings().dates
        for name in self._properties:
            what = meanings.get(name)
            for read in self._properties[name] if what else ():
                day = self._day(read)
                if day:
                    found[self._labels.get(read.group, "") or str(what), day] = None
        return tuple(found)

    def _day(self, read: Property) -> str:
        """A day as YYYY-MM-DD or --MM-DD; what is none stays in the notes as it is written."""
        day = day_of(read.text)
        if day is None or day.is_doubtful:
            self._notes.append(f"{self._labels.get(read.group, '') or read.name}: {read.text}")
            return day.iso if day else ""
        left_out = read.params.get("X-APPLE-OMIT-YEAR", "")
        return f"--{day.iso[5:]}" if left_out and day.iso.startswith(left_out) else day.iso

    def _groups(self) -> tuple[str, ...]:
        parts = [part for read in self._all("CATEGORIES") for part in read.parts(",")]
        own = words().own_groups
        return tuple(dict.fromkeys(part for part in parts if part and normal(part) not in own))

    def _android(self) -> str:
        """Android's own lines: a nickname is returned, days and relations go to the notes."""
        nickname = ""
        for read in self._all("X-ANDROID-CUSTOM"):
            kind, value, code = (*read.parts(), "", "", "")[:3]
            what = kind.removeprefix(_ANDROID)
            if what == "nickname":
                nickname = nickname or value
            elif value:
                self._notes.append(f"{_ANDROID_EVENTS.get(code, what)}: {value}")
        return nickname

    def _left_over(self) -> list[str]:
        """What has no place of its own, as lines with a heading."""
        lines = []
        taken = _taken()
        for name, found in self._properties.items():
            for read in found if name not in taken else ():
                types = ", ".join(read.types) if name == "RELATED" else ""
                lines.append(f"{self._labels.get(read.group, '') or types or name}: {read.text}")
        return lines


@lru_cache(maxsize=500)  # a file has few different types
def label_of_types(types: tuple[str, ...]) -> str:
    """The types of a phone, e-mail or address as one label, such as "work fax"; "" for none."""
    known = [word for word in (_meanings().types.get(kind.upper(), "") for kind in types) if word]
    place = next((word for word in known if word in {"home", "work"}), "")
    kind = next((word for word in known if word not in {"home", "work"}), "")
    if kind == "mobile" and place == "home":
        return kind
    if not known:
        return next((word for word in types if word.upper() not in _meanings().quiet), "")
    return f"{place} {kind}".strip()


def address_of(read: Property, label: str) -> PostalAddress:
    """An ADR, or its LABEL as written when the parts of it are empty."""
    parts = [*read.parts(), *[""] * 7]
    box, more, street, town, region, postcode, country = parts[:7]
    lines = [line for line in (street, more, box) if line]
    if not any(parts[:7]):
        lines = [read.params.get("LABEL", "").replace("\\n", "\n")]
    return PostalAddress(label, "\n".join(lines), town, postcode, region, country)


def _from_uri(text: str) -> str:
    """The number in a tel: address, its extension kept."""
    if text[:4].lower() != "tel:":
        return text
    number, *params = unquote(text[4:]).split(";")
    extension = next((param[4:] for param in params if param[:4].lower() == "ext="), "")
    return f"{number} ext. {extension}" if extension else number


@cache
def _meanings() -> _Meanings:
    read = table("vcard")
    return _Meanings(
        technical=frozenset(read["technical"]),
        no_person=frozenset(read["no_person"]),
        dates=read["dates"],
        types=read["types"],
        quiet=frozenset(read["quiet_types"]),
    )


@cache
def _taken() -> frozenset[str]:
    """Properties that have a place of their own in a contact, or in none."""
    own = {"FN", "N", "NICKNAME", "ORG", "TITLE", "LANG", "BDAY", "TEL", "EMAIL", "ADR", "LABEL"}
    more = {"CATEGORIES", "NOTE", "X-ANDROID-CUSTOM", "X-ADDRESSBOOKSERVER-KIND"}
    return frozenset(own | more | _meanings().technical | set(_meanings().dates))
