"""The sheet of a call: who, what for, what was said last time, the number large, how it went.

What follows from talking, or from no answer, is decided by services/calls.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QWidget

from smallcrm.domain.calls import CallDraft, CallOutcome
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.on_hold import HeldAs
from smallcrm.services import calls, customers, prompts
from smallcrm.services.row_asides import put_off
from ui.call.big_number import BigNumber
from ui.call.call_words import address_words, last_words, number_choices, put_off_words
from ui.context import AppContext
from ui.customers.customer_sheet import CustomerSheet, Words, customer_name
from ui.customers.typed import day_field
from ui.customers.wrapping import WrapRow
from ui.right.on_today import talked
from ui.widgets.buttons import IconButton, KeycapButton
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import TextField
from ui.widgets.layouts import row
from ui.widgets.text import PlainLabel

SHEET_WIDTH = 640
FORM = "call"


def call(
    context: AppContext,
    customer_id: CustomerId,
    subject_key: str = "",
    words: Words | None = None,
) -> None:
    """Call somebody. subject_key: of what asks for it; words: typed before and not saved."""
    context.dialogs.show_sheet(CallSheet(context, customer_id, subject_key, words or {}))


def call_again(context: AppContext, held_as: HeldAs) -> None:
    """Open the sheet whose words are on hold."""
    if held_as.customer_id is not None:
        call(context, held_as.customer_id, held_as.about)


class CallSheet(CustomerSheet):
    """Talked, No answer or Again; one line of words, by the keyboard alone.

    subject_key: the prompt behind it, "" for a call on a whim.
    """

    def __init__(
        self, context: AppContext, customer_id: CustomerId, subject_key: str, words: Words
    ) -> None:
        title = context.wording.text("Call {name}", name=customer_name(context, customer_id))
        super().__init__(context, HeldAs(FORM, customer_id, subject_key), title=title)
        self.width_units = SHEET_WIDTH
        self.accept_button.show_words(self.say("Talked"), self.say("Talked, Ctrl Enter"))
        self._whom = customer_id
        self._subject_key = subject_key
        self._numbers = calls.numbers(context.store, customer_id)
        self._make_fields()
        self._build()
        self._number_choice.chosen.connect(self._on_number_chosen)
        self._copy.clicked.connect(self._on_copy)
        self._none.clicked.connect(self._on_unanswered)
        self._again.clicked.connect(self._on_again)
        self.begin(words)

    def _make_fields(self) -> None:
        say = self.say
        numbers = self._numbers
        self._number = BigNumber(numbers[0].number if numbers else "")
        self._copy = IconButton("copy", name="copy_number", spoken=say("Copy the number"))
        self._number_choice = ChoiceField(
            number_choices(numbers), name="number", spoken=say("Which number")
        )
        self._words = TextField(
            name="words", spoken=say("What was said"), placeholder=say("may stay empty"), limit=200
        )
        self._until = day_field(
            self.context,
            name="again",
            spoken=say("Try again on"),
            leaning="ahead",
            placeholder=say("tomorrow"),
        )
        self._none = KeycapButton(say("No answer"), name="no_answer")
        self._again = KeycapButton(say("Again"), name="call_again", key="Ctrl L")

    def _build(self) -> None:
        say, body = self.say, self.body
        for role, words in self._lines():
            body.addWidget(_line(words, role))
        number = row(None, self._number, self._copy, gap=8)
        number.setStretch(0, 1)
        if self._numbers:
            body.addLayout(number)
        else:
            body.addWidget(PlainLabel(say("No number is known."), role="say_bold"))
        if len(self._numbers) > 1:
            body.addWidget(self._number_choice)
        body.addWidget(self.add("words", say("What was said"), self._words))
        body.addWidget(self.add("again", say("Try again on"), self._until))
        body.addLayout(WrapRow(self._none, self._again))

    def _lines(self) -> list[tuple[str, str]]:
        """How to address them, what for, what was said last time; what is empty is left out."""
        store, wording = self.context.store, self.wording
        head = customers.head(store, self._whom)
        prompt = prompts.of_subject(store, self._subject_key)
        lines = [
            ("second", address_words(wording, head) if head is not None else ""),
            ("say_bold", wording.say(prompt.reason) if prompt is not None else ""),
            ("body", last_words(wording, calls.last_time(store, self._whom))),
            ("body", put_off_words(wording, put_off(store, [self._subject_key]))),
        ]
        return [line for line in lines if line[1]]

    def first_focus(self) -> QWidget:
        return self._words

    def press(self, deed: str) -> bool:
        """Ctrl L is Again, as everywhere in lists."""
        if deed == "later":
            self._on_again()
        return deed == "later"

    def accept(self) -> None:
        """They were reached."""
        self._record(CallOutcome.TALKED)
        talked(self.context, self._subject_key, self._whom)

    def _draft(self, outcome: CallOutcome) -> CallDraft:
        return CallDraft(
            customer_id=self._whom,
            outcome=outcome.value,
            words=self._words.text(),
            subject_key=self._subject_key,
            again_text=self._until.text,
        )

    def _record(self, outcome: CallOutcome) -> None:
        store, now = self.context.store, self.context.now()
        calls.record(store, self._draft(outcome), now=now, by=self.by)
        self.finish()

    def _put_off(self) -> None:
        store, now = self.context.store, self.context.now()
        draft, what = self._draft(CallOutcome.NO_ANSWER), self.say("Call again")
        calls.again(store, draft, what=what, now=now, by=self.by)
        self.finish()

    def _attempt(self, deed: Callable[[], None]) -> None:
        self.context.errors.attempt(deed, self.form)

    # Handlers

    def _on_unanswered(self) -> None:
        self._attempt(partial(self._record, CallOutcome.NO_ANSWER))

    def _on_again(self) -> None:
        self._attempt(self._put_off)

    def _on_number_chosen(self, code: str) -> None:
        self._number.show_number(self._numbers[int(code)].number)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._number.whole_text)


def _line(text: str, role: str) -> PlainLabel:
    """One or two lines that never ask for more height than they take."""
    label = PlainLabel(text, role=role, fit="two lines")
    policy = label.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    label.setSizePolicy(policy)
    return label
