"""The second step of bringing a list: what was understood, what would happen, questions, columns.

The work is done by the worker, the answers are kept by the page.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.exchange.importing import LATER
from smallcrm.exchange.readers.guess import ReadOptions
from ui.context import AppContext
from ui.exchange.columns_part import ColumnsPart
from ui.exchange.list_work import Looked
from ui.exchange.piles_part import PilesPart
from ui.exchange.questions_part import QuestionsPart
from ui.exchange.understood_part import UnderstoodPart
from ui.exchange.unread_part import UnreadPart
from ui.widgets.layouts import column

Answers = Mapping[int, str]


class LookPart(QWidget):
    """corrected carries the ReadOptions with which to read again, and whether columns were set."""

    corrected = Signal(object, bool)

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        wording = context.wording
        self._options = ReadOptions()
        self.understood = UnderstoodPart(wording)
        self.piles = PilesPart(wording)
        self.questions = QuestionsPart(context.store, wording)
        self.unread = UnreadPart(context)
        self.columns = ColumnsPart(wording)
        column(
            self,
            self.understood,
            self.piles,
            self.questions,
            self.unread,
            self.columns,
            None,
            gap=16,
        )
        self.understood.corrected.connect(self._on_options)
        self.columns.corrected.connect(self._on_mapping)

    def show_list(self, looked: Looked, answers: Answers) -> None:
        """Show what was read and compared."""
        self._options = looked.options
        self.understood.show_list(looked)
        self.columns.show_list(looked.guess)
        self.show_plan(looked, answers)
        waiting = [each for each in looked.plan.doubtful if each.who.row not in answers]
        self.questions.show_doubts(waiting)

    def show_plan(self, looked: Looked, answers: Answers) -> None:
        """Show the piles with what was answered since they were made."""
        rows = {each.who.row for each in looked.plan.doubtful}
        settled = [said for row, said in answers.items() if row in rows and said != LATER]
        self.piles.show_plan(looked.plan, settled)
        self.unread.show_lines(looked.plan.rejected)

    def _on_options(self, options: ReadOptions) -> None:
        self.corrected.emit(options, bool(options.mapping))

    def _on_mapping(self, mapping: tuple[str, ...]) -> None:
        self.corrected.emit(replace(self._options, mapping=mapping), True)
