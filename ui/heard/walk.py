"""Walk in as a stranger: the sheet of ten questions is printed, and its answers are typed in.

How the sheet lies on paper is the printing room's business.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from smallcrm.domain.heard import WALK, HeardDraft
from smallcrm.domain.on_hold import HeldAs
from smallcrm.services import heard
from smallcrm.services.shop import shop
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet
from ui.customers.typed import past_day_field
from ui.widgets.buttons import KeycapButton
from ui.widgets.fields import TextField
from ui.widgets.layouts import holder, row
from ui.widgets.text import PlainLabel

if TYPE_CHECKING:
    from smallcrm.printing.stranger_sheet import StrangerSheet

WIDTH = 640
ANSWER_LIMIT = 300


def walk(context: AppContext) -> None:
    """Offer the sheet to print, and its answers to be typed in."""
    context.dialogs.show_sheet(WalkSheet(context))


class WalkSheet(CustomerSheet):
    """Ten questions, each with a line for what the friend wrote; empty ones are left out."""

    def __init__(self, context: AppContext) -> None:
        title = context.wording.text("Walk in as a stranger")
        super().__init__(context, HeldAs("walk"), title=title)
        self.width_units = WIDTH
        self._build()
        self._print.clicked.connect(self._on_print)
        self.begin({})

    def _build(self) -> None:
        say = self.say
        told = say(
            "Once a quarter, give the sheet to a friend who walks in as if for the first time. "
            "Type here what they wrote."
        )
        self.body.addWidget(PlainLabel(told, role="second", fit="wrap"))
        self._print = KeycapButton(say("Print sheet"), name="print_walk", icon="printer")
        self.body.addWidget(holder(row(None, self._print, None)))
        self._day = past_day_field(self.context, name="heard_text", spoken=say("When"))
        self._answers: list[TextField] = []
        for number, question in enumerate(WALK, 1):
            words = say("{n}. {question}", n=number, question=self.word(question.words))
            answer = TextField(name=f"answer_{number}", spoken=words, limit=ANSWER_LIMIT)
            self._answers.append(answer)
            made = self.add("words" if number == 1 else f"answer_{number}", words, answer)
            self.body.addWidget(made)
        self.body.addWidget(self.add("heard_text", say("When"), self._day))

    def first_focus(self) -> QWidget:
        return self._print

    def accept(self) -> None:
        """Note every answer with its question. Raises Invalid (words) when all are empty."""
        context = self.context
        drafts = [
            HeardDraft(
                kind=question.kind,
                words=self._with_question(self.word(question.words), answer.text()),
                heard_text=self._day.text,
                is_from_stranger=True,
            )
            for question, answer in zip(WALK, self._answers, strict=True)
        ]
        heard.note_walk(context.store, drafts, now=context.now(), by=self.by)
        self.finish()

    def _with_question(self, question: str, answer: str) -> str:
        return f"{question} {answer.strip()}" if answer.strip() else ""

    def _on_print(self) -> None:
        self.context.errors.attempt(self._put_on_paper)

    def _put_on_paper(self) -> None:
        from smallcrm.printing.stranger_sheet import stranger_sheet_pdf  # noqa: PLC0415

        own = shop(self.context.store)
        page = sheet_of(self.context)
        pdf = stranger_sheet_pdf(page, own.paper if own else "a4")
        self.context.printer.print_pdf(pdf, page.title, self._on_printed)

    def _on_printed(self) -> None:
        self.context.bottom.tell(self.say("The ten questions went to the printer"))


def sheet_of(context: AppContext) -> "StrangerSheet":
    """What stands on the sheet, in the shop's language."""
    from smallcrm.printing.stranger_sheet import StrangerSheet  # noqa: PLC0415

    say = context.wording.text
    own = shop(context.store)
    return StrangerSheet(
        title=say("Walk in as a stranger"),
        intro=say(
            "Come to {shop} as if you had never been here. Look, ask, wait, buy something small. "
            "Then write what you saw. Be frank: that is the present you make us.",
            shop=own.name if own else "",
        ),
        blanks=(say("Your name"), say("Day and time")),
        questions=[context.wording.say(question.words) for question in WALK],
        foot=say("Thank you. Please give this sheet to the owner."),
    )
