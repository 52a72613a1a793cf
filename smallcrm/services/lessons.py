"""What was learnt: owned-up entries and their thanks, causes ranked, and the ones to be fixed.

Nothing here counts anybody's mistakes: owning up is thanked, and never held against who did it.
"""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import HelperId, LessonId, RecoveryId
from smallcrm.domain.moments import CAUSES
from smallcrm.domain.recoveries import LessonDraft
from smallcrm.domain.sentence import Sentence
from smallcrm.storage.models import Lesson
from smallcrm.storage.store import Store

REPEATED = 3  # PRODUCT section 5: what comes back three times is no accident
REPEATED_WITHIN = timedelta(days=90)

_LESSONS = """
SELECT l.id, l.recovery_id, l.noted_on, l.cause, l.words, l.would_have_helped, l.owned_up_by,
       coalesce(h.name, ''), l.thanked_on, l.fixed_on
FROM lesson AS l LEFT JOIN helper AS h ON h.id = l.owned_up_by
"""
_OF_FILE = f"{_LESSONS} WHERE l.recovery_id = ? ORDER BY l.id LIMIT 1"
_ONE = f"{_LESSONS} WHERE l.id = ?"
_LATEST = f"{_LESSONS} WHERE l.noted_on >= ? AND l.noted_on < ? ORDER BY l.noted_on DESC, l.id DESC"

# A let-down and its lesson tell the same cause once: what was learnt is the better knowledge.
_CAUSES_OF = """
WITH told AS (
  SELECT coalesce(nullif(l.cause, ''), m.cause) AS cause, m.shop_day AS day
  FROM moment AS m JOIN customer AS c ON c.id = m.customer_id AND c.trashed_at IS NULL
  LEFT JOIN recovery_customer AS p ON p.moment_id = m.id
  LEFT JOIN lesson AS l ON l.id = (SELECT min(id) FROM lesson WHERE recovery_id = p.recovery_id)
  WHERE m.kind = 'ow'
  UNION ALL
  SELECT l.cause, l.noted_on FROM lesson AS l
  WHERE l.fixed_on IS NULL AND NOT EXISTS (
    SELECT 1 FROM recovery_customer AS p
    WHERE p.recovery_id = l.recovery_id AND p.moment_id IS NOT NULL)
)
"""
_RANKED = f"""{_CAUSES_OF}
SELECT cause, count(*) AS times FROM told WHERE cause <> '' AND day >= ?1 AND day < ?2
GROUP BY cause ORDER BY times DESC, cause
"""

# What came before the last fix is forgiven.
_REPEATED = f"""{_CAUSES_OF}
SELECT cause, count(*) AS times, min(day), max(day) FROM told
WHERE cause <> '' AND day > ?1 AND day <= ?2
  AND day > coalesce((SELECT max(fixed_on) FROM lesson WHERE cause = told.cause), '')
GROUP BY cause HAVING count(*) >= ?3 ORDER BY times DESC, cause
"""


class LessonRow(NamedTuple):
    """One lesson. helper: who owned up, "" for nobody or who wants no name."""

    id: LessonId
    recovery_id: RecoveryId | None
    noted_on: date
    cause: str
    words: str
    would_have_helped: str
    owned_up_by: HelperId | None
    helper: str
    thanked_on: date | None
    fixed_on: date | None

    @property
    def is_to_be_thanked(self) -> bool:
        """Whether somebody owned up by name and nobody thanked them yet."""
        return self.owned_up_by is not None and self.thanked_on is None


class RankedCause(NamedTuple):
    """How often something was the cause. cause: a code of moments.CAUSES."""

    cause: str
    times: int

    @property
    def words(self) -> Sentence:
        """The cause in words."""
        return CAUSES[self.cause]


class RepeatedCause(NamedTuple):
    """A cause that came back and was not fixed since. first, last: the days of these times."""

    cause: str
    times: int
    first: date
    last: date

    @property
    def words(self) -> Sentence:
        """The cause in words."""
        return CAUSES[self.cause]


def learn(
    store: Store,
    recovery_id: RecoveryId | None,
    draft: LessonDraft,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> LessonId:
    """Note what was learnt; a file keeps one lesson, which is then written differently.

    recovery_id: None for a lesson that nobody was let down for. Raises Invalid.
    """
    clean = draft.checked()
    known = None if recovery_id is None else of_file(store, recovery_id)
    values = clean._asdict()
    with store.action("save_lesson", at=now, by=by):
        if known is None:
            row = Lesson.create(recovery=recovery_id, noted_on=store.shop_day(now), **values)
            return LessonId(row.id)
        if known.owned_up_by != clean.owned_up_by:
            values["thanked_on"] = None  # it was somebody else who owned up
        Lesson.update(**values).where(Lesson.id == known.id).execute()
    return known.id


def thank(store: Store, lesson_id: LessonId, *, now: datetime, by: HelperId | None = None) -> None:
    """Whoever owned up was thanked. Raises Invalid when nobody did by name."""
    known = lesson(store, lesson_id)
    if known is None or known.owned_up_by is None:
        raise Invalid("lesson_id", "Nobody is named here, so thank everybody.")
    with store.action("thank_helper", at=now, by=by):
        Lesson.update(thanked_on=store.shop_day(now)).where(Lesson.id == lesson_id).execute()


def fix_cause(
    store: Store, cause: str, words: str, *, now: datetime, by: HelperId | None = None
) -> LessonId:
    """The cause is fixed from today on. words: what was changed. Raises Invalid."""
    clean = LessonDraft(words, cause=cause).checked()
    if not cause:
        raise Invalid("cause", "Choose what it came from.")
    today = store.shop_day(now)
    with store.action("fix_cause", at=now, by=by):
        row = Lesson.create(noted_on=today, fixed_on=today, cause=clean.cause, words=clean.words)
    return LessonId(row.id)


def lesson(store: Store, lesson_id: LessonId) -> LessonRow | None:
    """One lesson, or None when it is gone."""
    return store.row(LessonRow, _ONE, lesson_id)


def of_file(store: Store, recovery_id: RecoveryId) -> LessonRow | None:
    """What was learnt from one let-down."""
    return store.row(LessonRow, _OF_FILE, recovery_id)


def lessons(store: Store, first: date, following: date) -> list[LessonRow]:
    """What was learnt from the first day up to before the following one, newest first."""
    return store.rows(LessonRow, _LATEST, first.isoformat(), following.isoformat())


def ranked(store: Store, first: date, following: date) -> list[RankedCause]:
    """What it came from, most frequent first; nobody's name is read for it."""
    return store.rows(RankedCause, _RANKED, first.isoformat(), following.isoformat())


def repeated(store: Store, *, on: date) -> list[RepeatedCause]:
    """Which causes came back three times in ninety days and ask to be fixed, the worst first."""
    since = (on - REPEATED_WITHIN).isoformat()
    return store.rows(RepeatedCause, _REPEATED, since, on.isoformat(), REPEATED)


def quarter_of(day: date) -> tuple[date, date]:
    """The first day of the day's quarter, and that of the next one."""
    month = (day.month - 1) // 3 * 3 + 1
    first = date(day.year, month, 1)
    return first, date(day.year + month // 10, (month + 2) % 12 + 1, 1)
