"""A sheet: a form or a question laid over the page, without a window of its own.

Who lays it there is ui/dialogs.py; what it saves is its own business.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from smallcrm.domain.sentence import Arg, Sentence
from smallcrm.wording import Wording
from ui.theme import theme
from ui.widgets.buttons import KeycapButton
from ui.widgets.form import Form
from ui.widgets.layouts import column, row
from ui.widgets.text import PlainLabel, named

SIDE = 28  # units beside the words


class Sheet(QWidget):
    """Base of sheets: fill body, override accept and, to keep unsaved words, dismissed.

    closed: emitted once, when the sheet is taken away. accept_words: a verb, at most 14 letters.
    """

    closed = Signal()
    grown = Signal()

    def __init__(
        self,
        wording: Wording,
        *,
        name: str,
        title: str,
        accept_words: str,
        width: int = 480,
        accept_icon: str = "",
    ) -> None:
        super().__init__()
        self._is_finished = False
        named(self, name, title)
        self.wording = wording
        self.form = Form(wording.say)  # add fields here, and an Invalid finds its own
        self.width_units = width
        self.title = title
        self.body = QVBoxLayout()
        self.accept_button = KeycapButton(
            accept_words, name="accept", icon=accept_icon, key="Ctrl Enter", filled=True
        )
        self.dismiss_button = KeycapButton(self.say("Back"), name="dismiss", key="Esc")
        self.buttons = row(None, None, self.dismiss_button, self.accept_button, gap=8)
        head = PlainLabel(title, role="page", fit="wrap")
        column(self, head, self.body, None, self.buttons, gap=12, margins=(SIDE, 20, SIDE, 20))
        self.body.setSpacing(12)
        self.dismiss_button.clicked.connect(self._on_dismiss)

    def say(self, key: str, **args: Arg) -> str:
        """Our own words in the shop's language."""
        return self.wording.text(key, **args)

    def word(self, spoken: Sentence) -> str:
        """A sentence of the services in the shop's language."""
        return self.wording.say(spoken)

    def accept(self) -> None:
        """Ctrl+Enter or the filled button: save, then finish(). Raises ShopError to stay open."""
        self.finish()

    def press(self, _deed: str) -> bool:
        """A key of ui/keys.py while the sheet lies there; whether it means something here."""
        return False

    def dismissed(self) -> None:
        """Esc, Back, or somebody goes to another page: keep the words that were not saved."""

    def finish(self) -> None:
        """Take the sheet away, once."""
        if not self._is_finished:
            self._is_finished = True
            self.closed.emit()
            self.taken_away()

    def taken_away(self) -> None:
        """The sheet lies there no more: from here on one may go elsewhere or ask again."""

    def first_focus(self) -> QWidget | None:
        """Where the keyboard stands when the sheet appears."""
        return None

    def tab_stops(self) -> list[QWidget]:
        """Where Tab stops, in order: the fields, then the buttons."""
        inside: list[QWidget] = []
        one = self.nextInFocusChain()
        while one is not None and one is not self:
            if self.isAncestorOf(one) and _takes_tab(one):
                inside.append(one)
            one = one.nextInFocusChain()
        return sorted(inside, key=self._is_button)

    def _is_button(self, widget: QWidget) -> bool:
        return self.buttons.indexOf(widget) >= 0

    def buttons_need(self) -> int:
        """How many pixels wide the sheet must be for its buttons to stand in one row."""
        items = (self.buttons.itemAt(place) for place in range(self.buttons.count()))
        shown = [item for item in items if item is not None and not item.isEmpty()]
        widths = [item.sizeHint().width() for item in shown]
        return sum(widths) + self.buttons.spacing() * len(widths) + theme().px(2 * SIDE)

    def stack_buttons(self, *, is_narrow: bool) -> None:
        """Let the buttons stand under each other, or side by side."""
        directions = QBoxLayout.Direction
        wanted = directions.TopToBottom if is_narrow else directions.LeftToRight
        layout = self.layout()
        if wanted != self.buttons.direction() and layout is not None:
            self.buttons.setDirection(wanted)
            layout.activate()  # else it keeps the width that the row of buttons had

    def sizeHint(self) -> QSize:
        """As high as its words are at its width; wrapped labels ask for more than they need."""
        width = self.width() if self.isVisible() else theme().px(self.width_units)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().height() != event.oldSize().height():
            self.grown.emit()

    def _on_dismiss(self) -> None:
        self.dismissed()
        self.finish()


def _takes_tab(widget: QWidget) -> bool:
    by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return by_tab and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
