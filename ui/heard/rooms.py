"""Where listening is reached: its page, its verbs, and its forms whose words are held.

Everything is imported when it is first wanted.
"""

from collections.abc import Callable, Mapping
from functools import partial

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.sentence import sentence
from ui.context import AppContext, PageFactory
from ui.hold_words import HeldForm, HeldForms
from ui.pages import Page

HEARD = "heard"  # the page's code; argument: what it is narrowed to, or nothing
ELSEWHERE = "elsewhere"  # the view of Promises, and the argument that leads to it


def heard_pages(context: AppContext) -> Mapping[str, PageFactory]:
    """The page of all that was heard."""
    return {HEARD: partial(_page, context)}


def heard_verbs(context: AppContext) -> Mapping[str, Callable[[], None]]:
    """What the finder's menu does anywhere, with or without a customer."""
    return {
        "note_heard": partial(note_heard, context),
        "walk": partial(_walk, context),
        "send_elsewhere": partial(send_elsewhere, context),
        "something_arrived": partial(_arrived, context),
    }


def heard_forms(context: AppContext) -> HeldForms:
    """The sheets whose words are put on hold, by their codes."""
    return {
        "note_heard": HeldForm(sentence("heard"), partial(_heard_again, context)),
        "answer_heard": HeldForm(sentence("our answer"), partial(_answer_again, context)),
        "walk": HeldForm(sentence("the walk"), partial(_walk_again, context)),
        "send_elsewhere": HeldForm(sentence("sent elsewhere"), partial(_sent_again, context)),
        "neighbour": HeldForm(sentence("a neighbour"), partial(_neighbour_again, context)),
    }


def note_heard(context: AppContext, customer_id: CustomerId | None = None) -> None:
    """Ask what was heard."""
    from ui.heard.sheets import note_heard as show  # noqa: PLC0415

    show(context, customer_id)


def send_elsewhere(context: AppContext, customer_id: CustomerId | None = None) -> None:
    """Ask what they wanted, and where we send them."""
    from ui.heard.sent_sheet import send_elsewhere as show  # noqa: PLC0415

    show(context, customer_id)


def _page(context: AppContext) -> Page:
    from ui.heard.page import HeardPage  # noqa: PLC0415

    return HeardPage(context)


def _walk(context: AppContext) -> None:
    from ui.heard.walk import walk  # noqa: PLC0415

    walk(context)


def _walk_again(context: AppContext, _held_as: HeldAs) -> None:
    _walk(context)


def _arrived(context: AppContext) -> None:
    from ui.heard.arrived import something_arrived  # noqa: PLC0415

    something_arrived(context)


def _heard_again(context: AppContext, held_as: HeldAs) -> None:
    from ui.heard.sheets import change_heard  # noqa: PLC0415

    if held_as.about.isdecimal():
        change_heard(context, int(held_as.about))
    else:
        note_heard(context, held_as.customer_id)


def _answer_again(context: AppContext, held_as: HeldAs) -> None:
    from ui.heard.sheets import answer_heard  # noqa: PLC0415

    answer_heard(context, int(held_as.about) if held_as.about.isdecimal() else 0)


def _sent_again(context: AppContext, held_as: HeldAs) -> None:
    from ui.heard.sent_sheet import change_sent  # noqa: PLC0415

    if held_as.about.isdecimal():
        change_sent(context, int(held_as.about))
    else:
        send_elsewhere(context, held_as.customer_id)


def _neighbour_again(context: AppContext, held_as: HeldAs) -> None:
    from ui.heard.neighbour_sheet import neighbour_sheet  # noqa: PLC0415

    neighbour_sheet(context, int(held_as.about) if held_as.about.isdecimal() else None)
