"""Thanks for a big purchase: what is usual is looked up when the visit is noted, and never again.

What becomes of what was found here is decided by `domain/thank_you_rules.py`.
"""

from datetime import date, timedelta
from statistics import median
from typing import NamedTuple

from smallcrm.domain.asking import without_full_stop
from smallcrm.domain.dates import months_later
from smallcrm.domain.ids import CustomerId, ThankYouId, VisitId
from smallcrm.domain.lifetime_value import BASKET_MONTHS
from smallcrm.domain.prompt_rules import BIG_PURCHASE
from smallcrm.domain.sentence import Sentence, args_as_json, args_from_json, sentence
from smallcrm.services.rules import settings_of
from smallcrm.storage.models import ThankYou
from smallcrm.storage.store import Store

TIMES_THE_USUAL = 2  # PRODUCT.md section 7: over twice the shop's median
FEWEST_BASKETS = 20  # below that nobody can say what is usual here
MOST_BASKETS = 1_000  # the middle of so many hardly moves with more
USUAL = "usual_minor"
"""The frozen middle among the arguments of the reason; no sentence shows it."""

_IS_ON = f"SELECT 1 FROM prompt_rule WHERE code = '{BIG_PURCHASE}' AND is_on"
_BASKETS = """
SELECT amount_minor FROM visit
WHERE amount_minor > 0 AND shop_day > ?1 AND shop_day <= ?2 AND id <> ?3
ORDER BY shop_day DESC, id DESC LIMIT ?4
"""
_VISIT = "SELECT customer_id, shop_day, amount_minor, what FROM visit WHERE id = ?"
_FOUND = "SELECT id, state, words || design, reason_args FROM thank_you WHERE subject_key = ?"


class _Visit(NamedTuple):
    customer_id: CustomerId
    shop_day: date
    amount_minor: int | None
    what: str


class _Found(NamedTuple):
    id: ThankYouId
    state: str
    was_printed: str
    reason_args: str


def look_at_new(store: Store, visit_id: VisitId, *, today: date) -> None:
    """Owe a card when this visit is a big one and the rule is on; once. Call inside an action."""
    if store.value(_IS_ON) is None or store.row(_Found, _FOUND, _key(visit_id)) is not None:
        return
    visit = store.row(_Visit, _VISIT, visit_id)
    if visit is None or not visit.amount_minor or visit.shop_day < _oldest(store, today):
        return
    usual = usual_basket(store, visit.shop_day, visit_id)
    if usual is not None and _is_big(visit, usual):
        _owe(store, visit_id, visit, usual)


def look_again(store: Store, visit_id: VisitId) -> None:
    """A visit was corrected, moved or taken out: what was found of it follows.

    It is held against what was usual when it was noted. A card that was printed or sent stays as
    it is. Call inside an action.
    """
    found = store.row(_Found, _FOUND, _key(visit_id))
    if found is None or found.state != "due" or found.was_printed:
        return
    visit = store.row(_Visit, _VISIT, visit_id)
    usual = args_from_json(found.reason_args).get(USUAL)
    ThankYou.delete().where(ThankYou.id == found.id).execute()
    if visit is not None and isinstance(usual, int) and _is_big(visit, usual):
        _owe(store, visit_id, visit, usual)


def usual_basket(store: Store, on: date, visit_id: VisitId) -> int | None:
    """The middle of the shop's baskets of the last two years without this one, in minor units.

    None while there are too few to say.
    """
    since = months_later(on, -BASKET_MONTHS).isoformat()
    asked = (since, on.isoformat(), visit_id, MOST_BASKETS)
    baskets = [row[0] for row in store.connection.execute(_BASKETS, asked)]
    return round(median(baskets)) if len(baskets) >= FEWEST_BASKETS else None


def _is_big(visit: _Visit, usual: int) -> bool:
    return (visit.amount_minor or 0) > TIMES_THE_USUAL * usual


def _owe(store: Store, visit_id: VisitId, visit: _Visit, usual: int) -> None:
    reason = _reason(visit)
    days = settings_of(store).days(BIG_PURCHASE, "within_days")
    ThankYou.create(
        customer=visit.customer_id,
        rule=BIG_PURCHASE,
        subject_key=_key(visit_id),
        occasion="thank_you",
        state="due",
        reason_key=reason.key,
        reason_args=args_as_json({**reason.args, USUAL: usual}),
        due_on=visit.shop_day + timedelta(days=days),
    )


def _reason(visit: _Visit) -> Sentence:
    what = without_full_stop(" ".join(visit.what.split()))
    if what:
        return sentence("A big purchase {when}: {what}.", when=visit.shop_day, what=what)
    return sentence("A big purchase {when}.", when=visit.shop_day)


def _oldest(store: Store, today: date) -> date:
    """A visit before this day is history, and no news."""
    return today - timedelta(days=settings_of(store).days(BIG_PURCHASE, "max_age_days"))


def _key(visit_id: VisitId) -> str:
    return f"{BIG_PURCHASE}:visit:{visit_id}"
