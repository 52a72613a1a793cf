"""What to say to a customer who stands at the counter: at most five lines, in one fixed order.

What waits for them was worked out by the rules of the prompts; days, facts and words are read by
say_rows.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from smallcrm.domain.asking import without_full_stop
from smallcrm.domain.dates import PartialDate
from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.prompt_rules import GESTURE, PRINTED_CARD, YEAR_AFTER_OPENING
from smallcrm.domain.sentence import Sentence, args_from_json, sentence
from smallcrm.domain.statuses import Status
from smallcrm.domain.thank_you_notes import FOLLOWING, THANK_YOU
from smallcrm.services import say_rows
from smallcrm.services.card_pieces import has_address
from smallcrm.services.customer_reading import CustomerHead, head
from smallcrm.services.rhythm import back_after_years
from smallcrm.services.sent_elsewhere import to_ask
from smallcrm.storage.store import Store

MOST_LINES = 5  # PRODUCT.md section 4: what can be read while somebody comes in
PROMISE_AHEAD = timedelta(days=7)  # who stands here asks for it before Today does
DATE_NEAR_DAYS = 14  # long enough that they are not met again before it
_FIRST_VISITS = 1  # on the first visit's own day it is already noted


class SayLine(NamedTuple):
    """One line.

    kind: let_down, promise, thank_you, back, elsewhere, date, hush (what not to mention), fact,
    wow, note (the shop's own words) or ask.
    """

    text: Sentence
    kind: str


def say_this(
    store: Store, customer_id: CustomerId, *, on: date, is_private: bool = False
) -> list[SayLine]:
    """What to say on this shop day, the most urgent first; with nothing to say, what to ask.

    is_private: nobody but the owner sees it; else no line says that the customer was let down, what
    not to mention, or a private fact. Empty for who has died or is not in the book any more.
    """
    known = head(store, customer_id)
    if known is None or known.trashed or known.status == Status.DECEASED:
        return []
    lines = _lines(store, known, on, is_private)
    return list(islice(lines, MOST_LINES)) or list(_ask(store, known))


def _lines(store: Store, known: CustomerHead, on: date, is_private: bool) -> Iterator[SayLine]:
    """In the order of PRODUCT.md section 4; what is not reached is not read."""
    let_down = say_rows.open_let_down(store, known.id)
    if let_down is not None:
        yield SayLine(_let_down(let_down, is_private), "let_down")
    yield from _promises(store, known.id, on)
    yield from _thanks(store, known.id, on)
    if let_down is not None and not let_down.came_back:
        yield SayLine(sentence("Not here since {day}.", day=let_down.day), "back")
    since = back_after_years(store, known.id, on=on)
    if since is not None:
        yield SayLine(sentence("Welcome them back: last here {when}.", when=since), "back")
    yield from _elsewhere(store, known.id, on)
    yield from _birthday(known, on)
    yield from _other_days(store, known.id, on)
    yield from _stories(store, known.id, on)
    facts = say_rows.facts(store, known.id, on)
    if is_private:
        yield from (_hush(fact) for fact in facts if fact.do_not_mention)
    for fact in facts:
        if fact.is_pinned and not fact.do_not_mention and (is_private or not fact.is_private):
            yield SayLine(_fact(fact), "fact")
    yield from _last_wow(store, known.id)
    yield from _notes(known)


def _let_down(let_down: say_rows.LetDown, is_private: bool) -> Sentence:
    if not is_private:
        return sentence("Listen first. Ask how it is going since {day}.", day=let_down.day)
    if let_down.words:
        words = without_full_stop(_flat(let_down.words))
        return sentence("Let down {when}: “{words}”. Listen first.", when=let_down.day, words=words)
    return sentence("Let down {when}. Listen first.", when=let_down.day)


def _promises(store: Store, customer_id: CustomerId, on: date) -> Iterator[SayLine]:
    for each in say_rows.promises(store, customer_id, on + PROMISE_AHEAD):
        yield SayLine(_reason(each), "promise")


def _thanks(store: Store, customer_id: CustomerId, on: date) -> Iterator[SayLine]:
    own = say_rows.waiting(store, customer_id, THANK_YOU, on)
    # Who shares a letterbox is thanked in one note, which may bear the other's name.
    for each in own or say_rows.waiting(store, customer_id, FOLLOWING, on)[:1]:
        yield SayLine(_thank(store, customer_id, each), "thank_you")


def _thank(store: Store, customer_id: CustomerId, waiting: say_rows.Waiting) -> Sentence:
    if waiting.rule == PRINTED_CARD:
        return sentence("Their card is printed: hand it over.")
    if waiting.rule == GESTURE or has_address(store, customer_id):
        return sentence("Say thank you. {reason}", reason=_reason(waiting))
    return sentence(
        "Say thank you. {reason} No address: hand the card over.", reason=_reason(waiting)
    )


def _elsewhere(store: Store, customer_id: CustomerId, on: date) -> Iterator[SayLine]:
    """Whether they found it where we sent them; the page answers it at one key."""
    sent = to_ask(store, customer_id, on=on)
    if sent is None:
        return
    what = without_full_stop(_flat(sent.what))
    if sent.shop:
        text = sentence("Did they find it at {shop}: {what}?", shop=sent.shop, what=what)
    else:
        text = sentence("Did they find it elsewhere: {what}?", what=what)
    yield SayLine(text, "elsewhere")


def _birthday(known: CustomerHead, on: date) -> Iterator[SayLine]:
    day = _near(known.birthday, on)
    if day == on:
        yield SayLine(sentence("Birthday today."), "date")
    elif day is not None:
        yield SayLine(sentence("Birthday {when}.", when=day), "date")


def _other_days(store: Store, customer_id: CustomerId, on: date) -> Iterator[SayLine]:
    """Other days that matter to them, and those of who lives with them; the nearest first."""
    near = ((_near(each.day, on), each) for each in say_rows.days(store, customer_id))
    found = [(day, each) for day, each in near if day is not None]
    for day, each in sorted(found, key=lambda pair: pair[0]):
        yield SayLine(_day(each, day), "date")


def _stories(store: Store, customer_id: CustomerId, on: date) -> Iterator[SayLine]:
    """What we did for them a year ago."""
    for each in say_rows.waiting(store, customer_id, "dates", on):
        if each.rule == YEAR_AFTER_OPENING:
            yield SayLine(_reason(each), "date")


def _day(each: say_rows.Day, day: date) -> Sentence:
    relation = each.relation[:1].upper() + each.relation[1:]
    who = sentence("{name}", name=each.name)
    if relation:
        who = sentence("{relation} {name}", relation=relation, name=each.name)
    if each.name and each.label:
        return sentence("{who}, {label} {when}.", who=who, label=each.label, when=day)
    if each.name:
        return sentence("{who}, birthday {when}.", who=who, when=day)
    return sentence("{label} {when}.", label=each.label, when=day)


def _near(text: str | None, on: date) -> date | None:
    """When it is kept next, if that is soon; a day that no calendar has says nothing."""
    if not text:
        return None
    try:
        day = PartialDate.from_iso(text).next_on(on)
    except Invalid:
        return None
    return day if day <= on + timedelta(days=DATE_NEAR_DAYS) else None


def _hush(fact: say_rows.Fact) -> SayLine:
    return SayLine(sentence("Do not mention: {fact}", fact=_fact(fact)), "hush")


def _fact(fact: say_rows.Fact) -> Sentence:
    if fact.label:
        return sentence("{label}: {words}", label=fact.label, words=_flat(fact.words))
    return sentence("{words}", words=_flat(fact.words))


def _last_wow(store: Store, customer_id: CustomerId) -> Iterator[SayLine]:
    wow = say_rows.last_wow(store, customer_id)
    if wow is None:
        return
    words = without_full_stop(_flat(wow.words))
    if wow.helper:
        text = sentence("Last time: “{words}” ({helper}).", words=words, helper=wow.helper)
    else:
        text = sentence("Last time: “{words}”.", words=words)
    yield SayLine(text, "wow")


def _notes(known: CustomerHead) -> Iterator[SayLine]:
    for line in known.notes.splitlines():
        if line.strip():
            yield SayLine(sentence("{note}", note=line.strip()), "note")


def _ask(store: Store, known: CustomerHead) -> Iterator[SayLine]:
    """The one most useful thing that is not known yet."""
    questions = (
        sentence("what their name is"),
        sentence("for a phone number"),
        sentence("who told them about us"),
        sentence("where a card would reach them"),
        sentence("when their birthday is"),
    )
    missing = say_rows.missing(store, known.id)
    question = next((q for q, is_gap in zip(questions, missing, strict=True) if is_gap), None)
    if question is None:
        return
    if known.visit_count <= _FIRST_VISITS and not known.known_before:
        yield SayLine(sentence("First visit? Ask {question}.", question=question), "ask")
    else:
        yield SayLine(sentence("Worth asking: {question}.", question=question), "ask")


def _reason(waiting: say_rows.Waiting) -> Sentence:
    return Sentence(waiting.reason_key, args_from_json(waiting.reason_args))


def _flat(words: str) -> str:
    """People's words on one line."""
    return " ".join(words.split())
