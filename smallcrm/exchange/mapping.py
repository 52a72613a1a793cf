"""What the columns of a list mean, told from the headings above them.

Nothing here looks at whole files; values are asked only when a heading leaves a doubt.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from smallcrm.exchange.readers.words import Preset, normal, plain_label, presets, words

# Of these a contact has only one; a second such column is kept in the notes.
SINGLE_FIELDS = frozenset({
    "full_name", "given_name", "middle_name", "family_name", "prefix", "suffix", "nickname",
    "company", "job_title", "number", "language", "birthday", "birth_year", "birth_month",
    "birth_day", "customer_job",
})  # fmt: skip
ADDRESS_FIELDS = frozenset({
    "street", "street_more", "address", "house_number", "po_box", "postcode", "town",
    "postcode_town", "region", "region_code", "country", "country_code", "bill_line",
})  # fmt: skip
FIELDS = (
    SINGLE_FIELDS
    | ADDRESS_FIELDS
    | {"labels", "notes", "date", "phone", "email", "other", "ignore"}
    | {"date_label", "phone_label", "email_label", "address_label", "other_label"}
)
_LABELLED = frozenset({"phone", "email", "date"})
_MOST_WORDS = 12  # a heading longer than this is a sentence, not a name of a column


class Target(NamedTuple):
    """Where a column goes. group ties columns together and is the label unless it is a number."""

    field: str
    group: str = ""

    @property
    def code(self) -> str:
        """The target as one word to keep and to show, such as "phone:mobile"."""
        return f"{self.field}:{self.group}" if self.group else self.field


OTHER = Target("other")


def target_of(code: str) -> Target:
    """The target that code stands for; an unknown code is "other", so that no column is lost."""
    field, _, group = code.partition(":")
    return Target(field, group) if field in FIELDS else OTHER


def header_fingerprint(headings: Sequence[str]) -> str:
    """A short mark of this set of headings, the same in any order, to remember a mapping under."""
    known = "\n".join(sorted(normal(heading) for heading in headings))
    return hashlib.sha256(known.encode("utf-8", "replace")).hexdigest()[:16]


def preset_for(headings: Sequence[str]) -> Preset | None:
    """The well-known program that writes such headings, or None."""
    known = {normal(heading) for heading in headings}
    return next((preset for preset in presets() if preset.needs <= known), None)


def map_headings(
    headings: Sequence[str], samples: Sequence[Sequence[str]] = (), preset: Preset | None = None
) -> list[Target]:
    """One target per column, in order. samples: some rows, for headings that leave a doubt.

    A column that is not understood is "other" and goes to the notes with its heading.
    """
    own = preset.columns if preset else {}
    targets = [_target(heading, own) for heading in headings]
    for column, heading in enumerate(headings):
        if targets[column] == OTHER:
            targets[column] = _hinted(heading, cells_of(samples, column))
    return settled(targets)


def meaning_of(heading: str) -> Target | None:
    """What a heading means by its words alone, or None for an unknown one."""
    text = normal(heading)
    if not text or text.count(" ") > _MOST_WORDS:
        return None
    found = words().meanings.get(text)
    return target_of_meaning(found) if found else _without_numbers(text)


def target_of_meaning(meaning: str) -> Target:
    """The target of a key of headings.toml; "name" stays open until the neighbours are known."""
    field, _, group = meaning.partition(":")
    return Target(field, group)


def _target(heading: str, own: Mapping[str, str]) -> Target:
    code = own.get(normal(heading))
    if code:
        return _numbered(target_of(code), normal(heading))
    return meaning_of(heading) or OTHER


def _numbered(target: Target, text: str) -> Target:
    number = "".join(word for word in text.split() if word.isdecimal())[:4]
    return Target(target.field, number) if target.field.endswith("_label") else target


def _without_numbers(text: str) -> Target | None:
    """Take the number out of "Phone 2 - Value" and the like, then ask the words again."""
    parts = text.split()
    number = "".join(part for part in parts if part.isdecimal())[:4]
    rest = [part for part in parts if not part.isdecimal()]
    found = _by_parts(" ".join(rest)) if rest else None
    if not found or not number:
        return found
    if found.field in {"other", "other_label"}:
        return Target(found.field, f"{rest[0]}{number}")
    if parts[0] in {"address", "adresse"} and parts[1] == number and len(rest) > 1:
        return Target(found.field, number)
    if found.field in {"street", "address"} and int(number) > 1:
        return Target("street_more", found.group)
    names_one_of_several = rest[-1] in {"value", "type", "label"}
    if names_one_of_several and found.field.removesuffix("_label") in _LABELLED:
        return Target(found.field, number)
    return found


def _by_parts(text: str) -> Target | None:
    known = words()
    if text in known.meanings:
        return target_of_meaning(known.meanings[text])
    bare = " ".join(word for word in text.split() if word not in known.fillers)
    for shorter in (text, bare):
        if shorter in known.meanings:
            return target_of_meaning(known.meanings[shorter])
        qualified = _qualified(shorter)
        if qualified:
            return qualified
    return None


def _qualified(text: str) -> Target | None:
    """Take "business", "home" ... off a heading and make it the label of what is left."""
    padded = f" {text} "
    for word, label in words().qualifiers.items():
        if f" {word} " not in padded:
            continue
        rest = padded.replace(f" {word} ", " ", 1).strip()
        meaning = words().meanings.get(rest)
        if meaning is None and rest:
            kept = " ".join(part for part in rest.split() if part not in words().fillers)
            meaning = words().meanings.get(kept)
        if meaning:
            return _labelled(target_of_meaning(meaning), label)
    return None


def _labelled(target: Target, label: str) -> Target | None:
    if target.field in {"phone", "email"}:
        both = f"{label} {target.group}" if target.group not in {"", label} else label
        return Target(target.field, both)
    if target.field in ADDRESS_FIELDS and label != "mobile":
        return Target(target.field, label)
    return target if target.field in {"company", "notes", "job_title"} else None


def cells_of(rows: Sequence[Sequence[str]], column: int) -> list[str]:
    """The filled cells of one column; rows may be shorter than the column's place."""
    return [row[column].strip() for row in rows if column < len(row) and row[column].strip()]


