"""Once a week: one thing more that the shop could watch for, or its own silence (PRODUCT.md 3, 7).

What the rules find is decided in the domain; they are switched by `services/rules.py`.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from smallcrm.domain.ids import HelperId
from smallcrm.domain.prompt_rules import CHOOSABLE, SILENCE, RuleSettings
from smallcrm.domain.rule_words import explained, rule_word
from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.domain.silence import silent_from
from smallcrm.domain.thank_you_notes import IN_PERSON
from smallcrm.domain.tiers import Tier
from smallcrm.services.rules import settings_of, write_rule
from smallcrm.storage.models import Shop
from smallcrm.storage.rule_finds import finds
from smallcrm.storage.store import Store

WEEK = timedelta(days=7)

_KEPT = "SELECT value FROM derived_state WHERE name = 'offer'"
_KEEP = "INSERT OR REPLACE INTO derived_state VALUES ('offer', ?)"
_FIRST_DEED = "SELECT at FROM change_group ORDER BY id LIMIT 1"
_OWN = "SELECT code FROM prompt_rule"
_BEST = f"SELECT 1 FROM customer WHERE tier = '{Tier.A_LIST.value}' AND trashed_at IS NULL LIMIT 1"
_WRITTEN = f"""
SELECT max(t.closed_on) FROM customer AS c JOIN thank_you AS t ON t.customer_id = c.id
WHERE c.tier = '{Tier.A_LIST.value}' AND t.state IN ('posted', 'handed_over')
  AND t.design <> '{IN_PERSON}'
"""


class Offer(NamedTuple):
    """A quiet line of Today. code: the rule that is offered; SILENCE while that itself is told.

    words: what the rule is called, or the whole of what is told. explained: what the rule would
    do, None for the silence.
    """

    code: str
    words: Sentence
    explained: Sentence | None

    @property
    def is_question(self) -> bool:
        """Whether it asks to be switched on; else it only tells."""
        return self.explained is not None


def look_for_offer(store: Store, *, now: datetime) -> None:
    """Find what to offer this week, if its time has come; called when a day begins."""
    on = store.shop_day(now)
    if not _is_time(store, on):
        return
    settings = settings_of(store)
    off = _never_thought_of(store, settings)
    if _kept(store) in off:
        return
    with store.action("upkeep", at=now):
        found = finds(store.connection, off, on=on)
        silent = silent_from(_last_written(store), settings.with_all_on())
        if SILENCE in off and _has_best(store) and silent is not None and silent <= on:
            found[SILENCE] += 1
        code = next((code for code in off if found[code]), "")
        store.connection.execute(_KEEP, (code,))


def offer(store: Store, *, on: date) -> Offer | None:
    """What to say on Today, at most once a week; None for nothing."""
    if not _is_time(store, on):
        return None
    settings = settings_of(store)
    last = _last_written(store)
    silent = silent_from(last, settings)
    if silent is not None and silent <= on and _has_best(store):
        told = sentence("No card went to the people you count on since {day}.", day=last)
        return Offer(SILENCE, told, None)
    code = _kept(store)
    if code not in _never_thought_of(store, settings):
        return None
    return Offer(code, rule_word(code), explained(code, settings.of(code).numbers))


def accept(store: Store, code: str, *, now: datetime, by: HelperId | None = None) -> None:
    """Watch for it from now on; the next offer comes in a week."""
    setting = replace(settings_of(store).of(code), is_on=True)
    with store.action("watch_also", at=now, by=by):
        write_rule(code, setting)
        Shop.update(rule_offered_on=store.shop_day(now)).execute()


def not_now(store: Store, told: Offer, *, now: datetime, by: HelperId | None = None) -> None:
    """Leave it; a rule is not offered again, the silence is told again in a week."""
    with store.action("not_watched", at=now, by=by):
        if told.is_question:
            write_rule(told.code, settings_of(store).of(told.code))
        Shop.update(rule_offered_on=store.shop_day(now)).execute()


def _is_time(store: Store, on: date) -> bool:
    """A week after the last answer; in a new book a week after its first deed."""
    asked = store.value("SELECT rule_offered_on FROM shop")
    last = date.fromisoformat(str(asked)) if asked else _begun_on(store)
    return last is not None and last + WEEK <= on


def _begun_on(store: Store) -> date | None:
    first = store.value(_FIRST_DEED)
    return None if first is None else store.shop_day(datetime.fromisoformat(str(first)))


def _last_written(store: Store) -> date:
    """When a card last went to one of the best; the book's first day while none ever did."""
    written = store.value(_WRITTEN)
    if written:
        return date.fromisoformat(str(written))
    return _begun_on(store) or date.max


def _has_best(store: Store) -> bool:
    return store.value(_BEST) is not None


def _kept(store: Store) -> str:
    return str(store.value(_KEPT) or "")


def _never_thought_of(store: Store, settings: RuleSettings) -> list[str]:
    """The rules that are off and that the owner never switched, in the order of Settings."""
    switched = {code for (code,) in store.connection.execute(_OWN).fetchall()}
    return [code for code in CHOOSABLE if not settings.is_on(code) and code not in switched]
