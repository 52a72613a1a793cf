"""How a customer is best reached: the number large, with copy, and when they like to be called.

Which number is good is told by the services.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from smallcrm.domain.consents import channel_word
from smallcrm.services.customers import CustomerHead
from smallcrm.wording import Wording
from ui.customers.wrapping import FlowLabel
from ui.widgets.buttons import IconButton
from ui.widgets.layouts import column, holder, row
from ui.widgets.text import PlainLabel


class ContactPart(QWidget):
    """How to reach them; without a good number only the wish is shown.

    copied: the number lies on the clipboard; called: they are to be called.
    """

    copied = Signal()
    called = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording
        self._phone = FlowLabel(role="phone")
        self._copy = IconButton("copy", name="copy_phone", spoken=wording.text("Copy the number"))
        self._call = IconButton("phone", name="call", spoken=wording.text("Call"))
        self._wish = PlainLabel("", role="second", fit="wrap")
        self._number = holder(row(None, None, self._phone, self._copy, self._call, gap=4))
        self._box = column(self, self._number, self._wish, None, gap=2)
        self._copy.clicked.connect(self._on_copy)
        self._call.clicked.connect(self.called)
        self.set_stacked(False)

    def set_stacked(self, is_stacked: bool) -> None:
        """Under the name the parts begin where the name begins; beside it they end at the edge."""
        side = Qt.AlignmentFlag.AlignLeading if is_stacked else Qt.AlignmentFlag.AlignTrailing
        self._wish.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._box.setAlignment(self._number, side)

    def show_customer(self, head: CustomerHead) -> None:
        """Show how this customer is reached."""
        self._phone.show_text(head.phone)
        self._number.setVisible(bool(head.phone))
        wish = self._wish_of(head)
        self._wish.show_text(wish)
        self._wish.setVisible(bool(wish))
        self.setVisible(bool(head.phone or wish))

    def _wish_of(self, head: CustomerHead) -> str:
        """Such as "Call, never before 10"."""
        parts = [head.preferred_hours]
        if head.preferred_channel:
            parts.insert(0, self._wording.say(channel_word(head.preferred_channel)))
        return ", ".join(filter(None, parts))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._phone.whole_text)
        self.copied.emit()
