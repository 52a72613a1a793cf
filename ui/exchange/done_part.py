"""The end of bringing a list: what was done, and what can be done next.

Taking it back is the page's business.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.exchange.importing import ImportPlan, ImportReport
from ui.context import AppContext
from ui.exchange.unread_part import UnreadPart
from ui.widgets.buttons import KeycapButton
from ui.widgets.flow import flow
from ui.widgets.layouts import column, holder
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel


class DonePart(QWidget):
    """undo: take it back. again: another list."""

    undo = Signal()
    again = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._navigate = context.navigate
        self._wording = context.wording
        self._unread = UnreadPart(context)
        self._told = ("", "")
        self._build()
        self.see_button.clicked.connect(self._on_see)
        self._problems.clicked.connect(self._on_problems)
        self._undo.clicked.connect(self.undo)
        self._again.clicked.connect(self.again)

    def _build(self) -> None:
        say = self._wording.text
        self._head = PlainLabel("", role="day", fit="wrap")
        self._words = PlainLabel("", tone="mute", fit="wrap")
        self.see_button = KeycapButton(
            say("See customers"), name="see_customers", icon="users", filled=True
        )
        self._problems = KeycapButton("", name="show_problems", icon="circle-alert")
        self._undo = KeycapButton(say("Undo import"), name="undo_import", icon="undo-2")
        self._again = KeycapButton(say("Another list"), name="another_list", icon="import")
        buttons = flow(self.see_button, self._problems, self._undo, self._again)
        panel = Panel(name="done", padding=28)
        panel.body.setSpacing(12)
        panel.add(self._head, self._words, holder(buttons))
        column(self, panel, self._unread, gap=16)

    def show_report(self, report: ImportReport, plan: ImportPlan, *, waiting: int) -> None:
        """Say what came in, who is still to be asked about, and how many lines were not read."""
        counted = self._wording.counted
        unread = len(plan.rejected)
        self._unread.show_lines(plan.rejected)
        self._unread.hide()
        self._problems.setVisible(unread > 0)
        self._problems.show_words(counted("Show {n} problem", "Show {n} problems", unread))
        self._told = (self._report_words(report), self._next_words(waiting))
        self.show_standing(is_taken_back=False)

    def show_standing(self, *, is_taken_back: bool) -> None:
        """Say whether it is in the book, or was taken back."""
        if is_taken_back:
            self.show_taken_back()
            return
        self._head.show_text(self._told[0])
        self._words.show_text(self._told[1])
        self._undo.show()

    def show_taken_back(self, kept: Sequence[str] = ()) -> None:
        """Say that it was taken back; kept are those who stay because they were here since."""
        self._head.show_text(self._wording.text("The import was taken back"))
        words = self._wording.text("The book is as it was before the list.")
        if kept:
            words = self._wording.text(
                "These stay, because something was done for them since: {names}",
                names=", ".join(kept),
            )
        self._words.show_text(words)
        self._undo.hide()

    def _report_words(self, report: ImportReport) -> str:
        counted = self._wording.counted
        parts = []
        if report.new:
            parts.append(counted("{n} new customer", "{n} new customers", report.new))
        if report.changed:
            parts.append(counted("{n} changed", "{n} changed", report.changed))
        if not parts:
            return self._wording.text("Everybody was in the book already")
        return self._wording.text("In the book: {what}", what=", ".join(parts))

    def _next_words(self, waiting: int) -> str:
        words = [
            self._wording.text("You can bring the same list again at any time: nobody doubles.")
        ]
        if waiting:
            words.append(
                self._wording.counted(
                    "{n} person was left for later.", "{n} people were left for later.", waiting
                )
            )
        return " ".join(words)

    def _on_see(self) -> None:
        self._navigate.to("customers")

    def _on_problems(self) -> None:
        self._unread.show()
