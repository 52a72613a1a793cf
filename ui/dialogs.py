"""Lays sheets, questions and calm boxes over the page, and asks the system for files.

Nothing here waits: answers come by calling back.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid

from smallcrm.wording import Wording
from ui.context import Choice
from ui.theme import theme
from ui.widgets.layouts import column

if TYPE_CHECKING:
    from ui.widgets.form import Form
    from ui.widgets.sheet import Sheet

Attempt = Callable[[Callable[[], object], "Form | None"], bool]
DIM = 110  # of 255: the page stays readable behind a sheet
EDGE = 20
UNDER_FIELD = 96  # units: a sentence of four lines under a wrong field
LAID_OUT_MS = (0, 40)  # until the sentence has its room: at once, or after folded parts moved
BAR = 12  # units that the scroll bar of a high sheet takes


class _Scroll(QScrollArea):
    """As high as its sheet while the window has room, then it scrolls."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # the panel under it shows its own colour and corners
        self.viewport().setAutoFillBackground(False)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_focus(self) -> None:
        """Scroll to where the keyboard stands, with the sentence under that field."""
        field = self.focusWidget()
        if field is not None:
            self.ensureWidgetVisible(field, 0, theme().px(UNDER_FIELD))


class SheetHost(QWidget):
    """The dimmed cover of the page with one sheet in its middle.

    pressed_beside: where on the screen the cover was pressed and not the sheet.
    """

    pressed_beside = Signal(QPoint)

    def __init__(self, over: QWidget, attempt: Attempt) -> None:
        super().__init__(over)
        self._attempt = attempt
        self._over = over
        self._panel: QFrame | None = None
        self._focus_before: QWidget | None = None
        self.sheet: Sheet | None = None
        self.hide()

    def lay(self, sheet: "Sheet") -> None:
        """Show a sheet; one that lies there is dismissed first."""
        if self.dismiss():
            self.dismiss()  # who was asked may have asked on
        self._focus_before = self.window().focusWidget()
        self.sheet = sheet
        self._panel = QFrame(self)
        self._panel.setProperty("surface", "panel")
        self._panel.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column(self._panel, _Scroll(sheet))
        sheet.grown.connect(self.place)  # an error sentence makes it higher
        sheet.closed.connect(self._on_closed)
        sheet.accept_button.clicked.connect(self.accept)
        self.place()
        self.show()
        self.raise_()
        self._panel.show()
        (sheet.first_focus() or sheet.accept_button).setFocus()

    def accept(self) -> None:
        """Ctrl+Enter: let the sheet save; it closes itself when that went well."""
        if self.sheet is not None:
            went_well = self._attempt(self.sheet.accept, self.sheet.form)
            if not went_well and self._panel is not None:
                for scroll in self._panel.findChildren(_Scroll):
                    for wait in LAID_OUT_MS:
                        QTimer.singleShot(wait, scroll, scroll.show_focus)

    def dismiss(self) -> bool:
        """Esc: take the sheet away and let it keep its words; whether there was one."""
        sheet = self.sheet
        if sheet is None:
            return False
        sheet.dismissed()
        sheet.finish()
        return True

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab never leaves the sheet for the page behind it."""
        stops = self.sheet.tab_stops() if self.sheet is not None else []
        if not stops:
            return super().focusNextPrevChild(next_one)
        now = self.focusWidget()
        step = 1 if next_one else -1
        place = stops.index(now) + step if now in stops else min(step, 0)
        reason = Qt.FocusReason.TabFocusReason if next_one else Qt.FocusReason.BacktabFocusReason
        stops[place % len(stops)].setFocus(reason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._panel is None or not self._panel.geometry().contains(event.position().toPoint()):
            self.pressed_beside.emit(event.globalPosition().toPoint())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shade = QColor(theme().tokens.rail)
        shade.setAlpha(DIM)
        painter.fillRect(self.rect(), shade)
        painter.end()

    def place(self) -> None:
        """Cover the page again after it was resized, with the sheet in the middle."""
        self.setGeometry(self._over.rect())
        if self._panel is None or self.sheet is None:
            return
        edge = theme().px(EDGE)
        frame = 2  # the panel's line
        bar = theme().px(BAR)
        most = self.width() - 2 * edge
        self.sheet.stack_buttons(is_narrow=self.sheet.buttons_need() > most - frame - bar)
        # Three buttons in long words may need more than the sheet was meant to have.
        least = self.sheet.minimumSizeHint().width() + frame + bar
        width = min(max(theme().px(self.sheet.width_units), least), most)
        wanted = max(self.sheet.heightForWidth(width - frame), self.sheet.sizeHint().height())
        height = min(wanted + frame, self.height() - 2 * edge)
        top = max(edge, (self.height() - height) // 3)
        self._panel.setGeometry((self.width() - width) // 2, top, width, height)

    def _on_closed(self) -> None:
        panel, self.sheet, self._panel = self._panel, None, None
        self.hide()
        if panel is not None:
            panel.hide()
            panel.deleteLater()
        before, self._focus_before = self._focus_before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()


class WindowDialogs:
    """The dialogs of a real window."""

    def __init__(self, window: QWidget, host: SheetHost, wording: Wording) -> None:
        self.wording = wording
        self._window = window
        self._host = host

    def show_sheet(self, sheet: "Sheet") -> None:
        """Lay a sheet over the page."""
        self._host.lay(sheet)

    def ask(
        self, title: str, text: str, choices: Sequence[Choice], answered: Callable[[str], None]
    ) -> None:
        """Ask what can not be undone; answered gets the code, "" for Esc."""
        from ui.question import Question  # noqa: PLC0415

        self._host.lay(Question(self.wording, title, text, choices, answered))

    def tell(self, title: str, text: str) -> None:
        """A calm box with one sentence and Close."""
        self.ask(title, text, (), _nobody)

    def open_file(self, title: str, endings: Sequence[str], chosen: Callable[[Path], None]) -> None:
        """Choose a file that is there; endings such as "csv"."""
        from ui.file_asking import ask_to_open  # noqa: PLC0415

        ask_to_open(self._window, title, endings, chosen)

    def save_file(
        self, title: str, suggested: str, endings: Sequence[str], chosen: Callable[[Path], None]
    ) -> None:
        """Choose where to save; suggested is a file name made by us."""
        from ui.file_asking import ask_where_to_save  # noqa: PLC0415

        ask_where_to_save(self._window, title, suggested, endings, chosen)

    def choose_folder(self, title: str, chosen: Callable[[Path], None]) -> None:
        """Choose a folder."""
        from ui.file_asking import ask_for_folder  # noqa: PLC0415

        ask_for_folder(self._window, title, chosen)


def _nobody(_code: str) -> None:
    """Nobody waits for this answer."""