def _hinted(heading: str, filled: Sequence[str]) -> Target:
    """Believe a word inside an unknown heading when most values below it agree."""
    if not filled:
        return OTHER
    if mostly(filled, looks_like_email):
        return Target("email")
    hint = any(word in normal(heading) for word in words().hints["phone"])
    return Target("phone") if hint and mostly(filled, looks_like_phone) else OTHER


def mostly(cells: Sequence[str], fits: Callable[[str], bool]) -> bool:
    """Whether a test holds for most of some cells; none at all is not most."""
    return (
        bool(cells) and sum(map(fits, cells)) * 5 >= len(cells) * 4
    )  # four of five: a few are always odd


def looks_like_email(cell: str) -> bool:
    """Whether the cell could be an e-mail address."""
    name, at, domain = cell.strip().partition("@")
    return bool(name and at and "." in domain and " " not in cell.strip() and len(cell) < 255)


def looks_like_phone(cell: str) -> bool:
    """Whether the cell could be a phone number: six to twenty digits and little else."""
    text = cell.strip()[:60]
    digits = sum(c.isdigit() for c in text)
    return 6 <= digits <= 20 and not sum(c.isalpha() for c in text)


def heading_hits(cells: Sequence[str]) -> int:
    """How many different meanings a row names; 0 when it holds an e-mail or phone, as data does."""
    if any(looks_like_email(cell) or looks_like_phone(cell) for cell in cells):
        return 0
    return len({target for target in map(meaning_of, cells) if target})


def settled(targets: Sequence[Target]) -> list[Target]:
    """Decide what depends on the other columns: which "name" it is, and what comes twice."""
    fields = {target.field for target in targets}
    result = [_settled_name(target, fields) for target in targets]
    result = _one_address([_settled_number(target, fields) for target in result])
    seen: set[str] = set()
    for column, target in enumerate(result):
        if target.field in SINGLE_FIELDS:
            result[column] = OTHER if target.field in seen else target
            seen.add(target.field)
    return result


def _one_address(targets: list[Target]) -> list[Target]:
    """Bring "Home Address, City, Zip" together: a street with a label, a town without one."""
    streets = {target.group for target in targets if target.field in {"street", "address"}}
    places = {target.group for target in targets if target.field in {"town", "postcode"}}
    if len(streets) != 1 or places != {""} or "" in streets:
        return targets
    (label,) = streets
    return [
        Target(target.field, target.group or label) if target.field in ADDRESS_FIELDS else target
        for target in targets
    ]


def _settled_name(target: Target, fields: set[str]) -> Target:
    if target.field != "name":
        return target
    if "given_name" in fields and "family_name" not in fields:
        return Target("family_name")
    if "family_name" in fields and "given_name" not in fields:
        return Target("given_name")
    return Target("full_name")


def _settled_number(target: Target, fields: set[str]) -> Target:
    if target.field != "number_weak":
        return target
    return OTHER if "number" in fields else Target("number")


def label_of(target: Target) -> str:
    """The label that a value gets from its column: none when the group is only a number."""
    return "" if target.group.isdecimal() else plain_label(target.group)
