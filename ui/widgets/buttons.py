"""Buttons: a word, an icon and the key that does the same; or a word alone; or an icon alone.

What they do is the page's business.
"""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.icons import icon_pixmap
from ui.theme import theme
from ui.tokens import CONTROL_HEIGHT, RADIUS_CONTROL
from ui.widgets.enter import is_enter
from ui.widgets.painting import focus_ring, keycap_width, mirrored, paint_keycap, rounded_box
from ui.widgets.text import LARGE_PERCENT, named, no_mnemonic, one_line, plain_tooltip

ICON_SIZE = 18
ICON_GAP = 8
SIDE = 15
LETTERS_MAX = 14  # LOOK: words of buttons


class PlainButton(QAbstractButton):
    """What the buttons of the window share: names, keyboard, hover."""

    def __init__(self, text: str, name: str, spoken: str = "") -> None:
        super().__init__()
        self.words = one_line(text, 60)
        self.setText(no_mnemonic(self.words))
        named(self, name, spoken or self.words)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._is_hovered = False

    def show_words(self, text: str, spoken: str = "") -> None:
        """Show other words."""
        self.words = one_line(text, 60)
        self.setText(no_mnemonic(self.words))
        self.setAccessibleName(one_line(spoken) or self.words)
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event):
            self.click()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.EnabledChange}:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def at(self, x: float, width: float) -> QRectF:
        """A part of the button from x on, mirrored where people write from right to left."""
        rect = QRect(round(x), 0, round(width), self.height())
        return QRectF(mirrored(self, rect))

    def draw_icon(self, painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
        """An icon in the middle of a part, sharp on this screen."""
        size = theme().px(ICON_SIZE)
        picture = icon_pixmap(name, colour, size, self.devicePixelRatioF())
        x, y = rect.x() + (rect.width() - size) / 2, (self.height() - size) / 2
        painter.drawPixmap(round(x), round(y), picture)


class KeycapButton(PlainButton):
    """A verb of the shop with its icon and the key that does the same.

    filled: the one action of the page; all others have an edge. name: never translated. wide: as
    wide as there is room, for side columns. least: units, so that short verbs under each other are
    equally wide.
    """

    def __init__(
        self,
        text: str,
        *,
        name: str,
        icon: str = "",
        key: str = "",
        filled: bool = False,
        spoken: str = "",
        height: int = CONTROL_HEIGHT,
        wide: bool = False,
        least: int = 0,
    ) -> None:
        self.icon_name = icon
        self.key_text = key
        self._is_filled = filled
        self._height = height
        self._least = least
        self._is_compact = False
        self._is_bare = False
        self._hints: dict[int, QSize] = {}  # by text size, in per cent
        super().__init__(text, name, spoken or (f"{text}, {key}" if key else text))
        if wide:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def is_filled(self) -> bool:
        """Whether this is the page's one filled button."""
        return self._is_filled

    def set_filled(self, filled: bool) -> None:
        """Make this the one filled button of the page, or an edged one again."""
        self._is_filled = filled
        self.updateGeometry()
        self.update()

    def set_compact(self, compact: bool) -> None:
        """Leave the keycap away where there is no room; the key works all the same."""
        self._is_compact = compact
        self.updateGeometry()
        self.update()

    def set_bare(self, bare: bool) -> None:
        """Leave the words away too: the icon stays, and the words are told on hover."""
        self._is_bare = bare and bool(self.icon_name)
        plain_tooltip(self, self.words if self._is_bare else "")
        self.updateGeometry()
        self.update()

    def compact_width(self) -> int:
        """How wide the button is without its keycap, in pixels."""
        cap = keycap_width(theme(), self.key_text)
        return self.full_width() - (round(cap) + theme().px(12) if cap else 0)

    def full_width(self) -> int:
        """How wide the button is with its keycap, in pixels."""
        least = self._least if theme().percent <= LARGE_PERCENT else 0  # large words need the room
        return max(self._filled_width(), theme().px(least))

    def _filled_width(self) -> int:
        """What icon, words and keycap need with the air beside them."""
        cap = keycap_width(theme(), self.key_text)
        bare = theme().px(2 * SIDE) + self._words_width() + self._icon_width()
        return round(bare + (cap + theme().px(12) if cap else 0))

    def sizeHint(self) -> QSize:
        percent = theme().percent
        if percent not in self._hints:  # asked for again and again while a page is laid out
            self._hints[percent] = self._wished_size()
        return QSize(self._hints[percent])

    def updateGeometry(self) -> None:
        self._hints.clear()
        super().updateGeometry()

    def _wished_size(self) -> QSize:
        px = theme().px
        width = self.compact_width() if self._is_compact else self.full_width()
        if self._is_bare:
            width = px(2 * SIDE + ICON_SIZE)
        return QSize(width, px(self._height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        words = self._paint_box(painter, rect)
        spare = self.full_width() - self._filled_width() if not self._is_bare else 0
        x = look.px(SIDE) + max(0.0, (self.width() - self.sizeHint().width() + spare) / 2)
        if self.icon_name:
            self.draw_icon(painter, self.icon_name, self.at(x, look.px(ICON_SIZE)), words)
            x += look.px(ICON_SIZE + ICON_GAP)
        if not self._is_bare:
            self._paint_words(painter, x, words)
        if self.hasFocus():
            self._paint_focus(painter, rect)
        painter.end()

    def _paint_words(self, painter: QPainter, x: float, words: QColor) -> None:
        look = theme()
        painter.setPen(words)
        painter.setFont(look.font("button_bold" if self._is_filled else "button"))
        width = self._words_width()
        align = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(self.at(x, width), int(align), self.words)
        if self.key_text and not self._is_compact:
            x += width + look.px(12)
            cap = self.at(x, keycap_width(look, self.key_text))
            paint_keycap(painter, look, cap, self.key_text, filled=self._is_filled)

    def _paint_box(self, painter: QPainter, rect: QRectF) -> QColor:
        look = theme()
        radius = look.px(RADIUS_CONTROL)
        if self._is_filled and self.isEnabled():
            strong = self.isDown() or self._is_hovered
            fill = look.colour("accent_strong" if strong else "accent")
            rounded_box(painter, rect, radius, fill, None)
            return look.colour("on_accent")
        strong = (self.isDown() or self._is_hovered) and self.isEnabled()
        fill = look.colour("hover" if strong else "panel")
        rounded_box(
            painter, rect, radius, fill, look.colour("edge" if self.isEnabled() else "line")
        )
        return look.colour("ink" if self.isEnabled() else "mute")

    def _paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        look = theme()
        radius = look.px(RADIUS_CONTROL)
        if self._is_filled:  # the ring would vanish on its own colour
            inner = rect.adjusted(3, 3, -3, -3)
            focus_ring(painter, inner, radius - 3, look.colour("on_accent"))
        else:
            focus_ring(painter, rect, radius, look.colour("accent"))

    def _words_width(self) -> float:
        role = "button_bold" if self._is_filled else "button"
        return theme().metrics(role).horizontalAdvance(self.words) + 1

    def _icon_width(self) -> int:
        return theme().px(ICON_SIZE + ICON_GAP) if self.icon_name else 0


class LinkButton(PlainButton):
    """A word that acts, such as Undo in the bottom line; its key may stand after it."""

    def __init__(self, text: str, *, name: str, key: str = "", spoken: str = "") -> None:
        self.key_text = key
        super().__init__(text, name, spoken or (f"{text}, {key}" if key else text))

    def sizeHint(self) -> QSize:
        px = theme().px
        cap = keycap_width(theme(), self.key_text)
        width = self._words_width() + px(8) + (cap + px(6) if cap else 0)
        return QSize(round(width), px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setFont(look.font("body_bold"))
        painter.setPen(look.colour("accent" if self.isEnabled() else "mute"))
        width = self._words_width()
        align = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(self.at(look.px(4), width), int(align), self.words)
        if self.key_text:
            cap = self.at(look.px(4) + width + look.px(6), keycap_width(look, self.key_text))
            paint_keycap(painter, look, cap, self.key_text, filled=False)
        if self.hasFocus():
            focus_ring(painter, QRectF(self.rect()), look.px(4), look.colour("accent"))
        painter.end()

    def _words_width(self) -> float:
        return theme().metrics("body_bold").horizontalAdvance(self.words) + 1


class IconButton(PlainButton):
    """An icon alone, such as copy beside a number; what it does is spoken and in the tooltip."""

    def __init__(self, icon: str, *, name: str, spoken: str) -> None:
        self.icon_name = icon
        super().__init__("", name, spoken)
        plain_tooltip(self, spoken)

    def sizeHint(self) -> QSize:
        side = theme().px(28)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._is_hovered or self.isDown():
            rounded_box(painter, rect, look.px(6), look.colour("hover"), None)
        self.draw_icon(painter, self.icon_name, rect, look.colour("mute"))
        if self.hasFocus():
            focus_ring(painter, rect, look.px(6), look.colour("accent"))
        painter.end()


def filled_buttons(inside: QWidget) -> list[KeycapButton]:
    """The filled buttons that can be seen; a page has at most one (LOOK)."""
    return [b for b in inside.findChildren(KeycapButton) if b.is_filled and b.isVisible()]
