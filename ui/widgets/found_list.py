"""The list under the finder: who and what was found, moved through from the box.

It never has the keyboard itself.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Theme, theme
from ui.widgets.ring import paint_ring
from ui.widgets.text import named, one_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.finder import Found

ROW = 52
FRAME = 8  # border and padding of the list, both ends
RING = 34
DIMMED = 0.55
ICONS = {"page": "chevron-right", "action": "chevron-right", "new": "user-plus", "all": "users"}
Index = QModelIndex | QPersistentModelIndex


class FoundRows(QAbstractListModel):
    """What was found, best first."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Sequence[Found] = ()

    def show_found(self, found: "Sequence[Found]") -> None:
        """Show these."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            found = self.found[index.row()]
            told = (found.name, found.detail, found.mark, found.last)
            return one_line(", ".join(filter(None, told)), 300)
        return None


class FoundDelegate(QStyledItemDelegate):
    """Draws one row: ring or icon, name, tie-breaker, last visit."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, FoundRows):
            return
        look, found = theme(), model.found[index.row()]
        rect = QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour("accent_soft"))
        size, edge = look.px(RING), look.px(12)
        is_rtl = option.direction == Qt.LayoutDirection.RightToLeft
        x = rect.right() - edge - size if is_rtl else rect.x() + edge
        ring = QRectF(x, rect.center().y() - size / 2, size, size)
        self._paint_mark(painter, look, ring, found)
        taken = size + 2 * edge
        room = rect.adjusted(edge if is_rtl else taken, 0, -taken if is_rtl else -edge, 0)
        self._paint_words(painter, look, room, found)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(theme().px(200), theme().px(ROW))

    @staticmethod
    def _paint_mark(painter: QPainter, look: Theme, ring: QRectF, found: "Found") -> None:
        if found.kind == "customer":
            painter.setOpacity(DIMMED if found.is_dimmed else 1.0)
            paint_ring(painter, look, ring, found.name, found.tier)
            painter.setOpacity(1.0)
            return
        from ui.icons import paint_icon  # noqa: PLC0415

        inset = look.px(8)
        spot = ring.adjusted(inset, inset, -inset, -inset)
        paint_icon(painter, ICONS.get(found.kind, "chevron-right"), spot, look.colour("mute"))

    @staticmethod
    def _paint_words(painter: QPainter, look: Theme, room: QRectF, found: "Found") -> None:
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        right = int(flags | Qt.AlignmentFlag.AlignTrailing)
        left = int(flags | Qt.AlignmentFlag.AlignLeading)
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(look.font("second"))
        painter.setPen(look.colour("mute"))
        shape = "●" if found.has_open else ""
        last = "  ".join(filter(None, (shape, found.mark, found.last)))
        width = painter.fontMetrics().horizontalAdvance(last) + look.px(12) if last else 0
        painter.drawText(room, right, last)
        is_rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        words = room.adjusted(width if is_rtl else 0, look.px(6), 0 if is_rtl else -width, 0)
        half = (room.height() - look.px(12)) / 2 if found.detail else room.height() - look.px(12)
        painter.setFont(look.font("name"))
        painter.setPen(look.colour("mute" if found.is_dimmed else "ink"))
        upper = QRectF(words.x(), words.y(), words.width(), half)
        name = one_line(found.name, 300)
        painter.drawText(
            upper, left, painter.fontMetrics().elidedText(name, elide, int(words.width()))
        )
        if not found.detail:
            return
        painter.setFont(look.font("second"))
        painter.setPen(look.colour("mute"))
        lower = QRectF(words.x(), words.y() + half, words.width(), half)
        detail = one_line(found.detail, 300)
        painter.drawText(
            lower, left, painter.fontMetrics().elidedText(detail, elide, int(words.width()))
        )


class FoundList(QListView):
    """The drop-down; picked carries the Found that was clicked."""

    picked = Signal(object)

    def __init__(self, parent: "QWidget") -> None:
        super().__init__(parent)
        named(self, "found", parent.accessibleName())
        self._rows = FoundRows()
        self.setModel(self._rows)
        self.setItemDelegate(FoundDelegate(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("surface", "found")
        self.hide()
        self.clicked.connect(self._on_clicked)

    def show_found(self, found: "Sequence[Found]") -> None:
        """Show these; the first one is current."""
        self._rows.show_found(found)
        if found:
            self.setCurrentIndex(self._rows.index(0))

    def count(self) -> int:
        """How many were found."""
        return len(self._rows.found)

    def current(self) -> "Found | None":
        """What Enter takes."""
        place = self.currentIndex().row()
        return self._rows.found[place] if 0 <= place < self.count() else None

    def step(self, by: int) -> None:
        """Move up or down, stopping at the ends."""
        if self.count():
            place = min(self.count() - 1, max(0, self.currentIndex().row() + by))
            self.setCurrentIndex(self._rows.index(place))

    def height_for(self, room: int) -> int:
        """As high as its rows, and no higher than the room."""
        return min(room, self.count() * theme().px(ROW) + FRAME)

    def _on_clicked(self, index: QModelIndex) -> None:
        self.picked.emit(self._rows.found[index.row()])
