"""Any sequence of deeds on a customer book, for Hypothesis.

A deed is a few touches inside one action; each touch names a table and takes its rows by position,
so that every drawn sequence is possible on every book.
"""

import json
from typing import NamedTuple

from hypothesis import strategies as st

from tests.storage.books import ROWS, ShopBook

# One free text and one moving column per table; None where a table has none.
TEXTS: dict[str, str | None] = {
    "shop": "owner_name",
    "opening_period": "opens",
    "helper": "left_on",
    "prompt_rule": "numbers",
    "import_habit": "mapping",
    "customer": "name",
    "phone": "number",
    "email": "label",
    "address": "town",
    "visit": "what",
    "referral": "shop_day",
    "special_request": "closed_on",
    "reminder": "due_on",
    "thank_you": "words",
    "prompt_answer": "reason",
    "household": "name",
    "household_member": None,
    "personal_date": "label",
    "family_link": "words",
    "topic": "name",
    "customer_topic": None,
    "fact": "words",
    "looking_for": "what",
    "consent": "how",
    "visit_companion": None,
    "loyalty_tick": "shop_day",
    "moment": "words",
    "closure": "words",
    "special_day": "words",
    "special_period": "opens",
    "key_duty": None,
    "opening": "offered",
    "pinned": None,
    "recovery": "happened",
    "recovery_customer": None,
    "remedy": "words",
    "grant_limit": None,
    "lesson": "words",
    "heard": "words",
    "neighbour": "name",
    "sent_elsewhere": "what",
    "call": "words",
    "card_batch": "pages",
    "own_wording": "words",
    "own_picture": "file",
    "own_stock": "name",
    "used_sheet": None,
    "printer_correction": None,
    "printer_feeding": None,
}
NEVER_EMPTY = {("phone", "number"), ("personal_date", "label"), ("fact", "words"),
               ("looking_for", "what"), ("lesson", "words"), ("heard", "words"),
               ("neighbour", "name"), ("sent_elsewhere", "what"), ("own_picture", "file"),
               ("own_stock", "name")}  # fmt: skip
HOURS = ("08:00", "09:30")
DAYS = ("2023-12-31", "2024-02-29", "2024-07-01")
OWNED = (
    "phone", "email", "address", "visit", "special_request", "reminder", "thank_you",
    "prompt_answer", "personal_date", "customer_topic", "fact", "looking_for", "loyalty_tick",
    "moment", "call",
)  # fmt: skip


DOINGS = ("add", "add", "word", "move", "serve", "trash", "price", "remove", "bulk")


class Touch(NamedTuple):
    """do: add, word, move, serve, trash, price, remove, bulk. which and other: rows by position."""

    do: str
    table: str
    which: int
    other: int
    text: str


touches = st.builds(
    Touch,
    do=st.sampled_from(DOINGS),
    table=st.sampled_from(sorted(ROWS)),
    which=st.integers(0, 7),
    other=st.integers(0, 7),
    text=st.one_of(
        st.sampled_from(
            ["'; DROP TABLE x", '{"a": null}', "\x00a\x00", "Ånna Ξένη 李", "", "0049"]
        ),
        st.text(max_size=6),
    ),
)
deeds = st.lists(touches, min_size=1, max_size=4)


def perform(book: ShopBook, deed: list[Touch]) -> None:
    """Do the touches inside one action."""
    with book.deed():
        for touch in deed:
            _perform(book, touch)


def _perform(book: ShopBook, touch: Touch) -> None:
    match touch.do:
        case "add":
            _add(book, touch)
        case "bulk":
            _bulk(book, touch)
        case "word":
            _word(book, touch)
        case "move" if touch.table in OWNED:
            customer = _pick(book, "customer", touch.other)
            if customer is not None:
                _set(book, touch.table, touch.which, "customer_id", customer)
        case "serve":
            _set(book, "visit", touch.which, "served_by", _pick(book, "helper", touch.other))
        case "trash":
            trashed = "2024-05-01T10:00:00.000Z" if touch.other % 2 else None
            _set(book, "customer", touch.which, "trashed_at", trashed)
        case "price":
            _set(book, "visit", touch.which, "amount_minor", touch.other * 100 - 300)
            _set(book, "visit", touch.which, "shop_day", DAYS[touch.other % 3])
            _set(book, "customer", touch.other, "tier", ("a_list", "regular")[touch.which % 2])
        case "remove":
            row = _pick(book, touch.table, touch.which)
            book.store.connection.execute(f"DELETE FROM {touch.table} WHERE id=?", (row,))


def _add(book: ShopBook, touch: Touch) -> None:
    if touch.table == "shop" and book.ids("shop"):
        return
    chosen = _pick(book, "customer", touch.other)
    theirs = {"customer_id": chosen} if touch.table in OWNED and chosen is not None else {}
    book.put(touch.table, **theirs)


def _bulk(book: ShopBook, touch: Touch) -> None:
    first = book.store.next_number("customer")
    people = [(first, touch.text, "2024-01-01T00:00:00.000Z")]
    people += [(book.store.next_number("customer"), f"B {n}", people[0][2]) for n in range(2)]
    book.store.insert_many("customer", ("number", "name", "created_at"), people)
    ids = sorted(book.ids("customer"))[-2:]
    visits = [(each, people[0][2], DAYS[touch.which % 3], 500) for each in ids]
    book.store.insert_many("visit", ("customer_id", "at", "shop_day", "amount_minor"), visits)


def _word(book: ShopBook, touch: Touch) -> None:
    column = TEXTS[touch.table]
    if column is not None:
        _set(book, touch.table, touch.which, column, _text(book, touch, column))


def _text(book: ShopBook, touch: Touch, column: str) -> str:
    if column == "numbers":
        return json.dumps({"n": touch.text})
    if column == "opens":
        return HOURS[touch.other % 2]
    if column.endswith("_on") or column == "shop_day":
        return DAYS[touch.other % 3]
    if touch.table == "topic":  # each topic stands once
        return f"{touch.text} {next(book.serial)}"
    return touch.text or "-" if (touch.table, column) in NEVER_EMPTY else touch.text


def _pick(book: ShopBook, table: str, which: int) -> int | None:
    ids = sorted(book.ids(table))
    return ids[which % len(ids)] if ids else None


def _set(book: ShopBook, table: str, which: int, column: str, value: object) -> None:
    row = _pick(book, table, which)
    if row is not None:
        book.store.connection.execute(f"UPDATE {table} SET {column}=? WHERE id=?", (value, row))
