"""Surfaces: the white panel, the head of a group, the empty state, the banner.

What stands on them is the page's business.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QSizePolicy, QWidget

from ui.widgets.buttons import KeycapButton, LinkButton, PlainButton
from ui.widgets.layouts import column, keep_height, keep_width, row
from ui.widgets.text import PlainLabel, named


class Panel(QFrame):
    """A white card on the page; title is its head, body its column."""

    def __init__(self, title: str = "", *, name: str = "panel", padding: int = 16) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        named(self, name, title)
        self.body = column(self, gap=8, margins=(padding, padding - 4, padding, padding - 4))
        self.title = PlainLabel(title, role="group", fit="elide")
        self.body.addWidget(self.title)
        self.title.setVisible(bool(title))

    def add(self, *items: QWidget | QLayout) -> None:
        """Put widgets or rows under what is there."""
        for item in items:
            if isinstance(item, QWidget):
                self.body.addWidget(item)
            else:
                self.body.addLayout(item)


class TermRow(QWidget):
    """A short term and its words beside it: "19:30 | Priya Raman, burst pipe"."""

    def __init__(self, term: str, words: str, *, tone: str = "info", term_width: int = 64) -> None:
        super().__init__()
        self._term = PlainLabel(term, role="body_bold", tone=tone, fit="wrap")
        self._term.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        keep_width(self._term, term_width)
        said = PlainLabel(words, fit="wrap")
        said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        line = row(self, self._term, said, gap=12)
        line.setStretch(1, 1)


class Rule(QFrame):
    """A hair line that separates rows; never the border of a control."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("surface", "line")
        self.setFixedHeight(1)


class RowsPanel(QFrame):
    """A panel of rows with a hair line between them."""

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        named(self, name, spoken)
        self._rows = column(self, gap=0, margins=(1, 1, 1, 1))

    def add_row(self, widget: QWidget) -> None:
        """Put a row under the others."""
        if self._rows.count():
            self._rows.addWidget(Rule())
        self._rows.addWidget(widget)


class GroupHead(QWidget):
    """The head of a group of rows: its name, how many, and at most one action for all."""

    def __init__(self, title: str, count: int | None = None, action: QWidget | None = None) -> None:
        super().__init__()
        self._title = PlainLabel(title, role="group")
        self._count = PlainLabel("" if count is None else str(count), role="second")
        column_items = row(self, self._title, self._count, None, gap=6, margins=(2, 0, 2, 0))
        self._count.setVisible(count is not None)
        if action is not None:
            column_items.addWidget(action)
        keep_height(self, 28)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Show how many rows the group has."""
        self._count.show_text(str(count))
        self._count.setVisible(True)


class Notice(QFrame):
    """An empty state: what this is for, one sentence, up to three ways to begin."""

    def __init__(
        self, title: str, text: str = "", actions: Sequence[KeycapButton] = (), *, name: str
    ) -> None:
        super().__init__()
        self.setProperty("surface", "panel")
        named(self, name, title)
        head = PlainLabel(title, role="name", fit="wrap")
        words = PlainLabel(text, role="body", tone="mute", fit="wrap")
        buttons = row(None, *actions[:3], None, gap=8)
        column(self, head, words, buttons, gap=12, margins=(28, 28, 28, 28))
        words.setVisible(bool(text))


class Banner(QFrame):
    """A line across the top of the window, such as "Practice shop: nothing here is real"."""

    acted = Signal()

    def __init__(
        self, text: str, *, name: str, action: str = "", is_practice: bool = False
    ) -> None:
        super().__init__()
        self.setProperty("surface", "practice" if is_practice else "banner")
        named(self, name, text)
        tone = "practice_ink" if is_practice else ""
        self._words = PlainLabel(text, role="body", tone=tone, fit="elide")
        line = row(self, self._words, gap=12, margins=(24, 4, 24, 4))
        line.setStretch(0, 1)
        if action:
            # On the yellow of the practice shop a word in the accent could not be read.
            button: PlainButton = (
                KeycapButton(action, name=f"{name}_action", height=28)
                if is_practice
                else LinkButton(action, name=f"{name}_action")
            )
            button.clicked.connect(self._on_clicked)
            line.addWidget(button)

    def _on_clicked(self) -> None:
        self.acted.emit()
