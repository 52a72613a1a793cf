"""The small sheets that ask for a filter's own answer: a town, a topic, a day.

Which filters there are stands in list_filter_menu.
"""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.list_filters import AboutTopic, Filter, InTown, NotSeenSince
from smallcrm.services.customer_filters import TopicRow
from ui.context import AppContext
from ui.customers.typed import day_field
from ui.settings.completing_field import CompletingField
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.sheet import Sheet

Add = Callable[[Filter], None]
WANTS, WANTS_NOT = "wants", "wants_not"


class FilterAsking:
    """Asks for what the menu does not offer; add is called with the filter."""

    def __init__(self, context: AppContext, add: Add) -> None:
        self._context = context
        self._add = add

    def town(self, known: Sequence[str]) -> None:
        """Ask for a town."""
        self._context.dialogs.show_sheet(TownSheet(self._context, known, self._add))

    def topic(self, known: Sequence[TopicRow]) -> None:
        """Ask for a topic, and whether people want to hear about it."""
        self._context.dialogs.show_sheet(TopicFilterSheet(self._context, known, self._add))

    def day(self) -> None:
        """Ask since when people were not seen."""
        self._context.dialogs.show_sheet(DaySheet(self._context, self._add))


class TownSheet(Sheet):
    """Which town; any spelling of it."""

    def __init__(self, context: AppContext, known: Sequence[str], add: Add) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="town_sheet",
            title=say("In which town?"),
            accept_words=say("Add filter"),
        )
        self._add = add
        self._town = CompletingField(
            {town: town for town in known},
            name="town",
            spoken=say("Town"),
            opening=say("Show all towns"),
            placeholder=say("type the beginning, or press Down"),
        )
        self.body.addWidget(self.form.add("town", say("Town"), self._town))
        self._town.line.returnPressed.connect(self.accept_button.click)

    def first_focus(self) -> QWidget:
        return self._town

    def accept(self) -> None:
        """Add the filter. Raises Invalid for an empty line."""
        town = self._town.code.strip()
        if not town:
            raise Invalid("town", "Write a town here.")
        self.finish()
        self._add(InTown(town))


class TopicFilterSheet(Sheet):
    """Which topic, and whether they want to hear about it."""

    def __init__(self, context: AppContext, known: Sequence[TopicRow], add: Add) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="topic_filter_sheet",
            title=say("About which topic?"),
            accept_words=say("Add filter"),
        )
        self._add = add
        self._known = {str(topic.id): topic for topic in known}
        self._topic = CompletingField(
            {code: topic.name for code, topic in self._known.items()},
            name="topic",
            spoken=say("Topic"),
            opening=say("Show all topics"),
            placeholder=say("type the beginning, or press Down"),
            match=Qt.MatchFlag.MatchContains,
        )
        answers = [(WANTS, say("Wants it")), (WANTS_NOT, say("Does not"))]
        self._answer = SegmentedButtons(answers, name="answer", spoken=say("Their answer"))
        self.body.addWidget(self.form.add("topic", say("Topic"), self._topic))
        self.body.addWidget(self._answer)
        self._topic.line.returnPressed.connect(self.accept_button.click)

    def first_focus(self) -> QWidget:
        return self._topic

    def accept(self) -> None:
        """Add the filter. Raises Invalid for a topic that the shop does not have."""
        topic = self._known.get(self._topic.code)
        if topic is None:
            raise Invalid("topic", "The shop has no such topic. Choose one from the list.")
        self.finish()
        self._add(AboutTopic(topic.id, topic.name, self._answer.code == WANTS))


class DaySheet(Sheet):
    """Since when they were not seen."""

    def __init__(self, context: AppContext, add: Add) -> None:
        say = context.wording.text
        super().__init__(
            context.wording,
            name="day_sheet",
            title=say("Not seen since when?"),
            accept_words=say("Add filter"),
        )
        self._add = add
        self._day = day_field(context, name="day", spoken=say("Day"), leaning="back")
        self.body.addWidget(self.form.add("day", say("Day"), self._day))
        self._day.line.returnPressed.connect(self.accept_button.click)

    def first_focus(self) -> QWidget:
        return self._day

    def accept(self) -> None:
        """Add the filter. Raises Invalid for what is no day."""
        day: date | None = self._day.value()
        if day is None:
            raise Invalid("day", "Write a day here, such as 1 May.")
        self.finish()
        self._add(NotSeenSince(day))
