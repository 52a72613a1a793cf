"""What one customer's page shows, asked for in one place: who this is, and what is open.

How it looks is the parts' business.
"""

from collections.abc import Iterator

from smallcrm.domain.cards import CardPiece
from smallcrm.domain.errors import ShopError
from smallcrm.printing.templates import wordings
from smallcrm.services import card_pieces, customers, families
from smallcrm.services.customer_reading import Way, wanted_topics, ways_to_reach
from smallcrm.services.customers import CustomerHead
from smallcrm.services.moments import MomentMark
from smallcrm.services.rhythm import back_after_years
from smallcrm.services.thank_yous import DueCard
from ui.context import AppContext
from ui.customers.header import Shown
from ui.widgets.moments_bar import Shape


def shown(context: AppContext, head: CustomerHead) -> Shown:
    """What the head of the page shows."""
    store, wording = context.store, context.wording
    is_old_family = families.generation(store, head.id) > 1
    family = families.family_sentence(store, head.id) if is_old_family else None
    return Shown(
        head=head,
        name=customers.name_of(store, head.id),
        topics=wanted_topics(store, head.id),
        is_back=head.last_visit_on is not None
        and back_after_years(store, head.id, on=head.last_visit_on) is not None,
        family="" if family is None else wording.say(family),
        others=" · ".join(_others(context, head, ways_to_reach(store, head.id))),
    )


def preview_of(context: AppContext, cards: list[DueCard]) -> CardPiece | None:
    """The words of the card that is due first; None where they can not be made."""
    if not cards:
        return None
    key, today = cards[0].subject_key, context.today()
    try:
        return card_pieces.pieces(context.store, [key], wordings, on=today)[0]
    except ShopError:  # the card itself says so when it is opened
        return None


def shapes(context: AppContext, marks: list[MomentMark]) -> tuple[list[Shape], str]:
    """The bar of moments and the bar in words; a customer who looks on reads days only."""
    wording, is_private = context.wording, context.owner.is_open
    words = {
        "wow": wording.text("left delighted"),
        "how": wording.text("as expected"),
        "ow": wording.text("let down"),
    }
    made, told = [], []
    for mark in marks:
        day = wording.full_date(mark.day)
        said = f"{words[mark.kind]}, {day}" if is_private else day
        tone = "warn" if is_private and mark.kind == "ow" and mark.is_open else "ink"
        made.append(Shape(mark.kind, said, tone))
        told.append(said)
    title = wording.counted("The last time", "The last {n} times", len(marks))
    return made, f"{title}: {'; '.join(reversed(told))}"


def _others(context: AppContext, head: CustomerHead, ways: list[Way]) -> Iterator[str]:
    """The ways that do not stand large already, with what is to be minded."""
    say = context.wording.text
    large = {"phone": head.phone, "address": head.address_line, "email": ""}
    for way in ways:
        if not way.text:
            continue
        if way.text == large.get(way.kind):
            large[way.kind] = ""  # the same number twice is told once large, once here
            if not way.is_bad and not way.do_not_use:
                continue
        marks = [
            say("does not work") if way.is_bad else "",
            say("do not use") if way.do_not_use else "",
        ]
        words = " ".join(filter(None, (way.label, way.text)))
        told = ", ".join(filter(None, marks))
        yield f"{words} ({told})" if told else words
