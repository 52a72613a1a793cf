"""What may I grant (F8): for whom is told, or for anybody; printed for beside the till.

How much is left is worked out by services/grants; how it lies on paper by printing/grant_sheet.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import ShopError
from smallcrm.domain.grants import HELPER, STEPS, Limit
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.recoveries import FEELINGS, TO_SAY
from smallcrm.domain.recoveries import STEPS as STEP_WORDS
from smallcrm.domain.sentence import Money
from smallcrm.domain.tiers import Tier
from smallcrm.services import grants
from smallcrm.services.shop import shop
from ui.context import AppContext
from ui.customers.customer_sheet import customer_name
from ui.finder import Found
from ui.right.grant_lines import GrantLines
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import holder, row
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

if TYPE_CHECKING:
    from smallcrm.printing.grant_sheet import GrantPage


def what_may_i_grant(context: AppContext, customer_id: CustomerId | None = None) -> None:
    """Show it, for this customer or for anybody."""
    context.dialogs.show_sheet(GrantSheet(context, customer_id))


class GrantSheet(Sheet):
    """The steps of the ladder; whose they are can be told from here."""

    def __init__(self, context: AppContext, customer_id: CustomerId | None) -> None:
        say = context.wording.text
        title = say("What may I grant")
        if customer_id is not None:
            name = customer_name(context, customer_id)
            title = say("What may I grant {name}", name=name)
        super().__init__(
            context.wording, name="grant_sheet", title=title, accept_words=say("Close")
        )
        self._context = context
        self._customer_id = customer_id
        self._build()
        self._whom.clicked.connect(self._on_whom)
        self._print.clicked.connect(self._on_print)

    def _build(self) -> None:
        say = self.say
        self.dismiss_button.hide()
        self._whom = KeycapButton(say("For whom?"), name="for_whom", icon="search")
        self._print = KeycapButton(say("For the till"), name="print_grants", icon="printer")
        self.body.addWidget(PlainLabel(say("Nobody needs leave to say sorry."), role="say"))
        self.body.addWidget(GrantLines(self._context, self._customer_id))
        told = say("For more, ask: “the owner said yes” is noted, and nobody has to wait.")
        self.body.addWidget(PlainLabel(told, role="second", fit="wrap"))
        self.body.addWidget(holder(row(None, self._whom, self._print, None, gap=8)))

    def first_focus(self) -> QWidget:
        return self.accept_button

    def _on_whom(self) -> None:
        context = self._context
        self.finish()
        context.navigate.ask_whom(self.say("What may I grant: for whom?"), _Asked(context).answer)

    def _on_print(self) -> None:
        self._context.errors.attempt(self._put_on_paper)

    def _put_on_paper(self) -> None:
        context = self._context
        print_grants(context, self._on_printed)

    def _on_printed(self) -> None:
        self._context.bottom.tell(self.say("“How we make it right” went to the printer"))


class _Asked:
    """Who was picked in the finder."""

    def __init__(self, context: AppContext) -> None:
        self._context = context

    def answer(self, found: Found) -> None:
        """It was this one; a stranger gets what anybody gets."""
        number = CustomerId(int(found.key)) if found.kind == "customer" else None
        what_may_i_grant(self._context, number)


def print_grants(context: AppContext, printed: Callable[[], None]) -> None:
    """Put "How we make it right" on paper, with what a helper may grant anybody."""
    from smallcrm.printing.grant_sheet import grant_sheet_pdf  # noqa: PLC0415

    own = shop(context.store)
    if own is None:
        raise ShopError("There is no shop yet. Set it up first, then print.")
    page = page_of(context)
    context.printer.print_pdf(grant_sheet_pdf(page, own.paper), page.title, printed)


def page_of(context: AppContext) -> "GrantPage":
    """What stands on the sheet; no standing, as customers may read it."""
    from smallcrm.printing.grant_sheet import GrantPage  # noqa: PLC0415

    say, word = context.wording.text, context.wording.say
    known = grants.limits(context.store, HELPER)
    steps = [
        (word(STEP_WORDS[step]), _limit_words(context, known[HELPER, Tier.OCCASIONAL.value, step]))
        for step in STEPS
    ]
    sayings = [(word(FEELINGS[code]), word(TO_SAY[code])) for code in FEELINGS if code]
    return GrantPage(
        title=say("How we make it right"),
        rules=[
            say("Listen."),
            say("Say sorry once."),
            say("Ask what would put it right."),
            say("Do it now, and say when we call to hear how it is."),
        ],
        grants_head=say("Say yes at once"),
        grants=steps,
        sayings_head=say("What helps to hear"),
        sayings=sayings,
        foot=say("For more, ask the owner. F8 tells what is left for whom."),
    )


def _limit_words(context: AppContext, limit: Limit) -> str:
    wording = context.wording
    if limit.limit_minor is None:
        return wording.text("as you think right")
    if not limit.limit_minor:
        return wording.text("ask first")
    return wording.text(
        "up to {limit}", limit=wording.money(Money(limit.limit_minor, wording.currency))
    )
