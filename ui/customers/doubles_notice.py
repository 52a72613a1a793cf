"""Says while one types that this may be somebody who is already in the book.

Who is likely the same is worked out by the services.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from smallcrm.services.customers import DoubleRow
from smallcrm.wording import Wording
from ui.customers.wrapping import Abreast, WrapRow
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import clear, column, holder
from ui.widgets.text import PlainLabel, named

SHOWN = 3  # more likely doubles of one person are a case for the finder
STACKED_UNDER = 560


class DoublesNotice(QFrame):
    """Hidden while there is nobody; opened and joined carry the customer's id.

    joined: they are two people who share a letterbox.
    """

    opened = Signal(int)
    joined = Signal(int)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self.setProperty("surface", "banner")  # red is for what is late
        self._wording = wording
        title = wording.text("Is this the same person?")
        named(self, "likely_doubles", title)
        self._rows = column(None, gap=8)
        head = PlainLabel(title, role="body_bold", fit="wrap")
        column(self, head, self._rows, gap=8, margins=(16, 12, 16, 12))
        self.hide()

    def show_rows(self, doubles: Sequence[DoubleRow]) -> None:
        """Show the likeliest ones."""
        clear(self._rows)
        for double in doubles[:SHOWN]:
            self._rows.addWidget(self._row(double))
        self.setVisible(bool(doubles))

    def _row(self, double: DoubleRow) -> QWidget:
        reasons = [self._wording.say(reason) for reason in double.reasons]
        detail = " · ".join(filter(None, (double.detail, *reasons)))
        words = column(
            None,
            PlainLabel(double.name, role="name", fit="wrap"),
            PlainLabel(detail, role="second", tone="ink", fit="wrap"),
            gap=2,
        )
        opening = KeycapButton(
            self._wording.text("Open that one"),
            name=f"open_double_{double.id}",
            spoken=self._wording.text("Open {name}", name=double.name),
        )
        opening.clicked.connect(self._on_clicked)
        buttons = [opening]
        if double.may_share:
            sharing = KeycapButton(
                self._wording.text("Same household"),
                name=f"join_double_{double.id}",
                spoken=self._wording.text("Lives with {name}", name=double.name),
            )
            sharing.clicked.connect(self._on_shared)
            buttons.append(sharing)
        right = holder(WrapRow(*buttons))
        return Abreast(holder(words), right, limit=STACKED_UNDER, stretches=(1, 0), gap=8)

    def _on_shared(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget):
            self.joined.emit(int(button.objectName().rpartition("_")[2]))

    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, QWidget):
            self.opened.emit(int(button.objectName().rpartition("_")[2]))
