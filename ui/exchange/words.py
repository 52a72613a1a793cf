"""What the import page calls columns, letters and separators.

Which of them a list has is told by the readers.
"""

from collections.abc import Sequence

from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.exchange.mapping import ADDRESS_FIELDS, target_of
from smallcrm.exchange.readers.text import offered_encodings
from smallcrm.wording import Wording

Choices = list[tuple[str, str]]

# What a person can choose for a column, in this order.
OFFERED = (
    "full_name", "given_name", "middle_name", "family_name", "prefix", "suffix", "nickname",
    "company", "job_title", "phone:mobile", "phone:home", "phone:work", "phone", "email",
    "street", "house_number", "postcode", "town", "postcode_town", "region", "country", "address",
    "birthday", "date", "number", "language", "labels", "notes", "other", "ignore",
)  # fmt: skip

_FIELDS = {
    "full_name": sentence("Name"),
    "given_name": sentence("First name"),
    "middle_name": sentence("Middle name"),
    "family_name": sentence("Family name"),
    "prefix": sentence("Form of address"),
    "suffix": sentence("Behind the name"),
    "nickname": sentence("Called"),
    "company": sentence("Company"),
    "job_title": sentence("Job"),
    "customer_job": sentence("Customer and job"),
    "phone": sentence("Phone"),
    "email": sentence("E-mail"),
    "street": sentence("Street"),
    "street_more": sentence("Street, second line"),
    "house_number": sentence("House number"),
    "po_box": sentence("Post box"),
    "postcode": sentence("Postcode"),
    "town": sentence("Town"),
    "postcode_town": sentence("Postcode and town"),
    "region": sentence("Region"),
    "region_code": sentence("Region"),
    "country": sentence("Country"),
    "country_code": sentence("Country"),
    "address": sentence("Whole address"),
    "bill_line": sentence("Line of the address"),
    "birthday": sentence("Birthday"),
    "birth_year": sentence("Birthday, year"),
    "birth_month": sentence("Birthday, month"),
    "birth_day": sentence("Birthday, day"),
    "date": sentence("Another day"),
    "number": sentence("Own number"),
    "language": sentence("Language"),
    "labels": sentence("Groups"),
    "notes": sentence("Notes"),
    "other": sentence("Notes, with heading"),
    "ignore": sentence("Leave out"),
}
_KIND_OF = sentence("What kind it is")
_KINDS = {
    "mobile": sentence("mobile"),
    "home": sentence("home"),
    "work": sentence("work"),
    "fax": sentence("fax"),
    "billing": sentence("billing"),
}
_LETTERS = {
    "utf": sentence("All letters"),
    "cp1252": sentence("Western Europe"),
    "iso8859-15": sentence("Western Europe"),
    "cp1250": sentence("Central Europe"),
    "cp1251": sentence("Cyrillic"),
    "cp866": sentence("Cyrillic"),
    "koi8_r": sentence("Cyrillic"),
    "cp1253": sentence("Greek"),
    "cp1254": sentence("Turkish"),
    "cp1255": sentence("Hebrew"),
    "cp1256": sentence("Arabic"),
    "cp1257": sentence("Baltic"),
    "cp1258": sentence("Vietnamese"),
    "cp874": sentence("Thai"),
    "cp932": sentence("Japanese"),
    "euc_jp": sentence("Japanese"),
    "gb18030": sentence("Chinese"),
    "big5": sentence("Chinese"),
    "cp949": sentence("Korean"),
    "mac_roman": sentence("Old Mac"),
    "cp850": sentence("Old PC"),
    "cp437": sentence("Old PC"),
}
_SEPARATORS = {
    ",": sentence("Commas"),
    ";": sentence("Semicolons"),
    "\t": sentence("Tabs"),
    "|": sentence("Upright lines"),
}


def column_words(code: str, wording: Wording) -> str:
    """What a column becomes, such as "Phone (mobile)"."""
    target = target_of(code)
    what = wording.say(_FIELDS.get(target.field, _KIND_OF))
    if not target.group:
        return what
    known = _KINDS.get(target.group)
    kind = wording.say(known) if known else target.group
    return wording.text("{what} ({kind})", what=what, kind=kind)


def column_choices(code: str, mapping: Sequence[str], wording: Wording) -> Choices:
    """What a column can become; what it is now is always among it.

    Parts of an address join the address that the list has already.
    """
    group = next((g for f, g in map(target_of, mapping) if f in ADDRESS_FIELDS), "")
    offered = [
        f"{each}:{group}" if group and target_of(each).field in ADDRESS_FIELDS else each
        for each in OFFERED
    ]
    if code not in offered:
        offered.insert(0, code)
    return [(each, column_words(each, wording)) for each in offered]


def letter_choices(encoding: str, wording: Wording) -> Choices:
    """The encodings to choose from; the one in use is always among them."""
    offered = offered_encodings()
    names = offered if encoding in offered else (encoding, *offered)
    return [(name, _letters(name, wording)) for name in names]


def separator_choices(delimiter: str, wording: Wording) -> Choices:
    """What may part the cells of a text; the one in use is always among it."""
    choices = [(sign, wording.say(words)) for sign, words in _SEPARATORS.items()]
    if delimiter not in _SEPARATORS:
        choices.insert(0, (delimiter, delimiter or wording.text("Nothing: one column")))
    return choices


def counted_piles(sizes: Sequence[int], wording: Wording) -> str:
    """All piles in one line: "12 new · 3 changed · 40 already there"."""
    heads = (
        sentence("{n} new", n=sizes[0]),
        sentence("{n} changed", n=sizes[1]),
        sentence("{n} already there", n=sizes[2]),
        sentence("{n} to ask", n=sizes[3]),
        sentence("{n} could not be read", n=sizes[4]),
    )
    shown = [head for head, size in zip(heads, sizes, strict=True) if size]
    return " · ".join(wording.say(each) for each in shown)


def kind_of_list(kind: str, preset: str) -> Sentence:
    """What sort of list it is: "Contacts of Google"."""
    if preset:
        return sentence("A list from {program}", program=preset)
    kinds = {
        "csv": sentence("A table as text"),
        "sheet": sentence("A spreadsheet"),
        "vcard": sentence("Address cards"),
    }
    return kinds[kind]


def _letters(name: str, wording: Wording) -> str:
    words = _LETTERS.get(name) or (_LETTERS["utf"] if name.startswith("utf") else None)
    code = name.upper().replace("_", "-")
    if words is None:
        return code
    return wording.text("{what} ({kind})", what=wording.say(words), kind=code)
