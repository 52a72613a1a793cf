"""Our story as a list: the rows, how one is drawn, and the view that is as high as its rows.

What happened is told by services/story.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from smallcrm.domain.sentence import Money
from smallcrm.services.story import StoryLine, in_counter_view
from smallcrm.wording import Wording
from ui.icons import icon_pixmap
from ui.keys import is_typing
from ui.theme import theme
from ui.widgets.painting import focus_ring, paint_moment
from ui.widgets.text import SHOWN_MAX, named, one_line, tooltip

ROW_HEIGHT = 51
PADDING = 4  # of every list, in the style sheet
DAY_WIDTH = 92
ICONS = {  # by kind, or by kind and mark
    "visit": "shopping-bag",
    "along": "users",
    "request": "clipboard-list",
    "request_delivery": "truck",
    "request_repair": "wrench",
    "request_gift_wrap": "gift",
    "request_open_after_hours": "moon",
    "request_order": "package",
    "card": "mail",
    "call": "phone",
    "heard": "message-square-quote",
    "elsewhere": "map-pin",
    "reminder": "calendar-check",
    "reminder_call": "phone",
    "referral": "users",
    "tick": "heart-handshake",
    "recovery": "hand-heart",
}
SHAPE_SIZE = 14
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
Index = QModelIndex | QPersistentModelIndex


class StoryRows(QAbstractListModel):
    """The lines of one customer's story, newest first.

    is_private: asked at each drawing, whether nobody but the owner sees the screen.
    """

    def __init__(self, wording: Wording, is_private: Callable[[], bool]) -> None:
        super().__init__()
        self._wording = wording
        self._is_private = is_private
        self.lines: list[StoryLine] = []

    def show_lines(self, lines: Sequence[StoryLine]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def add_lines(self, lines: Sequence[StoryLine]) -> None:
        """Show these, older ones, under the others."""
        if lines:
            first = len(self.lines)
            self.beginInsertRows(QModelIndex(), first, first + len(lines) - 1)
            self.lines.extend(lines)
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            parts = (self.day(line), self.headline(line), self.detail(line))
            return ", ".join(filter(None, (*parts, self.amount(line))))
        if role == Qt.ItemDataRole.ToolTipRole:
            told = (self.headline(line), self.detail(line, SHOWN_MAX))
            words = "\n".join(filter(None, told))  # the row cuts long words
            return tooltip(f"{self._wording.full_date(line.day)}: {words}")
        return None

    def line(self, row: int) -> StoryLine:
        """The line in a row, as whoever sees the screen may read it."""
        line = self.lines[row]
        return line if self._is_private() else in_counter_view(line)

    def day(self, line: StoryLine) -> str:
        """The day as people say it."""
        return self._wording.day(line.day)

    def headline(self, line: StoryLine) -> str:
        """What happened, in the shop's language."""
        return one_line(self._wording.say(line.headline), 300)

    def detail(self, line: StoryLine, limit: int = 300) -> str:
        """Their words, who came along, and who served."""
        words = one_line(line.detail, limit)
        if words and line.kind in {"moment", "heard"}:
            words = self._wording.text("“{words}”", words=words)
        more = (one_line(self._wording.say(note), limit) for note in line.notes)
        return " · ".join(filter(None, (words, *more, line.by)))

    def amount(self, line: StoryLine) -> str:
        """What was paid; empty while customers can see the screen."""
        if line.amount_minor is None or not self._is_private():
            return ""
        return self._wording.money(Money(line.amount_minor, self._wording.currency))


