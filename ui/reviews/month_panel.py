"""One month in figures, each with its sentence and the people behind it.

What happened is counted by services/reviews.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from smallcrm.services.reviews import MonthReview, Person, ReviewLine
from smallcrm.wording import Wording
from ui.today.headed import HeadedPanel
from ui.today.words import month_name
from ui.widgets.buttons import LinkButton
from ui.widgets.flow import flow
from ui.widgets.layouts import clear, column, holder, keep_width, row
from ui.widgets.text import PlainLabel, one_line, plain_tooltip

FIGURE_WIDTH = 52  # room for "1,204"
NAME_LETTERS = 32
NAMED_MOST = 8  # more names nobody reads; the list of customers has them all


class _Name(LinkButton):
    """Somebody's name that leads to their page."""

    def __init__(self, person: Person) -> None:
        words = one_line(person.name, NAME_LETTERS)
        super().__init__(words, name=f"open_{person.id}", spoken=person.name)
        self.customer_id = person.id


class MonthPanel(HeadedPanel):
    """opened carries a customer's number."""

    opened = Signal(int)

    def __init__(self, wording: Wording, *, name: str) -> None:
        super().__init__(wording.text("Month"), name=name, padding=20)
        self._wording = wording
        self._lines = column(None, gap=10)
        self.add(self._lines)
        self.body.addStretch(1)

    def show_month(self, review: MonthReview) -> None:
        """Show this month."""
        title = self._wording.text(
            "{month} {year}",
            month=month_name(self._wording, review.first),
            year=review.first.year,
        )
        self.show_head(title)
        clear(self._lines)
        for line in review.lines:
            self._lines.addWidget(self._line(line))
        if not review.lines:
            words = self._wording.text("No visits, cards or promises are noted for this month.")
            self._lines.addWidget(PlainLabel(words, role="second", fit="wrap"))

    def _line(self, line: ReviewLine) -> QWidget:
        figure = PlainLabel(str(line.figure), role="figure")
        figure.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        keep_width(figure, FIGURE_WIDTH)
        said = column(None, 3, PlainLabel(self._wording.say(line.words), fit="wrap"), gap=0)
        if line.people:
            said.addWidget(self._people(line.people))
        made = QWidget()
        whole = row(made, figure, said, gap=12)
        whole.setStretch(1, 1)
        return made

    def _people(self, people: list[Person]) -> QWidget:
        names: list[QWidget] = []
        for person in people[:NAMED_MOST]:
            name = _Name(person)
            day = self._wording.full_date(person.day)
            plain_tooltip(name, self._wording.text("{name}, {day}", name=person.name, day=day))
            name.clicked.connect(self._on_clicked)
            names.append(name)
        more = len(people) - NAMED_MOST
        if more > 0:
            words = self._wording.counted("and {n} more", "and {n} more", more)
            names.append(PlainLabel(words, role="second"))
        return holder(flow(*names, gap=2))

    def _on_clicked(self) -> None:
        name = self.sender()
        if isinstance(name, _Name):
            self.opened.emit(name.customer_id)
