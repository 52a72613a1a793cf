"""The parts of the form that open in place: what is known, reaching them, the shop's own.

Names stand in `form_names.py`, household and family in `form_family.py`.
"""

from collections.abc import Sequence
from functools import partial

from smallcrm.domain.consents import PREFERRED_CHANNELS, channel_word
from smallcrm.domain.customers import CustomerDraft
from smallcrm.domain.facts import (
    MOST_FACTS,
    DateDraft,
    FactDraft,
    LookingForDraft,
    TopicDraft,
)
from smallcrm.domain.statuses import Status, status_word
from smallcrm.services.topics import topic_names
from ui.context import AppContext
from ui.customers.entry_rows import Entries
from ui.customers.form_consents import ConsentLines
from ui.customers.form_fold import Fold
from ui.customers.form_known import (
    DateEntry,
    FactEntry,
    LookingForEntry,
    TopicEntry,
    typed_day,
)
from ui.customers.typed import day_field
from ui.customers.wrapping import Abreast
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.fields import TextField
from ui.widgets.form import Form

LINE_LIMIT = 200
NAME_LIMIT = 120
PAIR_UNDER = 520  # units: narrower, the second of a pair stands under the first


class KnownPart(Fold):
    """Facts, topics, days and searches; private facts are the owner's."""

    def __init__(self, context: AppContext, form: Form) -> None:
        say = context.wording.text
        hint = say("Facts, topics, days that matter, what they look for")
        super().__init__(say("Good to know"), "known_part", hint)
        self._context = context
        fact = partial(FactEntry, context)
        self._facts = Entries[FactDraft](
            fact, FactDraft, say("Another fact"), "fact", most=MOST_FACTS
        )
        private = partial(FactDraft, is_private=True)
        self._private = Entries[FactDraft](
            fact, private, say("Another fact"), "private_fact", most=MOST_FACTS
        )
        self._topics = Entries[TopicDraft](
            self._topic, TopicDraft, say("Another topic"), "topic", most=MOST_FACTS
        )
        self._dates = Entries[DateDraft](
            partial(DateEntry, context), DateDraft, say("Another day"), "date"
        )
        self._searches = Entries[LookingForDraft](
            partial(LookingForEntry, context),
            LookingForDraft,
            say("Another search"),
            "looking_for",
            most=MOST_FACTS,
        )
        self._private_field = form.add("private_facts", say("For the owner"), self._private)
        self.add(
            form.add("facts", say("Facts"), self._facts),
            self._private_field,
            form.add("topics", say("Topics"), self._topics),
            form.add("dates", say("Days that matter"), self._dates),
            form.add("looking_for", say("Looking for"), self._searches),
        )
        context.owner.changed.connect(self._on_owner_changed)
        self._on_owner_changed()

    def show_draft(self, draft: CustomerDraft) -> None:
        hushed = [fact for fact in draft.facts if fact.is_private or fact.do_not_mention]
        self._facts.show_drafts([fact for fact in draft.facts if fact not in hushed])
        self._private.show_drafts(hushed)
        self._topics.show_drafts(draft.topics)
        self._dates.show_drafts(draft.dates)
        self._searches.show_drafts(draft.looking_for)

    def put_into(self, draft: CustomerDraft) -> None:
        draft.facts = [*self._facts.drafts(), *self._private.drafts()]
        draft.topics = self._topics.drafts()
        draft.dates = self._dates.drafts()
        draft.looking_for = self._searches.drafts()

    def summary(self) -> list[str]:
        facts = [": ".join(filter(None, (f.label, f.words))) for f in self._facts.drafts()]
        topics = [topic.name for topic in self._topics.drafts() if topic.wants]
        days = [date.label for date in self._dates.drafts()]
        return [*facts, *topics, *days, *(each.what for each in self._searches.drafts())]

    def _topic(self, draft: TopicDraft) -> TopicEntry:
        return TopicEntry(self._context, draft, self._known_topics)

    def _known_topics(self) -> Sequence[str]:
        return topic_names(self._context.store)

    def _on_owner_changed(self) -> None:
        self._private_field.setVisible(self._context.owner.is_open)


