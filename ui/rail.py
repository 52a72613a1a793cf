"""The dark rail: the shop's name, the places, who is at the counter, the safe copy's age.

In a narrow window it shows icons with small words.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy

from smallcrm.wording import Wording
from ui.keys import KEYS
from ui.pages import RAIL_BOTTOM, RAIL_TOP, Place
from ui.rail_counter import RailCounter
from ui.rail_part import RailPart
from ui.rail_words import cut, fitting, lines_of, paint_icon, widest
from ui.theme import theme
from ui.tokens import RAIL_WIDTH, RAIL_WIDTH_NARROW
from ui.widgets.layouts import column, holder, keep_height
from ui.widgets.painting import mirrored
from ui.widgets.text import PlainLabel, named, plain_tooltip

WIDE_HEIGHT = 38
NARROW_HEIGHT = 54
NARROW_LEAST = 40  # at 200 % in a low window the places move together
NARROW_MOST = 88  # units: so wide may a long word of another language make the narrow rail
SIDE = 1  # beside the words of the narrow rail
ICON = 20
COUNTER_INDENT = 10


class RailButton(RailPart):
    """One place of the rail."""

    def __init__(self, place: Place, words: str, key: str) -> None:
        self.code = place.code
        self._icon = place.icon
        super().__init__(words, f"rail_{place.code}", f"{words}, {key}" if key else words)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        plain_tooltip(self, f"{words}  {key}".strip())

    def sizeHint(self) -> QSize:
        px = theme().px
        return QSize(px(48), px(self._narrow_height() if self._is_narrow else WIDE_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(48), theme().px(NARROW_LEAST if self._is_narrow else 30))

    def narrow_need(self) -> int:
        """The pixels that the small words need, in one line or two."""
        return widest(self._narrow_lines(), theme().metrics("tiny"))

    def paint_wide(self, painter: QPainter) -> None:
        look = theme()
        size = look.px(ICON)
        box = QRect(look.px(12), (self.height() - size) // 2, size, size)
        paint_icon(painter, self._icon, "rail_ink", mirrored(self, box))
        font = look.font("body_bold" if self.isChecked() else "body")
        room = self.width() - look.px(52)
        lines = lines_of(self.words, QFontMetrics(font), room)
        painter.setFont(fitting(font, lines, room))
        line = min(QFontMetrics(painter.font()).height(), self.height() // len(lines))
        top = (self.height() - line * len(lines)) // 2
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        for place, words in enumerate(lines):
            rect = mirrored(self, QRect(look.px(44), top + place * line, room, line))
            painter.drawText(rect, flags, cut(painter, words, room))

    def paint_narrow(self, painter: QPainter) -> None:
        look = theme()
        size, line = look.px(ICON), look.px(13)
        lines = self._narrow_lines()
        painter.setFont(fitting(look.font("tiny"), lines, self.width()))
        top = (self.height() - size - look.px(3) - line * len(lines)) // 2
        paint_icon(
            painter, self._icon, "rail_ink", QRect((self.width() - size) // 2, top, size, size)
        )
        for place, words in enumerate(lines):
            rect = QRect(0, top + size + look.px(3) + place * line, self.width(), line)
            fitted = cut(painter, words, self.width())
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), fitted)

    def _narrow_lines(self) -> list[str]:
        """At most two lines under the icon."""
        return lines_of(self.words, theme().metrics("tiny"), theme().px(RAIL_WIDTH_NARROW - 4))

    def _narrow_height(self) -> int:
        return NARROW_HEIGHT + 13 * (len(self._narrow_lines()) - 1)


class Rail(QFrame):
    """chosen carries the code of the place that was pressed, counter_pressed asks who is there."""

    chosen = Signal(str)
    counter_pressed = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self.setProperty("surface", "rail")
        self._wording = wording
        self._buttons: dict[str, RailButton] = {}
        self._is_narrow = False
        self._build()
        self.retranslate(wording)

    def _build(self) -> None:
        self._shop = PlainLabel("", role="name", tone="rail_ink", fit="elide")
        self._counter = RailCounter()
        self._counter.hide()
        self._copies = (
            PlainLabel("", role="small", tone="rail_mute", fit="elide"),
            PlainLabel("", role="small", tone="rail_mute", fit="elide"),
        )
        tops = [self._button(place, n) for n, place in enumerate(RAIL_TOP, 1)]
        bottoms = [self._button(place, 0) for place in RAIL_BOTTOM]
        self._head = column(None, self._shop, margins=(16, 8, 8, 8))
        self._foot = column(None, *self._copies, gap=1, margins=(15, 0, 4, 8))
        self._at_counter = column(None, self._counter, margins=(COUNTER_INDENT, 4, 0, 0))
        foot = column(None, holder(self._at_counter), self._foot)
        column(self, self._head, *tops, None, *bottoms, foot, gap=3, margins=(10, 10, 10, 4))
        keep_height(self._shop, 22)
        self._counter.clicked.connect(self.counter_pressed)

    def _button(self, place: Place, number: int) -> RailButton:
        key = f"Ctrl {number}" if number else ""
        button = RailButton(place, self._wording.say(place.title), key)
        button.clicked.connect(self._on_clicked)
        self._buttons[place.code] = button
        return button

    def retranslate(self, wording: Wording) -> None:
        """Word the places in the language of the shop."""
        named(self, "rail", wording.text("Pages"))
        for number, place in enumerate((*RAIL_TOP, *RAIL_BOTTOM), 1):
            words = wording.say(place.title)
            key = f"Ctrl {number}" if number <= len(RAIL_TOP) else ""
            button = self._buttons[place.code]
            button.show_words(words, f"{words}, {key}" if key else words)
            plain_tooltip(button, f"{words}  {key}".strip())
        self.set_narrow(is_narrow=self._is_narrow)

    def set_narrow(self, is_narrow: bool) -> None:
        """Icons with small words, or words beside icons."""
        self._is_narrow = is_narrow
        self.setFixedWidth(self._narrow_width() if is_narrow else theme().px(RAIL_WIDTH))
        side = theme().px(SIDE if is_narrow else 10)
        indent = 0 if is_narrow else theme().px(COUNTER_INDENT)
        self._at_counter.setContentsMargins(indent, theme().px(4), 0, 0)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(side, theme().px(10), side, theme().px(4))
        for button in self._buttons.values():
            button.set_narrow(is_narrow)
        self._counter.set_narrow(is_narrow)
        for label in (self._shop, *self._copies):
            label.setVisible(not is_narrow and bool(label.whole_text))

    def _narrow_width(self) -> int:
        """As narrow as its longest word allows."""
        px = theme().px
        needed = max(button.narrow_need() for button in self._buttons.values()) + px(2 * SIDE + 4)
        return min(px(NARROW_MOST), max(px(RAIL_WIDTH_NARROW), needed))

    def light(self, code: str) -> None:
        """Light the place whose page is shown."""
        for button in self._buttons.values():
            button.setChecked(button.code == code)

    def show_places(self, codes: Sequence[str]) -> None:
        """Show the places whose first reason has come; the rest waits."""
        for button in self._buttons.values():
            button.setVisible(button.code in codes)

    def show_shop(self, name: str) -> None:
        """The shop's name at the top."""
        self._show(self._shop, name)

    def show_counter(self, words: str, short: str) -> None:
        """Who is at the counter: "Maria is at the counter", "Maria" where there is no room."""
        first, last = KEYS["helper_1"].cap, KEYS["helper_9"].cap
        self._counter.show_who(words, short, f"{first} … {last}")
        self._counter.setVisible(bool(words))

    def show_safe_copy(self, lines: Sequence[str]) -> None:
        """Age and place of the safe copy, at most two lines."""
        for label, line in zip(self._copies, [*lines, "", ""], strict=False):
            self._show(label, line)

    def _show(self, label: PlainLabel, words: str) -> None:
        label.show_text(words)
        label.setVisible(bool(words) and not self._is_narrow)

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            self.chosen.emit(button.code)