class StoryDelegate(QStyledItemDelegate):
    """Draws one line: day, icon, what happened, their words, and the owner's figure."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons: dict[tuple[str, str, int, float], QPixmap] = {}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rows = index.model()
        if not isinstance(rows, StoryRows):
            return
        look, line = theme(), rows.line(index.row())
        painter.save()
        rect = QRect(option.rect)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        px = look.px
        top, height = rect.y(), rect.height()
        self._write(
            painter, option, QRect(px(18), top, px(DAY_WIDTH), height), "second", rows.day(line)
        )
        self._icon(painter, option, QRect(px(18 + DAY_WIDTH), top, px(20), height), line)
        amount = rows.amount(line)
        painter.setFont(look.font("second"))
        taken = painter.fontMetrics().horizontalAdvance(amount) + px(16) if amount else 0
        left = px(18 + DAY_WIDTH + 32)
        room = QRect(left, top, rect.width() - left - px(18) - taken, height)
        self._words(painter, option, room, rows.headline(line), rows.detail(line))
        if amount:
            place = QRect(rect.width() - px(18) - taken, top, taken, height)
            self._write(painter, option, place, "second", amount, Qt.AlignmentFlag.AlignTrailing)
        if index.row() < rows.rowCount() - 1:
            painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look.colour("line"))
        if has_focus:
            ring = QRectF(rect).adjusted(2, 2, -2, -3)
            focus_ring(painter, ring, px(8), look.colour("accent"))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(theme().px(240), theme().px(ROW_HEIGHT))

    def _words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        room: QRect,
        headline: str,
        detail: str,
    ) -> None:
        if not detail:
            self._write(painter, option, room, "body_bold", headline)
            return
        inset, half = theme().px(6), room.height() // 2
        upper = QRect(room.x(), room.y() + inset, room.width(), half - inset)
        lower = QRect(room.x(), room.y() + half, room.width(), half - inset)
        self._write(painter, option, upper, "body_bold", headline)
        self._write(painter, option, lower, "second", detail)

    @staticmethod
    def _write(
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        role: str,
        words: str,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    ) -> None:
        look = theme()
        painter.setFont(look.font(role))
        painter.setPen(look.colour("mute" if role == "second" else "ink"))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        mirrored = QStyle.visualRect(option.direction, option.rect, place)
        align = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignVCenter | side)
        painter.drawText(mirrored, int(align | Qt.TextFlag.TextSingleLine), shown)

    def _icon(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, line: StoryLine
    ) -> None:
        look = theme()
        mirrored = QStyle.visualRect(option.direction, option.rect, place)
        if line.kind == "moment":
            size = look.px(SHAPE_SIZE)
            shape = QRectF(0, 0, size, size)
            shape.moveCenter(QRectF(mirrored).center())
            paint_moment(painter, line.mark, shape, look.colour("ink"))
            return
        size = look.px(18)
        ratio = painter.device().devicePixelRatioF()
        name = ICONS.get(f"{line.kind}_{line.mark}") or ICONS.get(line.kind, "circle")
        ink = look.colour("ink")
        key = (name, ink.name(), size, ratio)
        if key not in self._icons:  # drawn anew for each row, they are half of what scrolling costs
            self._icons[key] = icon_pixmap(name, ink, size, ratio)
        painter.drawPixmap(mirrored.x(), mirrored.center().y() - size // 2, self._icons[key])


class StoryList(QListView):
    """As high as its rows, so that the page scrolls and not the list.

    went_to: where the current row stands. opened, removed: Enter or Delete on the row of this
    number. menu_asked: what can be done with it, and where on the screen that is to be shown.
    """

    went_to = Signal(QRect)
    opened = Signal(int)
    removed = Signal(int)
    menu_asked = Signal(int, QPoint)

    def __init__(self, rows: StoryRows, spoken: str) -> None:
        super().__init__()
        named(self, "story", spoken)
        self.setModel(rows)
        self.setItemDelegate(StoryDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._on_activated)
        rows.modelReset.connect(self.updateGeometry)
        rows.rowsInserted.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        rows = self.model().rowCount() if self.model() is not None else 0
        around = 2 * (theme().px(PADDING) + self.frameWidth() + 1)
        return QSize(theme().px(320), rows * theme().px(ROW_HEIGHT) + around)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(200), self.sizeHint().height())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.went_to.emit(self.visualRect(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if is_typing(event):
            event.ignore()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers() & ~_KEYPAD and row >= 0:
            self.removed.emit(row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if is_mouse else self.currentIndex()
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        middle = self.mapToGlobal(self.visualRect(index).center())
        self.menu_asked.emit(index.row(), event.globalPos() if is_mouse else middle)

    def _on_activated(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())
