"""One of each deed of openings after hours, in an order that can be done.

The other deeds of promises stand in deeds_kept.
"""

from smallcrm.domain.door import DoorDraft
from smallcrm.domain.ids import HelperId
from smallcrm.domain.key_roster import DutyDraft
from smallcrm.domain.openings import OpeningDraft
from smallcrm.services import key_roster, opening_door, openings, requests
from tests.builders import Shop
from tests.services.deeds_kept import TOM, Step, change_wish, wish


def _change_opening(shop: Shop) -> None:
    draft = openings.draft_of(shop.store, wish(shop))
    draft.opens_at, draft.when_text, draft.who_knows = None, "tonight 22:00", "Ines"
    openings.edit(shop.store, wish(shop), draft, now=shop.now)


def _ask(shop: Shop, **fields: object) -> object:
    draft = OpeningDraft(need="burst pipe", when_text="tonight 21:30", **fields)  # type: ignore[arg-type]
    return openings.ask(shop.store, draft, now=shop.now)


def _tell_of_door(shop: Shop) -> None:
    shop.later(days=1)
    openings.note_opened(shop.store, wish(shop), DoorDraft("21:40"), now=shop.now)


OPENINGS: tuple[Step, ...] = (
    ("open_after_hours", lambda shop: _ask(shop, phone="0171 4440000")),
    ("edit_opening", _change_opening),
    ("edit_request", lambda shop: change_wish(shop, told_on_text="t", told_time_text="22:30")),
    ("open_door", lambda shop: openings.open_door(shop.store, wish(shop), now=shop.now)),
    ("close_door", lambda shop: openings.close_door(shop.store, wish(shop), now=shop.now)),
    ("open_after_hours", lambda shop: _ask(shop, customer_id=TOM)),
    ("note_opened", _tell_of_door),
    ("open_after_hours", lambda shop: _ask(shop, customer_id=TOM)),
    ("nobody_came", lambda shop: openings.nobody_came(shop.store, wish(shop), now=shop.now)),
    ("open_after_hours", lambda shop: _ask(shop, customer_id=TOM)),
    ("not_opened", lambda shop: openings.not_opened(shop.store, wish(shop), now=shop.now)),
    ("open_after_hours", lambda shop: _ask(shop, customer_id=TOM)),
    (
        "wish_declined",
        lambda shop: requests.set_status(shop.store, wish(shop), "declined", now=shop.now),
    ),
    ("delete_request", lambda shop: requests.delete(shop.store, wish(shop), now=shop.now)),
    (
        "save_roster",
        lambda shop: key_roster.save_roster(
            shop.store, HelperId(1), "0171 1", [DutyDraft(4, "18-23")], now=shop.now
        ),
    ),
)

SERVICES = (key_roster, opening_door, openings)
"""Where these deeds are done."""