class ReachPart(Fold):
    """How they like to be reached, when, and what they said to letters and calls."""

    def __init__(self, context: AppContext, form: Form) -> None:
        say, add = context.wording.text, form.add
        hint = say("How and when they like to be reached, what they agreed to")
        super().__init__(say("Reaching them"), "reach_part", hint)
        wording = context.wording
        ways = [(code, wording.say(channel_word(code))) for code in PREFERRED_CHANNELS]
        self._channel = ChoiceField(
            [("", say("No wish")), *ways], name="preferred_channel", spoken=say("Best way")
        )
        self._hours = TextField(
            name="preferred_hours",
            spoken=say("Best time"),
            placeholder=say("mornings, never before 10"),
            limit=NAME_LIMIT,
        )
        self._consents = ConsentLines(context)
        self.add(
            Abreast(
                add("preferred_channel", say("Best way"), self._channel),
                add("preferred_hours", say("Best time"), self._hours),
                limit=PAIR_UNDER,
            ),
            add("consents", say("May we write and call?"), self._consents),
        )

    def show_draft(self, draft: CustomerDraft) -> None:
        self._channel.choose(draft.preferred_channel)
        self._hours.show_text(draft.preferred_hours)
        self._consents.show_drafts(draft.consents)

    def put_into(self, draft: CustomerDraft) -> None:
        draft.preferred_channel = self._channel.code
        draft.preferred_hours = self._hours.text()
        draft.consents = self._consents.drafts()

    def summary(self) -> list[str]:
        way = self._channel.currentText() if self._channel.code else ""
        return [way, self._hours.text(), *self._consents.summary()]


class ShopPart(Fold):
    """How they came to the shop, since when, their number, and what became of them."""

    def __init__(self, context: AppContext, form: Form) -> None:
        say, add = context.wording.text, form.add
        hint = say("How they came to us, since when, their number")
        super().__init__(say("With us"), "shop_part", hint)
        self._context = context
        self._source = TextField(
            name="source",
            spoken=say("How they came to us"),
            placeholder=say("walked past, the newspaper"),
        )
        self._source.setMaxLength(LINE_LIMIT)
        self._since = TextField(
            name="customer_since", spoken=say("Customer since"), placeholder="1998", limit=4
        )
        self._number = TextField(
            name="number", spoken=say("Number"), placeholder=say("the next free one"), limit=12
        )
        self._status = ChoiceField([], name="status", spoken=say("Status"))
        self._status_field = add("status", say("Status"), self._status)
        self.add(
            add("source", say("How they came to us"), self._source),
            Abreast(
                add("customer_since", say("Customer since"), self._since),
                add("number", say("Number"), self._number),
                limit=PAIR_UNDER,
            ),
            self._waiting(form),
            self._status_field,
        )
        context.owner.changed.connect(self._on_owner_changed)

    def _waiting(self, form: Form) -> Abreast:
        say = self._context.wording.text
        self._away = day_field(
            self._context,
            name="away_until",
            spoken=say("Away until"),
            leaning="ahead",
            placeholder=say("in 3 months, 1.5."),
        )
        self._peace = TickBox(say("Leave them in peace"), name="leave_in_peace")
        return Abreast(
            form.add("away_until", say("Away until"), self._away),
            form.add("leave_in_peace", say("When they do not come"), self._peace),
            limit=PAIR_UNDER,
        )

    def show_draft(self, draft: CustomerDraft) -> None:
        self._source.show_text(draft.source)
        self._since.show_text(draft.customer_since)
        self._number.show_text("" if draft.number is None else str(draft.number))
        self._away.show_text(typed_day(draft.away_until))
        self._peace.setChecked(draft.is_left_in_peace)
        self._offer(draft.status)

    def put_into(self, draft: CustomerDraft) -> None:
        draft.source = self._source.text()
        draft.customer_since = self._since.text().strip()
        draft.number = self._number.text().strip() or None
        draft.away_until = self._away.text
        draft.is_left_in_peace = self._peace.isChecked()
        draft.status = self._status.code

    def summary(self) -> list[str]:
        since = self._since.text().strip()
        told = self._context.wording.text("Customer since {year}", year=since) if since else ""
        is_usual = self._status.code in {"", Status.ACTIVE.value, Status.LET_GO.value}
        status = "" if is_usual else self._status.currentText()
        away = self._context.wording.text("Away until {day}", day=self._away.text)
        return [status, told, self._source.text(), away if self._away.text else ""]

    def _offer(self, status: str) -> None:
        """Whom the shop let go is the owner's business, on every screen that others see."""
        is_open = self._context.owner.is_open
        hidden = set() if is_open or status == Status.LET_GO.value else {Status.LET_GO}
        say = self._context.wording.say
        self._status.show_choices(
            [(each.value, say(status_word(each.value))) for each in Status if each not in hidden]
        )
        self._status.choose(status)
        self._status_field.setVisible(is_open or status != Status.LET_GO.value)

    def _on_owner_changed(self) -> None:
        self._offer(self._status.code)
