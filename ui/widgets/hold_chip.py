"""The chips of what is on hold: pressed one goes on, with Delete it is let go.

What was written and where it is kept is not known here.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from smallcrm.wording import Wording
from ui.keys import KEYS
from ui.theme import theme
from ui.widgets.chips import Chip
from ui.widgets.flow import FlowRow
from ui.widgets.painting import keycap_width, paint_keycap
from ui.widgets.text import named, no_mnemonic

if TYPE_CHECKING:
    from ui.top_row import OnHold

CHIPS = 3  # PRODUCT section 3


class HoldChip(Chip):
    """let_go: Delete, or the word in its menu. cap: the keycap of the key that presses it."""

    let_go = Signal()

    def __init__(self, text: str, *, key: str, cap: str = "", let_go_words: str) -> None:
        self.key = key
        self.cap = cap
        self._let_go_words = let_go_words
        super().__init__(text, name=f"hold_{key}", tone="info", icon="pencil", acts=True)
        if cap:
            self.setAccessibleName(f"{self.words}, {cap}")

    def sizeHint(self) -> QSize:
        bare = super().sizeHint()
        return QSize(bare.width() + self._cap_room(), bare.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.let_go.emit()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = _menu(self)
        _add(menu, f"{self._let_go_words}\tDel", "let_go", self.let_go.emit)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.cap:
            return
        look = theme()
        painter = QPainter(self)
        width = keycap_width(look, self.cap)
        rect = self.at(self.width() - look.px(8) - width, width)
        paint_keycap(painter, look, rect, self.cap, filled=False)
        painter.end()

    def _cap_room(self) -> int:
        return round(keycap_width(theme(), self.cap)) + theme().px(4) if self.cap else 0


class HoldRow(FlowRow):
    """At most three chips, the newest first with its keycap; the others are behind a fourth.

    resumed, let_go: carry the key of the entry.
    """

    resumed = Signal(str)
    let_go = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._others: tuple[OnHold, ...] = ()

    def show_chips(self, held: "Sequence[OnHold]", wording: Wording) -> None:
        """Show these, newest first."""
        named(self, "on_hold", wording.text("On hold"))
        self._others = tuple(held[CHIPS:])
        chips: list[Chip] = []
        for place, one in enumerate(held[:CHIPS]):
            cap = "" if place else KEYS["back_to_hold"].cap
            chip = HoldChip(one.words, key=one.key, cap=cap, let_go_words=wording.text("Let go"))
            chip.clicked.connect(self._on_clicked)
            chip.let_go.connect(self._on_let_go)
            chips.append(chip)
        if self._others:
            more = wording.counted("{n} more", "{n} more", len(self._others))
            chips.append(Chip(more, name="more_on_hold", tone="info", acts=True))
            chips[-1].clicked.connect(self._on_more)
        self.show_widgets(chips)
        self.setVisible(bool(held))

    def _on_more(self) -> None:
        menu = _menu(self)
        for one in self._others:
            _add(menu, one.words, f"hold_{one.key}", self._resuming(one.key))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _resuming(self, key: str) -> Callable[[], None]:
        def resume() -> None:
            self.resumed.emit(key)

        return resume

    def _on_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, HoldChip):
            self.resumed.emit(chip.key)

    def _on_let_go(self) -> None:
        chip = self.sender()
        if isinstance(chip, HoldChip):
            self.let_go.emit(chip.key)


def _menu(beside: QWidget) -> QMenu:
    menu = QMenu(beside)
    named(menu, "hold_menu", beside.accessibleName())
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add(menu: QMenu, words: str, name: str, act: Callable[[], None]) -> None:
    action = menu.addAction(no_mnemonic(words))
    action.setObjectName(name)
    action.triggered.connect(act)
