"""The days of a week or a month as a grid: told promises, closed days shaded, today marked.

Which days are shown, and what is asked of the book, is the calendar's business.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.keys import is_typing
from ui.theme import theme
from ui.widgets.painting import focus_ring, rounded_box
from ui.widgets.text import named, one_line

Index = QModelIndex | QPersistentModelIndex
DAYS_IN_WEEK = 7
PAD = 6
LINE = 19
HEAD_LINE = 24
LEADING = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -DAYS_IN_WEEK,
    Qt.Key.Key_Down: DAYS_IN_WEEK,
}


class EntryWords(NamedTuple):
    """One promise of a day, worded. tone: of its words."""

    words: str
    tone: str = "ink"


class DayWords(NamedTuple):
    """One day of the grid. number: what stands at its head. spoken: the day and what it has.

    total: how many promises it has in all. note: why it is closed, "" for an open day. is_beside: a
    day of the month before or after.
    """

    day: date
    number: str
    spoken: str
    entries: tuple[EntryWords, ...] = ()
    total: int = 0
    note: str = ""
    is_closed: bool = False
    is_today: bool = False
    is_beside: bool = False


class DayModel(QAbstractTableModel):
    """Days in rows of seven."""

    def __init__(self, heads: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._heads = heads
        self._days: list[DayWords] = []

    def show_days(self, days: Sequence[DayWords]) -> None:
        """Show these, whole weeks from the shop's first weekday on."""
        self.beginResetModel()
        self._days = list(days)
        self.endResetModel()

    def day_at(self, index: Index) -> DayWords | None:
        """The day of a cell."""
        place = index.row() * DAYS_IN_WEEK + index.column()
        return self._days[place] if index.isValid() and place < len(self._days) else None

    def place_of(self, day: date) -> Index:
        """The cell of a day; an invalid one when it is not shown."""
        for place, each in enumerate(self._days):
            if each.day == day:
                return self.index(place // DAYS_IN_WEEK, place % DAYS_IN_WEEK)
        return QModelIndex()

    def rowCount(self, _parent: Index | None = None) -> int:
        return len(self._days) // DAYS_IN_WEEK

    def columnCount(self, _parent: Index | None = None) -> int:
        return DAYS_IN_WEEK

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        day = self.day_at(index)
        if day is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return day
        spoken = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return day.spoken if role in spoken else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_head = orientation == Qt.Orientation.Horizontal
        return self._heads[section] if is_head and role == Qt.ItemDataRole.DisplayRole else None


class DayDelegate(QStyledItemDelegate):
    """Paints one day."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(day, DayWords):
            return
        look, view = theme(), self.parent()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRectF = QRectF(option.rect).adjusted(1, 1, -2, -2)
        is_shaded = day.is_closed or day.is_beside
        rounded_box(
            painter, rect, look.px(6), look.colour("ground" if is_shaded else "panel"),
            look.colour("line"),
        )  # fmt: skip
        inside = rect.adjusted(look.px(PAD), look.px(2), -look.px(PAD), -look.px(2))
        _paint_head(painter, inside, day)
        _paint_entries(painter, inside, day)
        if day.is_today:
            painter.fillRect(
                QRectF(rect.x() + 1, rect.y() + 1, rect.width() - 2, look.px(3)),
                look.colour("info"),
            )
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            focus_ring(painter, rect, look.px(6), look.colour("accent"))
        painter.restore()


def _paint_head(painter: QPainter, inside: QRectF, day: DayWords) -> None:
    look = theme()
    role = "body_bold" if day.is_today else "second"
    line = QRectF(inside.x(), inside.y(), inside.width(), look.px(HEAD_LINE))
    painter.setFont(look.font(role))
    painter.setPen(look.colour("mute" if day.is_beside or day.is_closed else "ink"))
    painter.drawText(line, LEADING, day.number)
    hidden = day.total - min(len(day.entries), _lines_in(inside.height()))
    if hidden > 0:
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font("second"))
        painter.drawText(line, int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter),
                         f"+{hidden}")  # fmt: skip
    elif day.note:
        gap = QFontMetrics(look.font(role)).horizontalAdvance(day.number) + look.px(8)
        _write(painter, line.adjusted(gap, 0, 0, 0), day.note, "mute")


def _paint_entries(painter: QPainter, inside: QRectF, day: DayWords) -> None:
    look = theme()
    top, height = inside.y() + look.px(HEAD_LINE), look.px(LINE)
    room = _lines_in(inside.height())
    for place, entry in enumerate(day.entries[:room]):
        line = QRectF(inside.x(), top + place * height, inside.width(), height)
        _write(painter, line, entry.words, entry.tone)


def _lines_in(height: float) -> int:
    """How many entries find room under the head of a day."""
    look = theme()
    return max(1, int((height + 1 - look.px(HEAD_LINE)) // look.px(LINE)))


def _write(painter: QPainter, line: QRectF, words: str, tone: str) -> None:
    look = theme()
    painter.setFont(look.font("second"))
    painter.setPen(look.colour(tone))
    metrics = QFontMetrics(look.font("second"))
    fitting = metrics.elidedText(
        one_line(words, 120), Qt.TextElideMode.ElideRight, int(line.width())
    )
    painter.drawText(line, LEADING, fitting)


class DayGrid(QTableView):
    """opened carries a day as ISO text; stepped: so many days on from the one in hand."""

    opened = Signal(str)
    stepped = Signal(int)
    turned = Signal(int)

    def __init__(self, heads: Sequence[str], *, name: str, spoken: str) -> None:
        super().__init__()
        named(self, name, spoken)
        self.days = DayModel(heads, self)
        self.setModel(self.days)
        self.setItemDelegate(DayDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        for head in (self.verticalHeader(), self.horizontalHeader()):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def day(self) -> date | None:
        """The day in hand."""
        found = self.days.day_at(self.currentIndex())
        return found.day if found is not None else None

    def take(self, day: date) -> None:
        """Take a day in hand that is shown."""
        place = self.days.place_of(day)
        if place.isValid():
            self.setCurrentIndex(self.days.index(place.row(), place.column()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = _STEPS.get(key)
        if is_typing(event):
            event.ignore()
        elif step is not None and not event.modifiers():
            is_sideways = key in {Qt.Key.Key_Left, Qt.Key.Key_Right}
            self.stepped.emit(-step if is_sideways and self.isRightToLeft() else step)
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown} and not event.modifiers():
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        found = self.days.day_at(index)
        if found is not None:
            self.opened.emit(found.day.isoformat())

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self._open(index)
