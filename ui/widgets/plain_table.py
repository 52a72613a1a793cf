"""A long list that scrolls smoothly and is worked with the keyboard.

Its rows come from a model; letters typed here go to the finder, never to a row.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.icons import icon_pixmap
from ui.keys import is_typing
from ui.theme import theme
from ui.widgets.enter import is_enter
from ui.widgets.paged_rows import CHOSEN_ROLE, PERSON_ROLE, Cell, PagedRows, PersonCell
from ui.widgets.painting import focus_ring
from ui.widgets.ring import paint_ring
from ui.widgets.text import named, one_line

ROW_HEIGHT = 60
HIGH_ROW = 80  # of a person with a third line
LINE_HEIGHT = 36
RING = 38
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Draws a cell: a person with ring and second line, or words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme()
        painter.save()
        rect = QRectF(option.rect)
        state = option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        cell = _cell(index)
        chosen = cell.is_chosen
        painter.fillRect(rect, look.colour(_ground(is_current=is_current, chosen=chosen)))
        if cell.person is not None:
            self._paint_person(painter, rect, cell.person, is_chosen=bool(chosen))
        else:
            self._paint_words(painter, rect, cell.words)
        painter.fillRect(QRectF(rect.x(), rect.bottom() - 1, rect.width(), 1), look.colour("line"))
        if chosen is not None:
            if is_current and _has_focus(option):
                _paint_row_ring(painter, rect, index)
        elif state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, rect.adjusted(1, 1, -1, -2), look.px(6), look.colour("accent"))
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        is_person = isinstance(index.data(PERSON_ROLE), PersonCell)
        return QSize(theme().px(120), theme().px(ROW_HEIGHT if is_person else LINE_HEIGHT))

    def _paint_words(self, painter: QPainter, rect: QRectF, words: str) -> None:
        look = theme()
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font("body"))
        self._line(painter, rect.adjusted(look.px(8), 0, -look.px(8), 0), words)

    def _paint_person(
        self, painter: QPainter, rect: QRectF, person: PersonCell, *, is_chosen: bool
    ) -> None:
        look = theme()
        size = look.px(RING)
        is_rtl = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = rect.right() - look.px(14) - size if is_rtl else rect.x() + look.px(14)
        ring = QRectF(x, rect.center().y() - size / 2, size, size)
        painter.setOpacity(0.55 if person.is_dimmed else 1.0)
        if is_chosen:
            _paint_tick(painter, ring)
        else:
            paint_ring(painter, look, ring, person.name, person.tier)
        painter.setOpacity(1.0)
        taken = size + look.px(26)
        room = rect.adjusted(0 if is_rtl else taken, 0, -taken if is_rtl else -look.px(8), 0)
        name_colour = "mute" if person.is_dimmed else "ink"
        lines = [("name", name_colour, person.name), ("second", "mute", person.detail)]
        lines.append(("second", "mute", person.more))
        told = [(role, colour, one_line(words, 300)) for role, colour, words in lines if words]
        heights = [look.metrics(role).height() + look.px(2) for role, _, _ in told]
        top = room.y() + (room.height() - sum(heights)) / 2
        for (role, colour, words), height in zip(told, heights, strict=True):
            painter.setPen(look.colour(colour))
            painter.setFont(look.font(role))
            self._line(painter, QRectF(room.x(), top, room.width(), height), words)
            top += height

    @staticmethod
    def _line(painter: QPainter, rect: QRectF, words: str) -> None:
        fitting = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(rect.width())
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(rect, int(flags | Qt.TextFlag.TextSingleLine), fitting)


def _cell(index: Index) -> Cell:
    """What is painted, of our own rows asked at once, of any other model by its roles."""
    model = index.model()
    if isinstance(model, PagedRows):
        return model.cell(index.row(), index.column())
    person = index.data(PERSON_ROLE)
    chosen = index.data(CHOSEN_ROLE)
    return Cell(
        str(index.data() or ""),
        person if isinstance(person, PersonCell) else None,
        None if chosen is None else bool(chosen),
    )


def _ground(*, is_current: bool, chosen: object) -> str:
    """The colour under a row: the current one is only framed where rows can be chosen."""
    if chosen is None:
        return "accent_soft" if is_current else "panel"
    if chosen:
        return "accent_soft"
    return "hover" if is_current else "panel"


def _has_focus(option: QStyleOptionViewItem) -> bool:
    view = option.widget
    return isinstance(view, QTableView) and view.hasFocus()


def _paint_tick(painter: QPainter, ring: QRectF) -> None:
    """A tick in the ring's place: a chosen row is told by its shape too."""
    look = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("accent"))
    painter.drawEllipse(ring)
    size = look.px(20)
    device = painter.device()
    ratio = device.devicePixelRatioF() if device is not None else 1.0
    picture = icon_pixmap("check", look.colour("on_accent"), size, ratio)
    middle = ring.center()
    painter.drawPixmap(round(middle.x() - size / 2), round(middle.y() - size / 2), picture)


def _paint_row_ring(painter: QPainter, rect: QRectF, index: Index) -> None:
    """The focus ring around a whole row, of which this is one cell."""
    look = theme()
    line = 2.0
    colour = look.colour("accent")
    is_first = index.column() == 0
    is_last = index.column() == index.model().columnCount() - 1
    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        is_first, is_last = is_last, is_first
    bottom = rect.bottom() - 1 - line
    painter.fillRect(QRectF(rect.x(), rect.y(), rect.width(), line), colour)
    painter.fillRect(QRectF(rect.x(), bottom, rect.width(), line), colour)
    if is_first:
        painter.fillRect(QRectF(rect.x(), rect.y(), line, bottom - rect.y()), colour)
    if is_last:
        painter.fillRect(QRectF(rect.right() - line, rect.y(), line, bottom - rect.y()), colour)


class PlainTable(QTableView):
    """A long list. activated: Enter or double click; widths in units, 0 takes what is left."""

    def __init__(
        self,
        model: QAbstractItemModel,
        *,
        name: str,
        accessible_name: str,
        row_height: int = ROW_HEIGHT,
        has_head: bool = True,
    ) -> None:
        super().__init__()
        named(self, name, accessible_name)
        self._row_height = row_height
        self._widths: tuple[int, ...] = ()
        self.setItemDelegate(RowDelegate(self))
        self.setModel(model)
        self._build(has_head=has_head)
        if isinstance(model, PagedRows):
            self.set_widths([column.width for column in model.columns])

    def _build(self, *, has_head: bool) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme().px(self._row_height))
        self.horizontalHeader().setVisible(has_head)
        self.horizontalHeader().setHighlightSections(False)
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(leading)

    def set_widths(self, widths: Sequence[int]) -> None:
        """How wide the columns are, in units of LOOK; 0 takes what is left."""
        self._widths = tuple(widths)
        head = self.horizontalHeader()
        for place, units in enumerate(widths):
            modes = QHeaderView.ResizeMode
            head.setSectionResizeMode(place, modes.Interactive if units else modes.Stretch)
            if units:
                head.resizeSection(place, theme().px(units))

    def set_row_height(self, units: int) -> None:
        """How high the rows are, in units of LOOK."""
        self._row_height = units
        self.verticalHeader().setDefaultSectionSize(theme().px(units))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # larger letters need wider columns
            self.verticalHeader().setDefaultSectionSize(theme().px(self._row_height))
            self.set_widths(self._widths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_typing(event):
            event.ignore()
            return
        if is_enter(event):
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
