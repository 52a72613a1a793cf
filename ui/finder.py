"""The one box that finds customers, pages and actions, and the list that drops from it.

What is found is given in by a provider; nothing here asks the book.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.icons import icon_pixmap
from ui.keys import is_typing
from ui.scan import KeyBurst
from ui.theme import theme
from ui.widgets.enter import is_enter
from ui.widgets.painting import keycap_width, mirrored, paint_keycap
from ui.widgets.text import named, one_line

if TYPE_CHECKING:
    from ui.widgets.found_list import FoundList

FIRST_LETTERS = 2  # PRODUCT section 4: from the second character
CAP = "Ctrl F"
ICON_ROOM = 28  # units before the words
CAP_SIDES = 28  # units around the words and the keycap: the field's own, and air
LIST_LEAST = 440  # units: a name, street and town, and the last visit beside each other
REDO_KEYS = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))  # PRODUCT section 3, everywhere


class Found(NamedTuple):
    """One row of the finder, already worded.

    kind: "customer", "page", "action", "new" (go on as new), "all" (show all). key: the customer's
    number, the page's or action's code, or what was typed. last: when last seen. has_open:
    something is open for them. mark: a word about them, such as "ready". is_dimmed: not among those
    whom the shop looks after now.
    """

    kind: str
    key: int | str
    name: str
    detail: str = ""
    last: str = ""
    tier: str = ""
    has_open: bool = False
    is_dimmed: bool = False
    mark: str = ""


class FinderProvider(Protocol):
    """Finds; must answer within one key press."""

    def find(self, text: str, *, for_whom: bool) -> Sequence[Found]:
        """What fits, best first. for_whom: only people, and last "Go on as new: ..."."""


class NothingYet:
    """Finds nothing, while there is no book."""

    def find(self, text: str, *, for_whom: bool) -> Sequence[Found]:
        """Nobody."""
        return ()


class FinderBox(QLineEdit):
    """Type, go down, Enter. chosen carries the Found; left: Esc in the box.

    undo_asked, redo_asked: their keys while nothing was typed here.
    """

    chosen = Signal(object)
    scanned = Signal()
    left = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, placeholder: str, *, spoken: str, shorter: str = "") -> None:
        super().__init__()
        named(self, "finder", spoken)
        self._placeholder = placeholder
        self._shorter = shorter or placeholder
        self._provider: FinderProvider = NothingYet()
        self._answered: Callable[[Found], None] | None = None
        self._burst = KeyBurst()
        self._hint = placeholder
        self.setMaxLength(200)
        self.setClearButtonEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._find)
        theme().changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    @cached_property
    def list(self) -> "FoundList":
        """The drop-down, made when it is first needed."""
        from ui.widgets.found_list import FoundList  # noqa: PLC0415

        made = FoundList(self)
        made.picked.connect(self._choose)
        return made

    @property
    def is_idle(self) -> bool:
        """Whether nothing was typed here, so that Ctrl+Z means what just happened."""
        return not self.text() and not self.isUndoAvailable()

    def set_provider(self, provider: FinderProvider) -> None:
        """Find with this from now on."""
        self._provider = provider

    def retranslate(self, placeholder: str, *, spoken: str, shorter: str = "") -> None:
        """Say what can be found here in another language. shorter: where there is less room."""
        named(self, "finder", spoken)
        self._placeholder = placeholder
        self._shorter = shorter or placeholder
        if self._answered is None:
            self._show_hint(placeholder)

    def ask_whom(self, prompt: str, answered: Callable[[Found], None]) -> None:
        """Ask for a person; answered gets who was picked, nothing when Esc is pressed."""
        self.clear()
        self._answered = answered
        self._show_hint(prompt)
        self.setAccessibleDescription(prompt)
        self.setFocus()

    def take_person(self) -> Found | None:
        """Who stands out in the list, for a key of a verb; the box is then empty again.

        None while the list is shut, or when what stands out is a page or an action.
        """
        found = self.list.current() if "list" in vars(self) and self.list.isVisible() else None
        if found is None or found.kind not in {"customer", "new"}:
            return None
        self._end_question()
        return found

    def type_from_outside(self, event: QKeyEvent) -> None:
        """A character was typed where no text field has the focus: it belongs here."""
        self.setFocus()
        self.clear()
        self._burst.begin(event.timestamp())
        self.insert(one_line(event.text(), 20))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        if event.key() in {keys.Key_Down, keys.Key_Up}:
            self.list.step(1 if event.key() == keys.Key_Down else -1)
        elif is_enter(event):
            self._on_enter(event.timestamp())
        elif event.key() == keys.Key_Escape:
            self._end_question()
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and self.is_idle:
            self.undo_asked.emit()
        elif QKeySequence(event.keyCombination()) in REDO_KEYS and self.is_idle:
            self.redo_asked.emit()
        else:
            if is_typing(event):
                # The keyboard mostly stands here, so a scanner mostly types into the empty box.
                note = self._burst.go_on if self.text() else self._burst.begin
                note(event.timestamp())
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._find()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._place_list()
        self._burst.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        look = theme()
        painter = QPainter(self)
        size = look.px(18)
        icon = QRect(look.px(13), (self.height() - size) // 2, size, size)
        place = mirrored(self, icon)
        picture = icon_pixmap("search", look.colour("mute"), size, self.devicePixelRatioF())
        painter.drawPixmap(place.topLeft(), picture)
        if not self.text() and _has_cap(self):
            width = round(keycap_width(look, CAP))
            cap = QRect(self.width() - width - look.px(10), 0, width, self.height())
            cap = mirrored(self, cap)
            paint_keycap(painter, look, cap.toRectF(), CAP, filled=False)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_theme_changed()
        self._place_list()

    def _on_enter(self, at_ms: int) -> None:
        if self._burst.is_scan(at_ms):
            self.clear()
            self.scanned.emit()
            return
        found = self.list.current()
        if found is not None:
            self._choose(found)

    def _choose(self, found: Found) -> None:
        answered = self._answered
        self._end_question()
        if answered is not None:
            answered(found)
        else:
            self.chosen.emit(found)

    def _end_question(self) -> None:
        self._answered = None
        self._show_hint(self._placeholder)
        self.setAccessibleDescription("")
        self.setText("")  # not clear(): Ctrl+Z must not bring back what was asked
        self._place_list()

    def _find(self) -> None:
        text = self.text()
        is_enough = len(text.strip()) >= FIRST_LETTERS
        for_whom = self._answered is not None
        found = self._provider.find(text, for_whom=for_whom) if is_enough else ()
        if found or "list" in vars(self):
            self.list.show_found(found)
        self._place_list()

    def _place_list(self) -> None:
        if "list" not in vars(self):
            return
        window = self.window()
        if self.list.parentWidget() is not window:
            self.list.setParent(window)
        if not self.list.count() or not self.hasFocus():
            self.list.hide()
            return
        below = self.mapTo(window, QPoint(0, self.height() + theme().px(4)))
        room = window.height() - below.y() - theme().px(12)
        beside = window.width() - below.x() - theme().px(12)
        width = max(self.width(), min(theme().px(LIST_LEAST), beside))
        self.list.setGeometry(below.x(), below.y(), width, self.list.height_for(room))
        self.list.show()
        self.list.raise_()

    def _show_hint(self, words: str) -> None:
        self._hint = words
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        is_usual = self._hint == self._placeholder
        hint = self._hint if not is_usual or _has_room(self, self._hint) else self._shorter
        if hint != self.placeholderText():
            self.setPlaceholderText(hint)
        # Height and font stand in the style sheet: Qt forgets those set here when it dresses anew.
        cap = round(keycap_width(theme(), CAP)) + theme().px(4) if _has_cap(self) else 0
        self.setTextMargins(theme().px(ICON_ROOM), 0, cap, 0)


def _has_cap(box: QLineEdit) -> bool:
    """Whether the keycap leaves room for the hint; as on the buttons, it goes before the words."""
    return _has_room(box, box.placeholderText(), round(keycap_width(theme(), CAP)))


def _has_room(box: QLineEdit, words: str, beside: int = 0) -> bool:
    """Whether words find room beside something of this width, in pixels."""
    look = theme()
    sides = look.px(ICON_ROOM) + look.px(CAP_SIDES)
    return sides + look.metrics("body").horizontalAdvance(words) + beside <= box.width()


def is_text_field(widget: QWidget | None) -> bool:
    """Whether typed characters belong to this widget."""
    if widget is None:
        return False
    return bool(widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled))
