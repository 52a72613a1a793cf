"""What can be read on the screen, to find text that nobody can translate.

In the pseudo-language our own words are bracketed; what is not, comes from people or is wrong.
"""

from collections.abc import Collection, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from ui.widgets.buttons import PlainButton
from ui.widgets.chips import When
from ui.widgets.text import PlainLabel


def visible_texts(inside: QWidget) -> list[str]:
    """Every text of the visible widgets: labels, buttons, placeholders, choices, column heads."""
    found: list[str] = []
    for widget in (inside, *inside.findChildren(QWidget)):
        if widget.isVisible():
            found.extend(text for text in _texts(widget) if text.strip())
    return found


def spoken_texts(inside: QWidget) -> list[str]:
    """Every name that a screen reader reads out."""
    widgets = (inside, *inside.findChildren(QWidget))
    return [w.accessibleName() for w in widgets if w.isVisible() and w.accessibleName()]


def untranslatable(texts: Collection[str], from_people: Collection[str] = ()) -> list[str]:
    """The texts with letters in them that are neither bracketed nor from people.

    from_people: what people wrote, such as names; also keys and numbers that are the same in
    every language.
    """
    return [text for text in texts if _is_ours(text) and text not in from_people]


def _is_ours(text: str) -> bool:
    return not text.startswith("[") and any(letter.isalpha() for letter in text)


def _texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, PlainLabel):
        yield widget.whole_text
    elif isinstance(widget, QLabel):
        yield widget.text()
    elif isinstance(widget, PlainButton):
        yield widget.words
    elif isinstance(widget, When):
        yield widget.accessibleName()
    elif isinstance(widget, QCheckBox):
        yield widget.text()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QTableView) and widget.horizontalHeader().isVisible():
        model = widget.model()
        for place in range(model.columnCount()):
            yield str(model.headerData(place, Qt.Orientation.Horizontal) or "")
