"""A small shop for tests: a real customer book in a folder of the test, filled by named verbs.

Nothing here asserts anything; every verb goes through the services as the window does.
"""

import atexit
import functools
import shutil
import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from smallcrm.domain.changes import Change
from smallcrm.domain.customers import AddressDraft, CustomerDraft, EmailDraft, PhoneDraft
from smallcrm.domain.ids import CustomerId, HelperId, ReferralId, ReminderId, RequestId, VisitId
from smallcrm.domain.opening_hours import OpeningHours, usual
from smallcrm.domain.reminders import ReminderDraft
from smallcrm.domain.requests import RequestDraft
from smallcrm.domain.shop import ShopDraft
from smallcrm.domain.visits import VisitDraft
from smallcrm.services import customers, referrals, reminders, requests, shop, visits
from smallcrm.services.households import household_of
from smallcrm.services.sample import fill_demo
from smallcrm.storage.schema import tracked_tables
from smallcrm.storage.store import Store

Row = dict[str, Any]

FRIDAY_NOON = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)  # twelve o'clock in Berlin


class Shop:
    """One open book with its shop set up. now: the clock of the test, moved by later()."""

    def __init__(self, path: Path, *, now: datetime = FRIDAY_NOON) -> None:
        self.now = now
        self.path = path
        self.store = Store.open(path, now=now)
        self.changes: list[Change] = []
        self.store.listen(self.changes.append)

    @classmethod
    def in_folder(cls, folder: Path, *, now: datetime = FRIDAY_NOON) -> "Shop":
        """A new book with the usual shop in Berlin: Iron & Rose, owned by Rosa."""
        return cls.at(folder / "shop.scrm", now=now)

    @classmethod
    def at(cls, path: Path, *, now: datetime = FRIDAY_NOON) -> "Shop":
        """The usual shop in a new book at this place; its folder is made with it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_new_book(now), path)
        return cls(path, now=now)

    def set_up(self, country: str = "DE", hours: OpeningHours | None = None) -> None:
        draft = ShopDraft(
            name="Iron & Rose",
            owner_name="Rosa",
            street="Lange Str. 1",
            town="Berlin",
            postcode="10115",
            country=country,
            language="en",
        )
        shop.first_start(self.store, draft, hours or usual(), now=self.now)

    def close(self) -> None:
        self.store.close()

    @property
    def today(self) -> date:
        return self.store.shop_day(self.now)

    def later(self, **time: float) -> None:
        """Let time pass, such as days=3."""
        self.now += timedelta(**time)

    # Verbs

    def customer(
        self,
        name: str = "",
        *,
        phone: str = "",
        email: str = "",
        street: str = "",
        town: str = "",
        postcode: str = "",
        known_before: bool = False,
        **fields: Any,
    ) -> CustomerId:
        """Somebody in the book; fields are those of CustomerDraft."""
        draft = CustomerDraft(name=name, **fields)
        if phone:
            draft.phones.append(PhoneDraft(number=phone))
        if email:
            draft.emails.append(EmailDraft(address=email))
        if street or town or postcode:
            draft.addresses.append(AddressDraft(street=street, town=town, postcode=postcode))
        return customers.save(self.store, draft, known_before=known_before, now=self.now)

    def change(self, customer_id: CustomerId, **fields: Any) -> None:
        """Save some fields of a customer anew, as the form does."""
        draft = replace(customers.draft_of(self.store, customer_id), **fields)
        customers.save(self.store, draft, customer_id=customer_id, now=self.now)

    def share_letterbox(self, customer_id: CustomerId, other: CustomerId) -> None:
        """They live with somebody, as the form says when that one is chosen."""
        home = household_of(self.store, other)
        self.change(
            customer_id,
            lives_with=other,
            household_name="" if home is None else home.name,
            household_addressed_as="" if home is None else home.addressed_as,
            has_letterbox=False,
        )

    def visit(
        self,
        customer_id: CustomerId,
        amount: str = "",
        *,
        what: str = "",
        days_ago: int = 0,
        by: HelperId | None = None,
    ) -> VisitId:
        day = self.today - timedelta(days=days_ago)
        draft = VisitDraft(customer_id, amount_text=amount, what=what, day=day)
        return visits.record_visit(self.store, draft, now=self.now, by=by)

    def request(self, customer_id: CustomerId, what: str = "a hose", **fields: Any) -> RequestId:
        """A wish; fields are those of RequestDraft."""
        draft = RequestDraft(customer_id, what=what, **fields)
        return requests.record(self.store, draft, now=self.now)

    def reminder(
        self, customer_id: CustomerId, what: str = "call back", *, in_days: int = 3
    ) -> ReminderId:
        draft = ReminderDraft(customer_id, what=what, due=self.today + timedelta(days=in_days))
        return reminders.add(self.store, draft, now=self.now)

    def referral(self, referrer: CustomerId, referred: CustomerId) -> ReferralId:
        return referrals.record(self.store, referrer, referred, now=self.now)

    def undo(self) -> Change | None:
        return self.store.undo(at=self.now)

    def redo(self) -> Change | None:
        return self.store.redo(at=self.now)

    # What the book holds

    def rows(self, table: str) -> list[Row]:
        """All rows of a table, oldest first."""
        cursor = self.store.connection.execute(f"SELECT * FROM {table} ORDER BY 1")
        columns = [column[0] for column in cursor.description]
        return [dict(zip(columns, row, strict=True)) for row in cursor]

    def row(self, table: str, row_id: int) -> Row:
        return next(row for row in self.rows(table) if row["id"] == row_id)

    def dump(self) -> dict[str, list[Row]]:
        """Everything that the owner's words live in: all tracked tables."""
        return {
            table.name: self.rows(table.name) for table in tracked_tables(self.store.connection)
        }

    def deeds(self) -> list[str]:
        """The keys of the deeds so far, undone ones and undos left out."""
        found = self.store.connection.execute(
            "SELECT label_key FROM change_group WHERE undoes_group_id IS NULL"
            " AND undone_by_group_id IS NULL ORDER BY id"
        )
        return [row[0] for row in found]


def move_in_made_up_shop(path: Path, *, now: datetime = FRIDAY_NOON) -> None:
    """Put the made-up shop of `--demo` at this place; its folder is made with it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_made_up_book(now), path)


@functools.cache
def _new_book(now: datetime) -> Path:
    """The book of a shop on its first day, made once: a thousand tests begin with a copy of it."""
    built = Shop(_folder_for_the_run() / "first_day.scrm", now=now)
    built.set_up()
    built.close()
    return built.path


@functools.cache
def _made_up_book(now: datetime) -> Path:
    built = Shop(_folder_for_the_run() / "made_up.scrm", now=now)
    fill_demo(built.store, now=now)
    built.close()
    return built.path


def _folder_for_the_run() -> Path:
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
