"""Where making it right is reached: its page, its key, and its forms whose words are held.

Everything is imported when it is first wanted.
"""

from collections.abc import Callable, Mapping
from functools import partial

from smallcrm.domain.ids import CustomerId, RecoveryId
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.sentence import sentence
from ui.context import AppContext, PageFactory
from ui.hold_words import HeldForm, HeldForms
from ui.pages import Page


def right_pages(context: AppContext) -> Mapping[str, PageFactory]:
    """The page of one file."""
    return {"right": partial(_page, context)}


def right_verbs(context: AppContext) -> Mapping[str, Callable[[], None]]:
    """What may I grant, anywhere: for anybody, or for whom is told on the sheet."""
    return {"what_may_i_grant": partial(what_may_i_grant, context)}


def right_forms(context: AppContext) -> HeldForms:
    """The sheets whose words are put on hold, by their codes."""
    file = partial(_reopen, context)
    return {
        "listen": HeldForm(sentence("listen"), partial(_listen, context)),
        "right_happened": HeldForm(sentence("what happened"), partial(file, "HappenedSheet")),
        "right_step": HeldForm(sentence("what we do about it"), partial(file, "RemedySheet")),
        "right_ask_on": HeldForm(sentence("when we ask"), partial(file, "AskOnSheet")),
        "right_learnt": HeldForm(sentence("what we learnt"), partial(file, "LearntSheet")),
        "fix_cause": HeldForm(sentence("a cause is fixed"), partial(_fixed, context)),
        "right_outcome": HeldForm(sentence("how it is now"), partial(_outcome, context)),
    }


def what_may_i_grant(context: AppContext, customer_id: CustomerId | None = None) -> None:
    """The sheet of F8."""
    from ui.right.grant_sheet import what_may_i_grant as show  # noqa: PLC0415

    show(context, customer_id)


def _page(context: AppContext) -> Page:
    from ui.right.page import RightPage  # noqa: PLC0415

    return RightPage(context)


def _listen(context: AppContext, held_as: HeldAs) -> None:
    from ui.right.first_screen import reopen_listening  # noqa: PLC0415

    reopen_listening(context, held_as)


def _reopen(context: AppContext, sheet: str, held_as: HeldAs) -> None:
    from ui.right import sheets  # noqa: PLC0415

    made: Mapping[str, Callable[[AppContext, RecoveryId], sheets.FileSheet]] = {
        "HappenedSheet": sheets.HappenedSheet,
        "RemedySheet": sheets.RemedySheet,
        "AskOnSheet": sheets.AskOnSheet,
        "LearntSheet": sheets.LearntSheet,
    }
    if held_as.about.isdecimal():
        file = RecoveryId(int(held_as.about))
        context.navigate.to("right", file)
        context.dialogs.show_sheet(made[sheet](context, file))


def _fixed(context: AppContext, held_as: HeldAs) -> None:
    from ui.right.looking_back import fix_cause  # noqa: PLC0415

    context.navigate.to("looking_back")
    fix_cause(context, held_as.about)


def _outcome(context: AppContext, held_as: HeldAs) -> None:
    from smallcrm.domain.right_rules import CHECK_BACK  # noqa: PLC0415
    from ui.right.on_today import go_on  # noqa: PLC0415

    go_on(context, f"{CHECK_BACK}:person:{held_as.about}", CustomerId(0))
