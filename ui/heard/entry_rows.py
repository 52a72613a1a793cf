"""Rows of what was heard or where somebody was sent: words above, quiet deeds under them.

What the deeds do is the business of who makes the rows.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from ui.context import AppContext
from ui.customers.wrapping import FlowLabel, WrapRow
from ui.widgets.buttons import LinkButton
from ui.widgets.layouts import column, holder
from ui.widgets.text import PlainLabel, one_line

NAME_LETTERS = 32
ABOUT_LETTERS = 60


class Deed(NamedTuple):
    """A word that acts; name is never translated."""

    words: str
    name: str
    act: Callable[[], None]


class Entry(NamedTuple):
    """One row. head: what it is, bold; who: leads to somebody, or None; beside: what follows.

    about: by which a screen reader tells this row's deeds from those of another.
    """

    number: int
    head: str
    words: str
    about: str
    who: Deed | None = None
    beside: Sequence[str] = ()
    under: str = ""
    deeds: Sequence[Deed] = ()


def tried(context: AppContext, words: str, name: str, act: Callable[[], object]) -> Deed:
    """A word whose deed goes through the error door."""
    return Deed(words, name, partial(_try, context, act))


def entry_row(entry: Entry) -> QWidget:
    """The row as a widget."""
    about = one_line(entry.about, ABOUT_LETTERS)
    head: list[QWidget] = [FlowLabel(entry.head, role="body_bold")]
    if entry.who is not None:
        head.append(_link(entry.who, entry.number, ""))
    beside = " · ".join(filter(None, entry.beside))
    if beside:
        head.append(FlowLabel(beside, role="second"))
    made = QWidget()
    parts: list[QWidget] = [holder(WrapRow(*head, gap=8))]
    if entry.words:
        parts.append(PlainLabel(entry.words, fit="wrap"))
    if entry.under:
        parts.append(PlainLabel(entry.under, role="second", fit="wrap"))
    if entry.deeds:
        links = (_link(deed, entry.number, about) for deed in entry.deeds)
        parts.append(holder(WrapRow(*links, gap=10)))
    column(made, *parts, gap=3, margins=(16, 10, 16, 8))
    return made


def _link(deed: Deed, number: int, about: str) -> LinkButton:
    spoken = f"{deed.words}, {about}" if about else deed.words
    words = one_line(deed.words, NAME_LETTERS)
    made = LinkButton(words, name=f"{deed.name}_{number}", spoken=spoken)
    made.clicked.connect(partial(_pressed, deed.act))
    return made


def _try(context: AppContext, act: Callable[[], object]) -> None:
    context.errors.attempt(act)


def _pressed(act: Callable[[], None], _is_checked: bool = False) -> None:
    act()
