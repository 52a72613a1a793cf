"""A part of the form that opens in place, so that the form begins short.

What stands in it is its own module's business.
"""

from abc import abstractmethod

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QWidget

from smallcrm.domain.customers import CustomerDraft
from ui.theme import theme
from ui.widgets.buttons import PlainButton
from ui.widgets.form import FormField
from ui.widgets.layouts import column, holder
from ui.widgets.painting import focus_ring
from ui.widgets.text import named, one_line

HEIGHT = 44
SIDE = 14
LEADING = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
SEPARATOR = " · "


class _Head(PlainButton):
    """The name of the part, and in few words what stands in it."""

    def __init__(self, title: str, name: str) -> None:
        self._detail = ""
        self._is_open = False
        super().__init__(title, name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, detail: str, *, is_open: bool) -> None:
        """Say what stands in the part; opened it is seen anyway."""
        self._detail = "" if is_open else one_line(detail, 300)
        self._is_open = is_open
        self.setAccessibleName(one_line(f"{self.words}: {self._detail}".rstrip(": ")))
        self.update()

    def sizeHint(self) -> QSize:
        px = theme().px
        words = theme().metrics("body_bold").horizontalAdvance(self.words)
        return QSize(words + px(2 * SIDE + 30), px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        side, icon = look.px(SIDE), look.px(18)
        name = "chevron-down" if self._is_open else "chevron-right"
        if not self._is_open and self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            name = "chevron-left"
        self.draw_icon(painter, name, self.at(side, icon), look.colour("mute"))
        painter.setFont(look.font("body_bold"))
        painter.setPen(look.colour("ink"))
        start = side + icon + look.px(10)
        words = painter.fontMetrics().horizontalAdvance(self.words) + 1
        painter.drawText(self.at(start, words), LEADING, self.words)
        rest = start + words + look.px(12)
        room = self.width() - rest - side
        if self._detail and room > look.px(60):
            painter.setFont(look.font("second"))
            painter.setPen(look.colour("mute"))
            fitting = painter.fontMetrics().elidedText(
                self._detail, Qt.TextElideMode.ElideRight, room
            )
            painter.drawText(self.at(rest, room), LEADING, fitting)
        if self.hasFocus():
            focus_ring(
                painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, look.colour("accent")
            )
        painter.end()


class Fold(QFrame):
    """One named part of the form. A field in it that is wrong opens it."""

    def __init__(self, title: str, name: str, hint: str) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        named(self, name, title)
        self._hint = hint
        self.head = _Head(title, f"open_{name}")
        self._inside = column(None, gap=14, margins=(16, 4, 16, 16))
        self._body = holder(self._inside)
        self._body.hide()
        column(self, self.head, self._body, gap=0)
        self.head.clicked.connect(self._on_clicked)
        self.head.show_state(hint, is_open=False)

    def add(self, *items: QWidget | QLayout) -> None:
        """Put fields under what is there; those in a FormField open the part when wrong."""
        for item in items:
            if isinstance(item, QWidget):
                self._inside.addWidget(item)
                own = [item] if isinstance(item, FormField) else item.findChildren(FormField)
                for field in own:
                    field.marked.connect(self._on_marked)
            else:
                self._inside.addLayout(item)

    @property
    def is_open(self) -> bool:
        """Whether its fields can be seen."""
        return not self._body.isHidden()

    def set_open(self, is_open: bool) -> None:
        """Show or hide its fields."""
        self._body.setVisible(is_open)
        self.head.show_state(self._words(), is_open=is_open)

    @abstractmethod
    def show_draft(self, draft: CustomerDraft) -> None:
        """Fill the fields."""

    @abstractmethod
    def put_into(self, draft: CustomerDraft) -> None:
        """Write what stands in the fields into the draft."""

    @abstractmethod
    def summary(self) -> list[str]:
        """What stands in it, in few words each."""

    def begin(self, draft: CustomerDraft) -> None:
        """Fill the fields and close, with what stands in it beside its name."""
        self.show_draft(draft)
        self.set_open(False)

    def tell(self) -> None:
        """Say anew what stands in it."""
        self.head.show_state(self._words(), is_open=self.is_open)

    def _words(self) -> str:
        return SEPARATOR.join(filter(None, self.summary())) or self._hint

    def _on_marked(self) -> None:
        self.set_open(True)

    def _on_clicked(self) -> None:
        self.set_open(not self.is_open)
        if self.is_open:
            self._show_whole()

    def _show_whole(self) -> None:
        """The keyboard goes into the part, and the part into sight."""
        self._inside.activate()
        self.head.setFocus()
        self.head.focusNextChild()
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            area.ensureWidgetVisible(self)
