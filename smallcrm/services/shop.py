"""The shop itself: its first start and its settings.

When it is open is the business of hours, who works there that of helpers, what the shop watches
for that of rules.
"""

from datetime import datetime
from typing import NamedTuple

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import HelperId
from smallcrm.domain.opening_hours import OpeningHours, without_overlap
from smallcrm.domain.phones import phone_key
from smallcrm.domain.shop import CheckedShop, CountryHabits, ShopDraft
from smallcrm.services.countries import countries, country_habits
from smallcrm.services.helpers import KEYS
from smallcrm.services.hours import write_week
from smallcrm.storage.models import Helper, Phone, Shop
from smallcrm.storage.store import Store

__all__ = [
    "ShopRow",
    "countries",
    "country_habits",
    "currency_of",
    "draft_of",
    "first_start",
    "habits_of",
    "save_hiding",
    "save_shop",
    "shop",
]


HIDE_AFTER_MAX = 240  # minutes; whoever is longer away closes the shop


class ShopRow(NamedTuple):
    """The shop as the book has it. country, currency: ISO codes; time_zone: an IANA name.

    hide_after_minutes: idle minutes until the screen hides itself, 0 for never.
    """

    id: int
    name: str
    owner_name: str
    street: str
    town: str
    postcode: str
    region: str
    country: str
    phone: str
    email: str
    website: str
    our_promise: str
    currency: str
    time_zone: str
    day_starts_hour: int
    language: str
    paper: str
    is_counter_view: bool
    is_demo: bool
    hide_after_minutes: int


def shop(store: Store) -> ShopRow | None:
    """The shop, or None before the first start."""
    return store.row(ShopRow, f"SELECT {', '.join(ShopRow._fields)} FROM shop")


def draft_of(row: ShopRow) -> ShopDraft:
    """The shop as the settings page shows it."""
    return ShopDraft(
        name=row.name,
        owner_name=row.owner_name,
        street=row.street,
        town=row.town,
        postcode=row.postcode,
        region=row.region,
        country=row.country,
        phone=row.phone,
        email=row.email,
        website=row.website,
        time_zone=row.time_zone,
        currency=row.currency,
        language=row.language,
        paper=row.paper,
        counter_view=row.is_counter_view,
        our_promise=row.our_promise,
    )


def habits_of(store: Store) -> CountryHabits:
    """What is usual in the shop's country; before the first start, what is usual elsewhere."""
    return country_habits(str(store.value("SELECT country FROM shop") or ""))


def currency_of(store: Store) -> str:
    """The currency of the shop's amounts."""
    return str(store.value("SELECT currency FROM shop") or habits_of(store).currency)


def first_start(
    store: Store, draft: ShopDraft, hours: OpeningHours, *, now: datetime, is_demo: bool = False
) -> None:
    """Set the shop up, with its owner as the first helper.

    Raises Invalid with the field of the draft, ShopError when the book already has a shop.
    """
    clean = draft.checked(country_habits(draft.country))
    periods = without_overlap(hours.periods)
    if shop(store) is not None:
        raise ShopError("This book already belongs to a shop. Nothing was changed.")
    with store.action("first_start", at=now):
        Shop.create(is_demo=int(is_demo), **_values(clean))
        write_week(store, periods)
        if clean.owner_name:
            Helper.create(name=clean.owner_name, is_owner=1, key_number=KEYS[0])


def save_shop(store: Store, draft: ShopDraft, *, now: datetime, by: HelperId | None = None) -> None:
    """Change the shop's settings. In another country its phones are matched by other rules.

    Raises Invalid with the field of the draft, ShopError before the first start.
    """
    clean = draft.checked(country_habits(draft.country))
    known = shop(store)
    if known is None:
        raise ShopError("The shop is not set up yet. Nothing was changed.")
    with store.action("save_settings", at=now, by=by):
        Shop.update(_values(clean)).execute()
        if clean.country != known.country:
            Shop.update(holiday_region="").execute()  # a region of the country before
            _match_phones_anew(store, clean.country)


def save_hiding(store: Store, minutes: int, *, now: datetime, by: HelperId | None = None) -> None:
    """After how many idle minutes the screen hides itself, 0 for never.

    Raises Invalid (hide_after_minutes) for more than four hours.
    """
    if not 0 <= minutes <= HIDE_AFTER_MAX:
        raise Invalid("hide_after_minutes", "Choose up to four hours, or never.")
    with store.action("save_settings", at=now, by=by):
        Shop.update(hide_after_minutes=minutes).execute()


def _values(clean: CheckedShop) -> dict[str, object]:
    values = dict(vars(clean))
    values["is_counter_view"] = int(values.pop("counter_view"))
    return values


def _match_phones_anew(store: Store, country: str) -> None:
    """Work out by which digits each number is found, for a new country. Call inside an action."""
    rows = store.connection.execute("SELECT id, number, digits FROM phone").fetchall()
    for row_id, number, known in rows:
        digits = phone_key(number, country)
        if digits != known:
            Phone.update(digits=digits).where(Phone.id == row_id).execute()
