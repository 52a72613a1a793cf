"""Choosing instead of typing: one of many, and yes or no.

Letters never choose here: a scanner is a keyboard.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QSizePolicy

from ui.icons import icon_pixmap
from ui.keys import is_typing
from ui.theme import theme
from ui.tokens import CONTROL_HEIGHT, RADIUS_CONTROL
from ui.widgets.enter import is_enter
from ui.widgets.painting import focus_ring, mirrored, rounded_box
from ui.widgets.text import named, no_mnemonic, one_line

TICK_SIZE = 20
TICK_HEIGHT = 32
TICK_LEAST = 220  # units: under this width its words would fall into pieces
LEADING = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)


class ChoiceField(QComboBox):
    """One of many: choices are (code, words); chosen carries the code a person picked."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], *, name: str, spoken: str) -> None:
        super().__init__()
        named(self, name, spoken)
        self.show_choices(choices)
        self.activated.connect(self._on_activated)

    @property
    def code(self) -> str:
        """The code of the choice that holds; "" when there is none."""
        return str(self.currentData() or "")

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; the first one holds."""
        self.clear()
        for code, words in choices:
            self.addItem(one_line(words, 120), code)

    def choose(self, code: str) -> None:
        """Let this choice hold, without announcing it."""
        place = self.findData(code)
        if place >= 0:
            self.setCurrentIndex(place)

    def sizeHint(self) -> QSize:
        px = theme().px
        metrics = theme().metrics("button")
        texts = [self.itemText(i) for i in range(min(self.count(), 200))]
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=px(60))
        return QSize(min(widest, px(320)) + px(48), px(CONTROL_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(96), theme().px(CONTROL_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_typing(event):
            event.ignore()
            return
        if is_enter(event):
            self.showPopup()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # a page that is scrolled must not change what was chosen

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        radius = look.px(RADIUS_CONTROL)
        rounded_box(painter, rect, radius, look.colour("panel"), look.colour("edge"))
        size = look.px(16)
        words = QRect(look.px(12), 0, self.width() - look.px(42), self.height())
        painter.setPen(look.colour("ink" if self.isEnabled() else "mute"))
        painter.setFont(look.font("button"))
        fitting = painter.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(mirrored(self, words), LEADING, fitting)
        mark = QRect(self.width() - look.px(28), (self.height() - size) // 2, size, size)
        picture = icon_pixmap("chevron-down", look.colour("mute"), size, self.devicePixelRatioF())
        place = mirrored(self, mark)
        painter.drawPixmap(place.topLeft(), picture)
        if self.hasFocus():
            focus_ring(painter, rect, radius, look.colour("accent"))
        painter.end()

    def _on_activated(self) -> None:
        self.chosen.emit(self.code)


class TickBox(QCheckBox):
    """Yes or no, with its words; Space ticks."""

    def __init__(self, text: str, *, name: str) -> None:
        super().__init__(no_mnemonic(one_line(text, 200)))
        self._words = one_line(text, 200)
        named(self, name, text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)  # long words go on below in a narrow window
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        px = theme().px
        words = theme().metrics("body").horizontalAdvance(self._words)
        return QSize(words + px(TICK_SIZE + 16), px(TICK_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme().px(TICK_LEAST)), hint.height())

    def heightForWidth(self, width: int) -> int:
        px, wrap = theme().px, int(LEADING | Qt.TextFlag.TextWordWrap)
        room = QRect(0, 0, width - px(TICK_SIZE + 10), 1)
        words = theme().metrics("body").boundingRect(room, wrap, self._words)
        return max(px(TICK_HEIGHT), words.height() + px(8))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        size = look.px(TICK_SIZE)
        box = QRect(2, (self.height() - size) // 2, size, size)
        box = mirrored(self, box)
        fill = look.colour("accent" if self.isChecked() else "panel")
        edge = None if self.isChecked() else look.colour("edge")
        rounded_box(painter, QRectF(box), look.px(5), fill, edge)
        if self.isChecked():
            inner = look.px(16)
            shift = (size - inner) // 2
            picture = icon_pixmap(
                "check", look.colour("on_accent"), inner, self.devicePixelRatioF()
            )
            painter.drawPixmap(box.x() + shift, box.y() + shift, picture)
        left = size + look.px(10)
        words = QRect(left, 0, self.width() - left, self.height())
        painter.setPen(look.colour("ink" if self.isEnabled() else "mute"))
        painter.setFont(look.font("body"))
        wrap = int(LEADING | Qt.TextFlag.TextWordWrap)
        painter.drawText(mirrored(self, words), wrap, self._words)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), look.px(6), look.colour("accent"))
        painter.end()
