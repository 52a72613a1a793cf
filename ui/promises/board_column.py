"""One column of the board: the wishes in one state, as cards that can be moved.

Where a card may go, and what that means, is the board's business.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from smallcrm.services.promises import PromiseRow
from ui.keys import is_typing
from ui.rail_words import fitting
from ui.theme import theme
from ui.widgets.enter import is_enter
from ui.widgets.painting import focus_ring, rounded_box
from ui.widgets.text import named, one_line

Index = QModelIndex | QPersistentModelIndex
WISH_MIME = "application/x-smallcrm-wish"
PART = 100  # cards fetched at once
CARD_HEIGHT = 102
CARD_GAP = 8
COLUMN_EDGE = 16  # units: the frame of a column and the air in it
SIDE = 10
LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter


Fetch = Callable[[int], Sequence[PromiseRow]]
Worded = Callable[[PromiseRow], tuple[str, str, str, str]]


class BoardModel(QAbstractListModel):
    """Cards that are fetched in parts; fetch takes how many are there already.

    worded gives name, what, when and the tone of when. dropped carries a wish that came here.
    """

    dropped = Signal(int)

    def __init__(self, fetch: Fetch, worded: Worded, parent: QWidget) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._worded = worded
        self._rows: list[PromiseRow] = []
        self._total = 0

    def show_rows(self, total: int) -> None:
        """Show the column anew; total counts what is not fetched yet too."""
        self.beginResetModel()
        wanted = max(PART, len(self._rows))
        self._rows = []
        self._total = total
        while total and len(self._rows) < min(wanted, total):
            found = self._fetch(len(self._rows))
            if not found:
                break
            self._rows.extend(found)
        self.endResetModel()

    def row_at(self, index: Index) -> PromiseRow | None:
        """The wish of a card."""
        place = index.row()
        return self._rows[place] if index.isValid() and 0 <= place < len(self._rows) else None

    def place_of(self, row_id: int) -> int:
        """Where the card of a wish lies, -1 when it is not here."""
        return next((n for n, row in enumerate(self._rows) if row.row_id == row_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def canFetchMore(self, _parent: Index) -> bool:
        return len(self._rows) < self._total

    def fetchMore(self, _parent: Index) -> None:
        found = self._fetch(len(self._rows))
        if not found:
            self._total = len(self._rows)
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
        self._rows.extend(found)
        self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return self._worded(row)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(one_line(part) for part in self._worded(row)[:3] if part)
        return None

    # Dragging

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        drag, drop = Qt.ItemFlag.ItemIsDragEnabled, Qt.ItemFlag.ItemIsDropEnabled
        return usual | (drag if index.isValid() else drop)

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [WISH_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        carried = QMimeData()
        rows = [row for row in map(self.row_at, indexes) if row is not None]
        if rows:
            carried.setData(WISH_MIME, str(rows[0].row_id).encode())
        return carried

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: Index
    ) -> bool:
        text = bytes(data.data(WISH_MIME).data()).decode("ascii", "replace")
        if text.isdecimal():
            self.dropped.emit(int(text))
        return False  # the book tells what moved; the view takes nothing away itself


class CardDelegate(QStyledItemDelegate):
    """Paints a card: who, what in two lines, and when."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(theme().px(80), theme().px(CARD_HEIGHT + CARD_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme()
        name, what, when, tone = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRectF = QRectF(option.rect).adjusted(2, 2, -2, -look.px(CARD_GAP))
        rounded_box(painter, rect, look.px(8), look.colour("panel"), look.colour("line"))
        inside = rect.adjusted(look.px(SIDE), look.px(8), -look.px(SIDE), -look.px(8))
        line = look.px(20)
        _paint_line(painter, inside, 0, name, "body_bold", "ink")
        _paint_lines(painter, inside.adjusted(0, line + 1, 0, -line), what)
        _paint_line(painter, inside, inside.height() - line, when, "second", tone)
        view = self.parent()
        has_focus = isinstance(view, QWidget) and view.hasFocus()
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if has_focus and is_current:
            focus_ring(painter, rect, look.px(8), look.colour("accent"))
        painter.restore()


def _paint_line(
    painter: QPainter, inside: QRectF, top: float, words: str, role: str, tone: str
) -> None:
    look = theme()
    shown, room = one_line(words, 200), int(inside.width())
    font = fitting(look.font(role), [shown], room)  # a time of day is not cut
    painter.setFont(font)
    painter.setPen(look.colour(tone))
    cut = QFontMetrics(font).elidedText(shown, Qt.TextElideMode.ElideRight, room)
    place = QRectF(inside.x(), inside.y() + top, inside.width(), look.px(20))
    painter.drawText(place, int(LEADING), cut)


def _paint_lines(painter: QPainter, room: QRectF, words: str) -> None:
    """Two lines at most, the second one ending where there is no more room."""
    look = theme()
    font = look.font("second")
    painter.setFont(font)
    painter.setPen(look.colour("mute"))
    layout = QTextLayout(one_line(words, 200), font)
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(room.width())
    layout.endLayout()
    split = first.textLength()
    text = layout.text()
    metrics = QFontMetrics(font)
    rest = metrics.elidedText(text[split:], Qt.TextElideMode.ElideRight, int(room.width()))
    for place, line in enumerate((text[:split], rest)):
        at = QRectF(room.x(), room.y() + place * look.px(18), room.width(), look.px(18))
        painter.drawText(at, int(LEADING), line.strip())


class ColumnView(QListView):
    """The cards of one state.

    opened carries a wish; stepped: Left or Right was pressed; pushed: with Ctrl, for a wish.
    """

    opened = Signal(int)
    stepped = Signal(int)
    pushed = Signal(int, int)

    def __init__(self, model: BoardModel, *, name: str, spoken: str) -> None:
        super().__init__()
        named(self, name, spoken)
        self.cards = model
        self.setModel(model)
        self.setItemDelegate(CardDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.activated.connect(self._on_activated)

    @property
    def current(self) -> PromiseRow | None:
        """The wish of the card in hand."""
        return self.cards.row_at(self.currentIndex())

    def cards_height(self, most: int) -> int:
        """How high the cards are together, but at most so many of them, in pixels."""
        shown = max(1, min(self.cards.rowCount(), most))
        return shown * theme().px(CARD_HEIGHT + CARD_GAP) + theme().px(COLUMN_EDGE)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(CARD_HEIGHT), self.minimumHeight())

    def take(self, place: int) -> None:
        """Give the keyboard to a card, or to the empty column."""
        last = self.cards.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self.cards.index(max(0, min(place, last)), 0))
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_typing(event):
            event.ignore()
            return
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self.isRightToLeft():
            step = -step
        row = self.current
        if step is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if row is not None:
                self.pushed.emit(row.row_id, step)
        elif step is not None and not event.modifiers():
            self.stepped.emit(step)
        elif is_enter(event):
            if row is not None:
                self.opened.emit(row.row_id)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport().update()

    def _on_activated(self, index: QModelIndex) -> None:
        row = self.cards.row_at(index)
        if row is not None:
            self.opened.emit(row.row_id)
