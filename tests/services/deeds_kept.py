"""One of each deed of wishes, reminders and making right, in an order that can be done.

Each step is the key of its deed and what does it; the walk over them is test_undoing_promises.
"""

from collections.abc import Callable
from datetime import timedelta

from smallcrm.domain.calls import CallDraft
from smallcrm.domain.ids import (
    CustomerId,
    HelperId,
    LessonId,
    MomentId,
    RecoveryId,
    RemedyId,
    ReminderId,
    RequestId,
)
from smallcrm.domain.kept import Said
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.recoveries import HappenedDraft, LessonDraft, RemedyDraft
from smallcrm.domain.reminders import ReminderDraft
from smallcrm.services import (
    busy_weeks,
    calls,
    lessons,
    moments,
    pinned,
    prompts,
    recoveries,
    recovery_outcomes,
    reminders,
    requests,
)
from tests.builders import Shop

Act = Callable[[Shop], object]
Step = tuple[str, Act]

ANNA, TOM = CustomerId(1), CustomerId(2)


def last(shop: Shop, table: str) -> int:
    """The row of this table that was written last."""
    return max(int(row["id"]) for row in shop.rows(table))


def wish(shop: Shop) -> RequestId:
    return RequestId(last(shop, "special_request"))


def change_wish(shop: Shop, **fields: str) -> None:
    draft = requests.draft_of(shop.store, wish(shop))
    draft.what, draft.told_on, draft.told_time = "something else", None, None
    for name, value in fields.items():
        setattr(draft, name, value)
    requests.edit(shop.store, wish(shop), draft, now=shop.now)


def _late_wish(shop: Shop) -> object:
    request_id = wish(shop)
    shop.later(days=5)
    said = Said(was_told_before=False)
    return requests.finish(shop.store, request_id, said=said, now=shop.now)


WISHES: tuple[Step, ...] = (
    ("record_visit", lambda shop: shop.visit(ANNA, "20")),
    ("record_request", lambda shop: shop.request(ANNA, "roses", told_on_text="+3")),
    ("edit_request", lambda shop: change_wish(shop, told_on_text="+4", little_extra="ribbon")),
    (
        "wish_ready",
        lambda shop: requests.set_status(shop.store, wish(shop), "ready", now=shop.now),
    ),
    ("wish_done", lambda shop: requests.finish(shop.store, wish(shop), now=shop.now)),
    ("record_request", lambda shop: shop.request(TOM, "a hose", told_on_text="+1")),
    (
        "set_request_status",
        lambda shop: requests.set_status(shop.store, wish(shop), "working", now=shop.now),
    ),
    ("wish_done", _late_wish),
    ("record_request", lambda shop: shop.request(TOM, "a kite", told_on_text="+1")),
    (
        "wish_declined",
        lambda shop: requests.decline(shop.store, wish(shop), "the bakery", now=shop.now),
    ),
    ("delete_request", lambda shop: requests.delete(shop.store, wish(shop), now=shop.now)),
    ("record_request", lambda shop: shop.request(TOM, "a drum", told_on_text="+1")),
    ("wish_called_off", lambda shop: requests.call_off(shop.store, wish(shop), now=shop.now)),
)


def _reminder_key(shop: Shop) -> str:
    return f"reminder:reminder:{last(shop, 'reminder')}"


def _call(shop: Shop, outcome: str) -> object:
    draft = CallDraft(ANNA, outcome, "about the roses", _reminder_key(shop))
    return calls.record(shop.store, draft, now=shop.now)


def _repeat(shop: Shop) -> object:
    draft = ReminderDraft(ANNA, "flowers", due=shop.today, repeats="weeks", every_text="2")
    return reminders.add(shop.store, draft, now=shop.now)


def _change_reminder(shop: Shop) -> None:
    number = ReminderId(last(shop, "reminder"))
    draft = reminders.draft_of(shop.store, number)
    draft.what = "flowers and cake"
    reminders.edit(shop.store, number, draft, now=shop.now)


def _later(shop: Shop) -> None:
    until = shop.today + timedelta(days=7)
    prompts.answer_later(shop.store, _reminder_key(shop), until, reason="away", now=shop.now)


