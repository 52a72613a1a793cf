"""The quick sheets of what was just heard: something good to know, something they look for.

All that is known of a customer stands in the form.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.facts import FactDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import sentence
from smallcrm.services import facts, looking_for
from ui.context import AppContext
from ui.customers.customer_sheet import VerbSheet, Words
from ui.customers.typed import day_field, past_day_field
from ui.widgets.choices import TickBox
from ui.widgets.fields import TextField
from ui.widgets.flow import flow
from ui.widgets.layouts import holder

LABEL_LIMIT = 40
WORDS_LIMIT = 300


def note_fact(context: AppContext, customer_id: CustomerId, words: Words | None = None) -> None:
    """Ask what is good to know, and note it. words: what was typed before and not saved."""
    context.dialogs.show_sheet(FactSheet(context, customer_id, words))


def note_looking_for(
    context: AppContext, customer_id: CustomerId, words: Words | None = None
) -> None:
    """Ask what they look for, and note it. words: what was typed before and not saved."""
    context.dialogs.show_sheet(LookingForSheet(context, customer_id, words))


class FactSheet(VerbSheet):
    """What to remember, and how it is to be treated."""

    code = "note_fact"
    heading = sentence("Good to know about {name}")

    def _build(self) -> None:
        say = self.say
        self._words = TextField(name="words", spoken=say("What to remember"), limit=WORDS_LIMIT)
        self._label = TextField(
            name="label", spoken=say("Label"), placeholder=say("dog, coffee"), limit=LABEL_LIMIT
        )
        self._pinned = TickBox(say("Say it first"), name="is_pinned")
        self._hushed = TickBox(say("Do not mention"), name="do_not_mention")
        self._private = TickBox(say("Only for the owner"), name="is_private")
        self._expires = day_field(
            self.context,
            name="expires",
            spoken=say("Until"),
            leaning="ahead",
            placeholder=say("always, or such as +30"),
        )
        ticks = {
            "is_pinned": self._pinned,
            "do_not_mention": self._hushed,
            "is_private": self._private,
        }
        for attribute, tick in ticks.items():
            self._widgets[attribute] = tick  # a tick has its words beside it, no label above
        self.body.addWidget(self.add("words", say("What to remember"), self._words))
        self.body.addWidget(self.add("label", say("Label"), self._label))
        self.body.addWidget(holder(flow(*ticks.values(), gap=12)))
        self.body.addWidget(self.add("expires", say("Until"), self._expires))

    def first_focus(self) -> QWidget:
        return self._words

    def accept(self) -> None:
        """Note it."""
        draft = FactDraft(
            label=self._label.text(),
            words=self._words.text(),
            is_pinned=self._pinned.isChecked(),
            is_private=self._private.isChecked(),
            do_not_mention=self._hushed.isChecked(),
            expires=self._expires.text,
        )
        whose = self.customer_id
        assert whose is not None  # noqa: S101 - a verb's sheet is always somebody's
        now = self.context.now()
        facts.note_fact(self.context.store, whose, draft, now=now, by=self.by)
        self.finish()


class LookingForSheet(VerbSheet):
    """What, and since when."""

    code = "note_looking_for"
    heading = sentence("What is {name} looking for?")

    def _build(self) -> None:
        say = self.say
        self._what = TextField(
            name="what",
            spoken=say("Looking for"),
            placeholder=say("old brass hinges, 40 mm"),
            limit=WORDS_LIMIT,
        )
        self._since = past_day_field(self.context, name="since", spoken=say("Since"))
        self.body.addWidget(self.add("what", say("Looking for"), self._what))
        self.body.addWidget(self.add("since", say("Since"), self._since))

    def first_focus(self) -> QWidget:
        return self._what

    def accept(self) -> None:
        """Note it."""
        whose = self.customer_id
        assert whose is not None  # noqa: S101 - a verb's sheet is always somebody's
        looking_for.note_looking_for(
            self.context.store,
            whose,
            self._what.text(),
            since_text=self._since.text,
            now=self.context.now(),
            by=self.by,
        )
        self.finish()
