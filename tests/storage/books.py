"""A small customer book for the tests of the storage room: rows of every table, and dumps."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from smallcrm.domain.changes import Change
from smallcrm.domain.ids import CustomerId, GroupId
from smallcrm.domain.shop_day import instant_text
from smallcrm.storage import derived, search_index
from smallcrm.storage.driver import Connection, connect_copy, connect_read_only
from smallcrm.storage.schema import DERIVED_TABLES, SEARCH_TABLES, tracked_tables
from smallcrm.storage.store import Store

NOON = datetime(2024, 5, 14, 12, 0, tzinfo=UTC)
TODAY = date(2024, 5, 14)
Dump = Mapping[str, list[tuple[object, ...]]]
Values = dict[str, object]


@dataclass
class ShopBook:
    """An open book that can be written to in short words; each word is one action."""

    path: Path
    store: Store = field(init=False)
    serial: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.store = Store.open(self.path, now=NOON)

    def reopen(self) -> None:
        self.store.close()
        self.store = Store.open(self.path, now=NOON)

    def now(self) -> datetime:
        return NOON + timedelta(minutes=next(self.serial))

    @contextmanager
    def deed(self, key: str = "deed") -> Iterator[GroupId]:
        with self.store.action(key, at=self.now()) as group:
            yield group

    def put(self, table: str, **values: object) -> int:
        """Insert one row inside an action of the caller."""
        row = {**ROWS[table](self), **values}
        cursor = self.store.connection.execute(
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
            tuple(row.values()),
        )
        return cursor.lastrowid or 0

    def add(self, table: str, **values: object) -> int:
        """Insert one row as an action of its own."""
        with self.deed(f"add_{table}"):
            return self.put(table, **values)

    def customer(self, name: str = "Anna Berg", **values: object) -> CustomerId:
        return CustomerId(self.add("customer", name=name, **values))

    def change(self, table: str, row: int, **values: object) -> GroupId:
        with self.deed(f"change_{table}") as group:
            places = ", ".join(f"{column}=?" for column in values)
            self.store.connection.execute(
                f"UPDATE {table} SET {places} WHERE id=?", (*values.values(), row)
            )
            return group

    def remove(self, table: str, row: int) -> GroupId:
        with self.deed(f"remove_{table}") as group:
            self.store.connection.execute(f"DELETE FROM {table} WHERE id=?", (row,))
            return group

    def ids(self, table: str) -> list[int]:
        return [row[0] for row in self.store.connection.execute(f"SELECT id FROM {table}")]

    def undo(self) -> Change | None:
        return self.store.undo(at=self.now())

    def redo(self) -> Change | None:
        return self.store.redo(at=self.now())


def _first_customer(book: ShopBook) -> int:
    found = book.store.value("SELECT id FROM customer WHERE trashed_at IS NULL ORDER BY id LIMIT 1")
    return int(found) if found is not None else book.put("customer")


def _last_two_customers(book: ShopBook) -> tuple[int, int]:
    found = book.store.connection.execute("SELECT id FROM customer ORDER BY id DESC LIMIT 2")
    known = [row[0] for row in found]
    while len(known) < 2:
        known.append(book.put("customer"))
    return known[0], known[1]


def _referral(book: ShopBook) -> Values:
    # A pair is kept once, so a new pair needs a new customer.
    return {
        "referrer_id": _last_two_customers(book)[0],
        "referred_id": book.put("customer"),
        "shop_day": "2024-05-02",
    }


def _family_link(book: ShopBook) -> Values:
    return {
        "customer_id": _last_two_customers(book)[0],
        "relative_id": book.put("customer"),
        "relation": "parent",
    }


def _special_day(book: ShopBook) -> int:
    found = book.store.value("SELECT id FROM special_day LIMIT 1")
    return int(found) if found is not None else book.put("special_day")


def _grant_limit(book: ShopBook) -> Values:
    tiers = ("a_list", "regular", "occasional")
    steps = ("redo", "extra_service", "reduction", "write_off", "gift")
    every = [(r, t, s) for r in ("helper", "owner") for t in tiers for s in steps]
    known = set(book.store.connection.execute("SELECT role, tier, step FROM grant_limit"))
    role, tier, step = next(each for each in every if each not in known)
    return {"role": role, "tier": tier, "step": step, "limit_minor": 2000}


def _theirs(**values: object) -> Callable[[ShopBook], Values]:
    return lambda book: {"customer_id": _first_customer(book), **values}


def _keyed(**values: object) -> Callable[[ShopBook], Values]:
    return lambda book: {
        "customer_id": _first_customer(book),
        "subject_key": f"rule:customer:{next(book.serial)}",
        **values,
    }


_AT = instant_text(NOON)

# The least that a row of each tracked table needs.
ROWS: Mapping[str, Callable[[ShopBook], Values]] = {
    "shop": lambda _: {
        "id": 1,
        "name": "Corner Shop",
        "country": "DE",
        "currency": "EUR",
        "time_zone": "Europe/Berlin",
        "paper": "a4",
    },
    "opening_period": lambda _: {"weekday": 0, "opens": "09:00", "closes": "18:00"},
    "helper": lambda _: {"name": "Mia"},
    "prompt_rule": lambda book: {"code": f"rule_{next(book.serial)}"},
    "import_habit": lambda book: {"fingerprint": f"print_{next(book.serial)}", "mapping": "{}"},
    "customer": lambda book: {
        "name": "Anna Berg",
        "number": book.store.next_number("customer"),
        "created_at": _AT,
    },
    "phone": _theirs(number="030 123456", digits="30123456"),
    "email": _theirs(address="anna@example.org"),
    "address": _theirs(street="Hauptstr. 1", town="Berlin", postcode="10115"),
    "visit": _theirs(at=_AT, shop_day="2024-05-14", amount_minor=1250),
    "referral": _referral,
    "household": lambda _: {"name": "The Bergs"},
    "household_member": lambda book: {
        "household_id": book.put("household"),
        "customer_id": book.put("customer"),
    },
    "personal_date": _theirs(label="Wedding", day="--06-12"),
    "family_link": _family_link,
    "topic": lambda book: {"name": f"Roses {next(book.serial)}"},
    "customer_topic": lambda book: {
        "customer_id": _first_customer(book),
        "topic_id": book.put("topic"),
    },
    "fact": _theirs(label="Dog", words="Biscuit"),
    "looking_for": _theirs(what="brass hinges", since_on="2024-05-01"),
    "consent": lambda book: {
        "customer_id": book.put("customer"),
        "channel": "letter",
        "is_given": 1,
        "given_on": "2024-05-01",
    },
    "visit_companion": lambda book: {
        "visit_id": book.put("visit"),
        "customer_id": book.put("customer"),
    },
    "loyalty_tick": _theirs(kind="gave_advice", shop_day="2024-05-14"),
    "closure": lambda _: {"from_on": "2024-08-01", "to_on": "2024-08-14"},
    "special_day": lambda book: {"day": str(TODAY + timedelta(next(book.serial)))},
    "special_period": lambda book: {
        "special_day_id": _special_day(book),
        "opens": "10:00",
        "closes": "14:00",
    },
    "key_duty": lambda book: {"helper_id": book.put("helper"), "weekday": 2},
    "opening": lambda _: {"opens_at": "2024-05-14T20:30", "time_zone": "Europe/Berlin"},
    "pinned": lambda book: {"subject_key": f"rule:customer:{next(book.serial)}"},
    "recovery": lambda _: {
        "opened_at": _AT,
        "opened_on": "2024-05-14",
        "check_back_on": "2024-05-17",
    },
    "recovery_customer": lambda book: {
        "recovery_id": book.put("recovery"),
        "customer_id": _first_customer(book),
    },
    "remedy": lambda book: {
        "recovery_id": book.put("recovery"),
        "step": "gift",
        "given_on": "2024-05-14",
    },
    "grant_limit": _grant_limit,
    "lesson": lambda _: {"noted_on": "2024-05-14", "words": "Ask twice"},
    "heard": lambda _: {"kind": "praised", "words": "The bench", "heard_on": "2024-05-14"},
    "neighbour": lambda _: {"name": "Paz Ironmongery"},
    "sent_elsewhere": lambda _: {"what": "welding rods", "sent_on": "2024-05-14"},
    "call": _theirs(at=_AT, shop_day="2024-05-14", outcome="talked"),
    "moment": _theirs(at=_AT, shop_day="2024-05-14", kind="wow", noted_at=_AT),
    "special_request": _theirs(kind="order", what="Tea", asked_at=_AT, asked_on="2024-05-01"),
    "reminder": _theirs(what="Call", due_on="2024-06-01", made_at=_AT, made_on="2024-05-01"),
    "thank_you": _keyed(
        rule="third_visit",
        occasion="thank_you",
        state="due",
        reason_key="Third visit",
        due_on="2024-05-20",
    ),
    "card_batch": lambda _: {"made_at": _AT, "shop_day": "2024-05-14", "stock": "a4_quarter_fold"},
    "own_wording": lambda book: {
        "occasion": "thank_you",
        "language": "en",
        "name": f"Short {next(book.serial)}",
    },
    "own_picture": lambda _: {"name": "Shop window", "file": "f" * 64},
    "own_stock": lambda book: {"code": f"own_{next(book.serial)}", "name": "Tags", "numbers": "{}"},
    "used_sheet": lambda book: {"stock": f"sheet_{next(book.serial)}"},
    "printer_correction": lambda book: {"printer": f"Inkjet {next(book.serial)}", "paper": "a4"},
    "printer_feeding": lambda book: {
        "printer": f"{next(book.serial)}",
        "side": "up",
        "edge": "foot",
    },
    "prompt_answer": _keyed(
        rule="third_visit", state="done", answered_at=_AT, answered_on="2024-05-20"
    ),
}


def tracked(path: Path) -> Dump:
    """Every tracked row of the book file, by table and id."""
    with closing(connect_read_only(path)) as connection:
        return {
            table.name: _all(connection, table.name, table.columns)
            for table in tracked_tables(connection)
        }


def derived_rows(connection: Connection) -> Dump:
    """Everything derived, the words in the index included, in an order of its own."""
    found = {}
    for table in sorted(DERIVED_TABLES - {"derived_state"}):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        found[table] = _all(connection, table, [name for name in columns if name != "id"])
    for table in sorted(SEARCH_TABLES):
        connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed_{table}"
            f" USING fts5vocab(main, {table}, instance)"
        )
        terms = ("term", "doc", "col", "offset")
        found[table] = _all(connection, f"temp.indexed_{table}", terms)
    return found


def derived_as_kept_and_rebuilt(path: Path) -> tuple[Dump, Dump]:
    """What the book keeps as derived, and what a rebuild on a scratch copy gives."""
    with (
        closing(connect_read_only(path)) as book,
        closing(connect_copy(path.with_name("scratch"))) as scratch,
    ):
        book.backup(scratch)
        search_index.settle(scratch)
        kept = derived_rows(scratch)
        scratch.execute("BEGIN")
        derived.rebuild(scratch, on=derived.worked_out_on(scratch) or TODAY)
        scratch.execute("COMMIT")
        return kept, derived_rows(scratch)


def _all(
    connection: Connection, table: str, columns: tuple[str, ...] | list[str]
) -> list[tuple[object, ...]]:
    told = ", ".join(f'"{column}"' for column in columns)
    return connection.execute(f"SELECT {told} FROM {table} ORDER BY {told}").fetchall()
