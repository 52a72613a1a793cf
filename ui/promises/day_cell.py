"""How one day of the calendar is painted: number, why it is closed, what is promised.

What stands in it comes from the calendar.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.promises.day_words import DayWords, EntryWords, Line, fitted, wrapped
from ui.rail_words import fitting, paint_icon
from ui.theme import theme
from ui.widgets.painting import focus_ring, rounded_box

Index = QModelIndex | QPersistentModelIndex
PAD, PAD_NARROW = 6, 4
NARROW = 90  # units: in a narrower cell every letter counts
LINE = 19
HEAD_LINE = 24
CLOCK = 13
ROW_LINES = 12  # of a day that has a row of its own
LEADING = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
TRAILING = int(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)


class DayDelegate(QStyledItemDelegate):
    """Paints one day; its height is asked for where each day has a row of its own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        look, view = theme(), self.parent()
        day = index.data(Qt.ItemDataRole.UserRole)
        width = view.viewport().width() if isinstance(view, QTableView) else option.rect.width()
        lines = 1
        if isinstance(day, DayWords) and day.entries:
            room = width - look.px(2 * PAD) - 3
            lines = len(fitted(day.entries, look.font("second"), room, ROW_LINES))
        return QSize(width, look.px(HEAD_LINE) + lines * look.px(LINE) + look.px(8))

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
        side = look.px(PAD if rect.width() >= look.px(NARROW) else PAD_NARROW)
        inside = rect.adjusted(side, look.px(2), -side, -look.px(2))
        _paint_lines(painter, inside, day)
        _paint_head(painter, inside, day)
        if day.is_today:
            bar = QRectF(rect.x() + 1, rect.y() + 1, rect.width() - 2, look.px(3))
            painter.fillRect(bar, look.colour("info"))
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            focus_ring(painter, rect, look.px(6), look.colour("accent"))
        painter.restore()


def _paint_head(painter: QPainter, inside: QRectF, day: DayWords) -> None:
    """The number first, how many more at the end, and between them why it is closed or late."""
    look = theme()
    font = look.font("body_bold" if day.is_today else "second")
    line = QRectF(inside.x(), inside.y(), inside.width(), look.px(HEAD_LINE))
    _write(painter, line, day.number, font, "mute" if day.is_beside or day.is_closed else "ink")
    taken = QFontMetrics(font).horizontalAdvance(day.number) + look.px(8)
    second = look.font("second")
    hidden = day.total - min(len(day.entries), lines_in(inside.height()))
    more = f"+{hidden}" if hidden > 0 else ""
    painter.setFont(second)
    painter.setPen(look.colour("ink"))
    painter.drawText(line, TRAILING, more)
    room = line.width() - taken - QFontMetrics(second).horizontalAdvance(more)
    is_rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    middle = line.adjusted(0 if is_rtl else taken, 0, -taken if is_rtl else 0, 0)
    words, tone = (day.late, "warn") if day.late else (day.note, "mute")
    if QFontMetrics(second).horizontalAdvance(words) <= room:
        _write(painter, middle, words, second, tone)
    elif day.late:  # never by colour alone
        _paint_clock(painter, middle, is_rtl=is_rtl)


def _paint_clock(painter: QPainter, line: QRectF, *, is_rtl: bool) -> None:
    look = theme()
    size = look.px(CLOCK)
    x = line.right() - size if is_rtl else line.x()
    paint_icon(
        painter, "clock", "warn", QRect(round(x), round(line.center().y() - size / 2), size, size)
    )


def _paint_lines(painter: QPainter, inside: QRectF, day: DayWords) -> None:
    look = theme()
    font, most = look.font("second"), lines_in(inside.height())
    for place, each in enumerate(_lines(day, font, inside.width(), most)):
        top = inside.y() + look.px(HEAD_LINE) + place * look.px(LINE)
        line = QRectF(inside.x(), top, inside.width(), look.px(LINE))
        _write(
            painter, line, each.words, fitting(font, [each.words], int(inside.width())), each.tone
        )


def _lines(day: DayWords, font: QFont, width: float, most: int) -> list[Line]:
    """What is promised; on a closed day without promises why, where the head had no room."""
    if day.entries:
        return fitted(day.entries, font, width, most)
    beside = QFontMetrics(font).horizontalAdvance(day.number) + theme().px(8)
    if not day.note or QFontMetrics(font).horizontalAdvance(day.note) <= width - beside:
        return []
    whole = wrapped(day.note, font, width)
    if 0 < len(whole) <= most:
        return [Line(words, "mute") for words in whole]
    return fitted([EntryWords(day.note, "mute")], font, width, 1)


def lines_in(height: float) -> int:
    """How many lines find room under the head of a day."""
    look = theme()
    return max(1, int((height + 1 - look.px(HEAD_LINE)) // look.px(LINE)))


def _write(painter: QPainter, line: QRectF, words: str, font: QFont, tone: str) -> None:
    painter.setFont(font)
    painter.setPen(theme().colour(tone))
    painter.drawText(line, LEADING, words)
