"""The sheet of a call: the number large enough to read across the counter, then how it went.

What follows from talking, or from no answer, is the business of tasks.
"""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.context import AppContext
from ui.theme import theme
from ui.today.tasks import ASK_AGAIN_AFTER, Task, TaskVerbs
from ui.widgets.buttons import IconButton, KeycapButton
from ui.widgets.flow import flow
from ui.widgets.layouts import row
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

NUMBER_SIZE = 60  # PRODUCT section 7; smaller only where a long number would not fit
NUMBER_LEAST = 24
SHEET_WIDTH = 640


class BigNumber(PlainLabel):
    """A phone number as large as there is room."""

    def __init__(self, number: str) -> None:
        super().__init__(number, role="phone")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit_font()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(320), theme().px(NUMBER_SIZE + 24))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(NUMBER_SIZE + 24))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit_font()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.Resize:
            self._fit_font()
        return done

    def _fit_font(self) -> None:
        font = QFont(theme().font("figure"))
        for size in range(NUMBER_SIZE, NUMBER_LEAST - 1, -2):
            font.setPixelSize(theme().px(size))
            if QFontMetrics(font).horizontalAdvance(self.whole_text) <= self.width():
                break
        if font != self.font():
            self.setFont(font)


class CallSheet(Sheet):
    """Talked, No answer or Later, for one thing to do; the sheet goes before the verb is done."""

    def __init__(self, context: AppContext, verbs: TaskVerbs, task: Task) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="call_sheet",
            title=say("Call {name}", name=task.name),
            accept_words=say("Talked"),
            width=SHEET_WIDTH,
        )
        self._verbs = verbs
        self._task = task
        hint = ""
        if task.is_ready:
            until = context.today() + ASK_AGAIN_AFTER
            hint = say("After talking it rests until {day}. Done closes it.", day=until)
        self._build(hint)
        self._none.clicked.connect(self._on_unanswered)
        self._later.clicked.connect(self._on_later)
        self._copy.clicked.connect(self._on_copy)

    def _build(self, hint: str) -> None:
        say = self.say
        self._none = KeycapButton(say("No answer"), name="no_answer")
        self._later = KeycapButton(say("Later"), name="call_later")
        self._copy = IconButton("copy", name="copy_number", spoken=say("Copy the number"))
        number = row(None, BigNumber(self._task.phone), self._copy, gap=8)
        number.setStretch(0, 1)
        self.body.addWidget(_line(self._task.reason))
        if self._task.phone:
            self.body.addLayout(number)
        else:
            self.body.addWidget(PlainLabel(say("No number is known."), role="say_bold"))
        if hint:
            self.body.addWidget(_line(hint, role="second"))
        self.body.addLayout(flow(self._none, self._later))

    def first_focus(self) -> QWidget:
        return self.accept_button

    def accept(self) -> None:
        """They were reached."""
        self.finish()
        self._verbs.talked(self._task)

    def _on_unanswered(self) -> None:
        self.finish()
        self._verbs.no_answer(self._task)

    def _on_later(self) -> None:
        self.finish()
        self._verbs.later(self._task)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._task.phone)


def _line(text: str, role: str = "body") -> PlainLabel:
    """One or two lines that never ask for more height than they take."""
    label = PlainLabel(text, role=role, fit="two lines")
    policy = label.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    label.setSizePolicy(policy)
    return label