REMINDERS: tuple[Step, ...] = (
    ("add_reminder", _repeat),
    ("edit_reminder", _change_reminder),
    ("answer_later", _later),
    (
        "answer_done",
        lambda shop: prompts.answer_done(shop.store, _reminder_key(shop), now=shop.now),
    ),
    ("call_no_answer", lambda shop: _call(shop, "no_answer")),
    ("call_talked", lambda shop: _call(shop, "talked")),
    (
        "answer_dismissed",
        lambda shop: prompts.dismiss(shop.store, _reminder_key(shop), now=shop.now),
    ),
    ("add_reminder", lambda shop: shop.reminder(TOM, in_days=0)),
    ("pin_row", lambda shop: pinned.pin(shop.store, _reminder_key(shop), now=shop.now)),
    ("unpin_row", lambda shop: pinned.unpin(shop.store, _reminder_key(shop), now=shop.now)),
    ("pin_row", lambda shop: pinned.pin(shop.store, _reminder_key(shop), now=shop.now)),
    (
        "answer_done",
        lambda shop: prompts.answer_done(shop.store, _reminder_key(shop), now=shop.now),
    ),
    ("unpin_gone", lambda shop: pinned.unpin(shop.store, _reminder_key(shop), now=shop.now)),
    (
        "begin_busy_weeks",
        lambda shop: busy_weeks.begin(shop.store, shop.today + timedelta(days=20), now=shop.now),
    ),
    ("end_busy_weeks", lambda shop: busy_weeks.end(shop.store, now=shop.now)),
)


def _file(shop: Shop) -> RecoveryId:
    return RecoveryId(last(shop, "recovery"))


def _moment(shop: Shop, kind: str) -> object:
    draft = MomentDraft(ANNA, kind, "It leaks.", cause="product" if kind == "ow" else "")
    return moments.record_moment(shop.store, draft, now=shop.now)


def _change_moment(shop: Shop) -> None:
    number = MomentId(last(shop, "moment"))
    draft = moments.draft_of(shop.store, number)
    draft.words = "It leaks still."
    moments.edit_moment(shop.store, number, draft, now=shop.now)


def _answer_moment(shop: Shop) -> None:
    ow = next(row["id"] for row in shop.rows("moment") if row["kind"] == "ow")
    answer = MomentId(last(shop, "moment"))
    moments.answer_moment(shop.store, MomentId(ow), answer, now=shop.now)


def _learn(shop: Shop) -> object:
    draft = LessonDraft("Nobody tried it.", "Try each one.", "product", HelperId(1))
    return lessons.learn(shop.store, _file(shop), draft, now=shop.now)


def _person(shop: Shop) -> int:
    return recoveries.people(shop.store, _file(shop))[0].id


def _close(shop: Shop, outcome: str) -> None:
    recovery_outcomes.close(shop.store, _person(shop), outcome, words="Wow!", now=shop.now)


_REDO = RemedyDraft("redo", "a new one", "12")

RIGHT: tuple[Step, ...] = (
    ("record_ow", lambda shop: _moment(shop, "ow")),
    ("edit_moment", _change_moment),
    ("record_how", lambda shop: _moment(shop, "how")),
    ("answer_moment", _answer_moment),
    (
        "delete_moment",
        lambda shop: moments.delete_moment(
            shop.store, MomentId(last(shop, "moment")), now=shop.now
        ),
    ),
    ("record_wow", lambda shop: _moment(shop, "wow")),
    ("record_ow", lambda shop: _moment(shop, "ow")),
    (
        "open_recovery",
        lambda shop: recoveries.open_file(
            shop.store, ANNA, MomentId(last(shop, "moment")), now=shop.now
        ),
    ),
    (
        "tell_recovery",
        lambda shop: recoveries.tell(
            shop.store, _file(shop), HappenedDraft("It leaked.", "upset"), now=shop.now
        ),
    ),
    (
        "make_right",
        lambda shop: recoveries.make_right(shop.store, _file(shop), _REDO, now=shop.now),
    ),
    (
        "remove_remedy",
        lambda shop: recoveries.remove_remedy(
            shop.store, _file(shop), RemedyId(last(shop, "remedy")), now=shop.now
        ),
    ),
    (
        "move_check_back",
        lambda shop: recoveries.move_check_back(shop.store, _file(shop), "+6", now=shop.now),
    ),
    ("share_recovery", lambda shop: recoveries.share(shop.store, _file(shop), TOM, now=shop.now)),
    (
        "unshare_recovery",
        lambda shop: recoveries.unshare(shop.store, _file(shop), TOM, now=shop.now),
    ),
    (
        "check_back_unanswered",
        lambda shop: recovery_outcomes.no_answer(shop.store, _person(shop), now=shop.now),
    ),
    ("close_recovery", lambda shop: _close(shop, "lost")),
    (
        "reopen_recovery",
        lambda shop: recovery_outcomes.open_again(shop.store, _person(shop), now=shop.now),
    ),
    ("close_recovery", lambda shop: _close(shop, "turned")),
    ("save_lesson", _learn),
    (
        "thank_helper",
        lambda shop: lessons.thank(shop.store, LessonId(last(shop, "lesson")), now=shop.now),
    ),
    (
        "fix_cause",
        lambda shop: lessons.fix_cause(shop.store, "product", "Another maker", now=shop.now),
    ),
)

SERVICES = (
    busy_weeks,
    calls,
    lessons,
    moments,
    pinned,
    prompts,
    recoveries,
    recovery_outcomes,
    reminders,
    requests,
)
"""Where these deeds are done: a new one in any of them has to be walked too."""
