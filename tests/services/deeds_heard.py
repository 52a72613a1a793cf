"""One of each deed of listening, of the days that move promises, and of what is watched for.

Each step is the key of its deed and what does it; the walk over them is test_undoing_promises.
"""

from dataclasses import replace
from datetime import date

from smallcrm.domain.closures import ClosureDraft
from smallcrm.domain.grants import LimitDraft
from smallcrm.domain.heard import AnswerDraft, HeardDraft
from smallcrm.domain.ids import ClosureId, SpecialDayId
from smallcrm.domain.neighbours import NeighbourDraft, SentDraft
from smallcrm.domain.opening_hours import usual
from smallcrm.domain.prompt_rules import THIRD_VISIT
from smallcrm.domain.sentence import sentence
from smallcrm.domain.special_days import SpecialDayDraft
from smallcrm.services import (
    absence,
    day_sheet,
    grants,
    heard,
    hours,
    looking_for,
    neighbours,
    rule_offers,
    rules,
    sent_elsewhere,
    sheet_entry,
)
from tests.builders import Shop
from tests.services.deeds_kept import ANNA, TOM, Step, last


def _heard(shop: Shop) -> int:
    return last(shop, "heard")


def _send(shop: Shop) -> object:
    draft = SentDraft(ANNA, "yarn", neighbour_id=last(shop, "neighbour"))
    return sent_elsewhere.send(shop.store, draft, now=shop.now)


LISTENING: tuple[Step, ...] = (
    (
        "note_heard",
        lambda shop: heard.note(shop.store, HeardDraft(ANNA, words="A bench."), now=shop.now),
    ),
    (
        "change_heard",
        lambda shop: heard.change(
            shop.store, _heard(shop), HeardDraft(ANNA, words="Two benches."), now=shop.now
        ),
    ),
    (
        "answer_heard",
        lambda shop: heard.answer(shop.store, _heard(shop), AnswerDraft("did_it"), now=shop.now),
    ),
    ("tell_heard", lambda shop: heard.tell(shop.store, _heard(shop), "in_person", now=shop.now)),
    ("remove_heard", lambda shop: heard.remove(shop.store, _heard(shop), now=shop.now)),
    (
        "enter_walk",
        lambda shop: heard.note_walk(shop.store, [HeardDraft(words="Bright.")], now=shop.now),
    ),
    (
        "save_neighbour",
        lambda shop: neighbours.save(shop.store, NeighbourDraft("Wool & Co"), now=shop.now),
    ),
    ("send_elsewhere", _send),
    (
        "change_sent_elsewhere",
        lambda shop: sent_elsewhere.change(
            shop.store,
            last(shop, "sent_elsewhere"),
            SentDraft(TOM, "wool", neighbour=NeighbourDraft("Yarn Barn")),
            found="no",
            now=shop.now,
        ),
    ),
    (
        "ask_found_it",
        lambda shop: sent_elsewhere.found_it(
            shop.store, last(shop, "sent_elsewhere"), "yes", now=shop.now
        ),
    ),
    (
        "remove_sent_elsewhere",
        lambda shop: sent_elsewhere.remove(shop.store, last(shop, "sent_elsewhere"), now=shop.now),
    ),
    (
        "remove_neighbour",
        lambda shop: neighbours.remove(shop.store, last(shop, "neighbour"), now=shop.now),
    ),
    (
        "note_looking_for",
        lambda shop: looking_for.note_looking_for(shop.store, ANNA, "a lamp", now=shop.now),
    ),
    (
        "found_looking_for",
        lambda shop: looking_for.found(shop.store, last(shop, "looking_for"), now=shop.now),
    ),
)

_CHRISTMAS = date(2026, 12, 24)
_OFFER = rule_offers.Offer(THIRD_VISIT, sentence("Third visit"), sentence("Thank them."))


def _closure(shop: Shop) -> ClosureId:
    return ClosureId(last(shop, "closure"))


def _special(shop: Shop) -> SpecialDayId:
    return SpecialDayId(last(shop, "special_day"))


HOURS: tuple[Step, ...] = (
    (
        "add_closure",
        lambda shop: hours.add_closure(shop.store, ClosureDraft(_CHRISTMAS), now=shop.now),
    ),
    (
        "edit_closure",
        lambda shop: hours.change_closure(
            shop.store, _closure(shop), ClosureDraft(_CHRISTMAS, words="rest"), now=shop.now
        ),
    ),
    (
        "delete_closure",
        lambda shop: hours.delete_closure(shop.store, _closure(shop), now=shop.now),
    ),
    (
        "add_special_day",
        lambda shop: hours.add_special_day(shop.store, SpecialDayDraft(_CHRISTMAS), now=shop.now),
    ),
    (
        "edit_special_day",
        lambda shop: hours.change_special_day(
            shop.store, _special(shop), SpecialDayDraft(_CHRISTMAS, words="eve"), now=shop.now
        ),
    ),
    (
        "delete_special_day",
        lambda shop: hours.delete_special_day(shop.store, _special(shop), now=shop.now),
    ),
    (
        "save_holidays",
        lambda shop: hours.save_holidays(shop.store, is_kept=True, region="BE", now=shop.now),
    ),
    (
        "save_opening_hours",
        lambda shop: hours.save_opening_hours(
            shop.store, replace(usual(), periods=usual().periods[1:]), now=shop.now
        ),
    ),
    (
        "save_rule",
        lambda shop: rules.save_rule(shop.store, "birthday", is_on=False, now=shop.now),
    ),
    (
        "save_grants",
        lambda shop: grants.save_limits(
            shop.store, [LimitDraft("regular", "gift", "7")], now=shop.now
        ),
    ),
    ("watch_also", lambda shop: rule_offers.accept(shop.store, "quiet", now=shop.now)),
    ("not_watched", lambda shop: rule_offers.not_now(shop.store, _OFFER, now=shop.now)),
    ("end_away", lambda shop: absence.end_away(shop.store, TOM, now=shop.now)),
    ("end_peace", lambda shop: absence.end_peace(shop.store, TOM, now=shop.now)),
    ("save_settings", lambda shop: day_sheet.offer(shop.store, is_wanted=True, now=shop.now)),
    (
        "enter_sheet",
        lambda shop: sheet_entry.enter_sheet(
            shop.store,
            [sheet_entry.EnteredLine(1, name="Ben Cox", how="wow")],
            day=shop.today,
            now=shop.now,
        ),
    ),
)

SERVICES = (
    absence,
    day_sheet,
    grants,
    heard,
    hours,
    looking_for,
    neighbours,
    rule_offers,
    rules,
    sent_elsewhere,
    sheet_entry,
)
"""Where these deeds are done: a new one in any of them has to be walked too."""
