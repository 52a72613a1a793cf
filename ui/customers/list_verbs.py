"""What is done with the chosen customers: each verb for all of them, as one deed.

The bar that offers them is list_bar; what a verb means is `services/bulk.py`.
"""

from collections.abc import Callable, Set
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.progress import Progress
from smallcrm.domain.tiers import Tier, tier_word
from smallcrm.services import bulk
from smallcrm.services.customer_filters import topics
from ui.context import AppContext
from ui.customers.list_menu import Entry, Item
from ui.settings.completing_field import CompletingField
from ui.widgets.fields import NoteField
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel

Job = Callable[[Progress], int]
WANTS, WANTS_NOT, NOTHING = "wants", "wants_not", "nothing"


class ListVerbs(QObject):
    """Runs verbs beside the window. trashed: the chosen ones lie in the trash now."""

    trashed = Signal()

    def __init__(self, context: AppContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def trash(self, ids: Set[int]) -> None:
        """Lay all of them in the trash."""
        self._run(partial(bulk.trash_customers, ids=ids), self._on_trashed)

    def ask_topic(self, ids: Set[int]) -> None:
        """Ask for a topic, then note it for all of them."""
        self._context.dialogs.show_sheet(TopicSheet(self._context, ids, self))

    def ask_thanks(self, ids: Set[int]) -> None:
        """Ask what for, then owe each of them a card."""
        self._context.dialogs.show_sheet(ThanksSheet(self._context, ids, self))

    def tier_items(self, ids: Set[int]) -> list[Item]:
        """The standings to choose from, for the owner."""
        return [
            Entry(
                self._context.wording.say(tier_word(tier.value)),
                f"set_{tier.value}",
                partial(
                    self._run, partial(bulk.set_tiers, ids=ids, tier=tier.value), self._on_done
                ),
            )
            for tier in Tier
        ]

    def note_topic(self, ids: Set[int], name: str, answer: str) -> None:
        """Note their answer to a topic, or take the topic from them. Raises Invalid."""
        known = bulk.topic_called(self._context.store, name)
        if answer != NOTHING:
            verb = partial(bulk.tag_customers, ids=ids, topic=name, wants=answer == WANTS)
            self._run(verb, self._on_done)
        elif known is None:
            raise Invalid("topic", "The shop has no such topic. Choose one from the list.")
        else:
            self._run(partial(bulk.untag_customers, ids=ids, topic_id=known), self._on_done)

    def owe(self, ids: Set[int], reason: str) -> None:
        """Owe each of them a card."""
        self._run(partial(bulk.owe_thank_yous, ids=ids, reason=reason), self._on_done)

    def _run(self, verb: Callable[..., int], done: Callable[[int], None]) -> None:
        context = self._context
        store, now, by = context.store, context.now(), context.counter.helper_id

        def job(progress: Progress) -> int:
            return verb(store, now=now, by=by, progress=progress)

        def start() -> None:
            doing = context.wording.text("Changing customers")
            context.jobs.start(job, doing=doing, done=done)

        context.errors.attempt(start)

    def _on_trashed(self, count: int) -> None:
        self._on_done(count)
        self.trashed.emit()

    def _on_done(self, count: int) -> None:
        if not count:
            told = self._context.wording.text("Nothing to change: it is so for all of them already")
            self._context.bottom.tell(told)


class TopicSheet(Sheet):
    """A topic for all chosen customers: they want it, they do not, or nothing is known any more."""

    def __init__(self, context: AppContext, ids: Set[int], verbs: ListVerbs) -> None:
        say = context.wording.text
        title = context.wording.counted("A topic for {n} customer", "A topic for {n} customers",
                                        len(ids))  # fmt: skip
        super().__init__(context.wording, name="topic_sheet", title=title, accept_words=say("Save"))
        self._ids = ids
        self._verbs = verbs
        self._topic = CompletingField(
            {topic.name: topic.name for topic in topics(context.store)},
            name="topic",
            spoken=say("Topic"),
            opening=say("Show all topics"),
            placeholder=say("such as roses; a new one is fine"),
        )
        answers = [
            (WANTS, say("Wants it")),
            (WANTS_NOT, say("Does not")),
            (NOTHING, say("Not known")),
        ]
        self._answer = SegmentedButtons(answers, name="answer", spoken=say("Their answer"))
        self.body.addWidget(self.form.add("topic", say("Topic"), self._topic))
        self.body.addWidget(self.form.add("answer", say("Their answer"), self._answer))
        self._topic.line.returnPressed.connect(self.accept_button.click)

    def first_focus(self) -> QWidget:
        return self._topic

    def accept(self) -> None:
        """Note it. Raises Invalid for a name that is empty, too long or not known."""
        name = self._topic.code.strip()
        if not name:
            raise Invalid("topic", "Write a few words here.")
        if len(name) > bulk.TOPIC_LIMIT:
            raise Invalid("topic", "At most {limit} characters fit here.", limit=bulk.TOPIC_LIMIT)
        self._verbs.note_topic(self._ids, name, self._answer.code)
        self.finish()


class ThanksSheet(Sheet):
    """What all chosen customers are thanked for; each is owed a card of their own."""

    def __init__(self, context: AppContext, ids: Set[int], verbs: ListVerbs) -> None:
        say = context.wording.text
        title = context.wording.counted("A card for {n} customer", "A card for each of {n}",
                                        len(ids))  # fmt: skip
        super().__init__(
            context.wording, name="thanks_sheet", title=title, accept_words=say("Save")
        )
        self._ids = ids
        self._verbs = verbs
        self._reason = NoteField(
            name="reason",
            spoken=say("What for"),
            placeholder=say("in your own words; may stay empty"),
            lines=2,
        )
        hint = say(
            "Whoever is owed a card already gets no second one. The cards wait under Cards until"
            " they are printed and posted."
        )
        self.body.addWidget(self.form.add("reason", say("What for"), self._reason))
        self.body.addWidget(PlainLabel(hint, role="second", fit="wrap"))

    def first_focus(self) -> QWidget:
        return self._reason

    def accept(self) -> None:
        """Owe the cards."""
        self._verbs.owe(self._ids, self._reason.words.strip())
        self.finish()
