"""Our story: everything between the shop and one customer, newest first.

What is still open is told by the services of its own subject.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.requests import kind_word, status_word
from smallcrm.domain.sentence import CustomerRef, Sentence, sentence
from smallcrm.domain.shop_day import instant_text
from smallcrm.services.occasions import occasion_words
from smallcrm.storage.store import Store

# A line without an hour of its own stands in the middle of its day.
_NOON = "T12:00:00.000Z"
_END_OF_TIME = "9999"

_LINES: Mapping[str, str] = {
    "visit": """
        SELECT at, shop_day, 'visit' AS kind, '' AS code, '' AS state, what AS detail,
               id AS row_id, amount_minor, NULL AS other, NULL AS until
        FROM visit WHERE customer_id = ?1""",
    "request": """
        SELECT asked_at, asked_on, 'request', kind, status, what, id, NULL, NULL, told_on
        FROM special_request WHERE customer_id = ?1""",
    "card": f"""
        SELECT coalesce(closed_on || '{_NOON}', printed_at), coalesce(closed_on,
               substr(printed_at, 1, 10)), 'card', occasion, state, words, id, NULL, NULL, NULL
        FROM thank_you WHERE customer_id = ?1 AND state IN ('printed', 'posted', 'handed_over')
              AND coalesce(closed_on, printed_at) IS NOT NULL""",
    "reminder": """
        SELECT r.made_at, r.made_on, 'reminder', r.channel, coalesce(a.state, ''), r.what, r.id,
               NULL, NULL, r.due_on
        FROM reminder AS r LEFT JOIN prompt_answer AS a
             ON a.subject_key = 'reminder:reminder:' || r.id
        WHERE r.customer_id = ?1""",
    "referral": f"""
        SELECT shop_day || '{_NOON}', shop_day, 'referral',
               CASE WHEN referrer_id = ?1 THEN 'sent' ELSE 'came' END, '', '', id, NULL,
               CASE WHEN referrer_id = ?1 THEN referred_id ELSE referrer_id END, NULL
        FROM referral WHERE referrer_id = ?1 OR referred_id = ?1""",
}

# rank() keeps lines of one instant together, so that a page never ends between them.
_STORY = """
SELECT at, shop_day, kind, code, state, detail, row_id, amount_minor, other, until FROM (
    SELECT *, rank() OVER (ORDER BY at DESC) AS place FROM ({lines}) WHERE at < ?2
) WHERE place <= ?3 ORDER BY at DESC, kind = 'visit' DESC, row_id DESC
"""


class StoryLine(NamedTuple):
    """One thing that happened.

    kind: 'visit', 'request', 'card', 'reminder' or 'referral'; row_id: the row of that table. day:
    the shop day. detail: people's own words. amount_minor: of a visit, None when not noted.
    """

    at: datetime
    day: date
    kind: str
    headline: Sentence
    detail: str
    row_id: int
    amount_minor: int | None


class _Line(NamedTuple):
    at: datetime
    day: date
    kind: str
    code: str
    state: str
    detail: str
    row_id: int
    amount_minor: int | None
    other: CustomerId | None
    until: date | None


def story(
    store: Store,
    customer_id: CustomerId,
    *,
    kind: str | None = None,
    before: datetime | None = None,
    limit: int = 50,
) -> list[StoryLine]:
    """One page of everything between us and this customer, newest first.

    kind: only these lines. before: what lies earlier than this instant, usually that of the last
    line shown. A page is longer than the limit where its last lines share one instant.
    """
    sources = [_LINES[kind]] if kind is not None else list(_LINES.values())
    sql = _STORY.format(lines=_with_names(" UNION ALL ".join(sources)))
    start = _END_OF_TIME if before is None else instant_text(before)
    return [_told(store, line) for line in store.rows(_Line, sql, customer_id, start, limit)]


def _with_names(lines: str) -> str:
    """The lines with the column names of the visits, whichever kind comes first."""
    return f"{_LINES['visit']} AND 0 UNION ALL {lines}"


def _told(store: Store, line: _Line) -> StoryLine:
    return StoryLine(
        at=line.at,
        # A card that lies printed has an instant only; every other line knows its shop day.
        day=store.shop_day(line.at) if line.state == "printed" else line.day,
        kind=line.kind,
        headline=_headline(line),
        detail=line.detail,
        row_id=line.row_id,
        amount_minor=line.amount_minor,
    )


def _headline(line: _Line) -> Sentence:
    match line.kind:
        case "visit":
            return _visit_words(line.amount_minor)
        case "request":
            return _request_words(line)
        case "card":
            return _card_words(line)
        case "reminder":
            return _reminder_words(line)
    who = CustomerRef(line.other or CustomerId(0))
    if line.code == "sent":
        return sentence("Sent {friend} to us", friend=who)
    return sentence("Sent to us by {friend}", friend=who)


def _visit_words(amount_minor: int | None) -> Sentence:
    if amount_minor is not None and amount_minor < 0:
        return sentence("Brought something back")
    return sentence("Was here")


def _request_words(line: _Line) -> Sentence:
    kind, status = kind_word(line.code), status_word(line.state)
    if line.until is None:
        return sentence("{kind}: {status}", kind=kind, status=status)
    return sentence("{kind}, told for {day}: {status}", kind=kind, day=line.until, status=status)


def _card_words(line: _Line) -> Sentence:
    card = occasion_words(line.code)
    match line.state:
        case "posted":
            return sentence("{card}, posted", card=card)
        case "handed_over":
            return sentence("{card}, handed over", card=card)
    return sentence("{card}, printed", card=card)


def _reminder_words(line: _Line) -> Sentence:
    day = line.until or line.day
    match line.state:
        case "done":
            return sentence("Reminder for {day}: done", day=day)
        case "dismissed":
            return sentence("Reminder for {day}: let go", day=day)
    return sentence("Reminder for {day}", day=day)
