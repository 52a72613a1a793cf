"""The page of all that was heard: what waits, what was said most, filters and search.

What was said, answered and told is kept by services/heard.
"""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.domain.heard import ANSWERS, KINDS
from smallcrm.services import heard, reviews
from smallcrm.services.heard import (
    BY_CARD,
    IN_PERSON,
    STRANGER,
    TO_ANSWER,
    TO_TELL,
    HeardRow,
)
from ui.context import AppContext
from ui.customers import places
from ui.customers.wrapping import WrapRow
from ui.heard.entry_rows import Deed, Entry, entry_row, tried
from ui.heard.most_panel import often_told_rows
from ui.heard.sheets import answer_heard, change_heard, note_heard
from ui.heard.walk import walk
from ui.pages import Argument, Page
from ui.today.words import month_name
from ui.widgets.buttons import IconButton, KeycapButton, LinkButton
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import TextField
from ui.widgets.layouts import PageBody, clear, column, holder, keep_width, row
from ui.widgets.page_head import HeadLine, PageHead
from ui.widgets.panels import Notice, Panel, RowsPanel
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

TOUCHES = {"heard", "customer", "phone"}
ROWS_AT_FIRST = 30
SEARCH_WIDTH = 220
SEARCH_LIMIT = 100


class HeardPage(Page):
    """What waits for an answer is one choice away; each row has its next step."""

    rail_code = "looking_back"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording, touches=TOUCHES)
        self._context = context
        self._most = ROWS_AT_FIRST
        self._first: date | None = None
        self._build()
        self._note.clicked.connect(self._on_note)
        self._walk.clicked.connect(self._on_walk)
        self._earlier.clicked.connect(self._on_earlier)
        self._later.clicked.connect(self._on_later)
        self._state.chosen.connect(self._on_filtered)
        self._kind.chosen.connect(self._on_filtered)
        self._search.textChanged.connect(self._on_filtered)
        self._more.clicked.connect(self._on_more)

    def _build(self) -> None:
        say = self.say
        self._line = HeadLine()
        self._note = KeycapButton(
            say("Note something"), name="note_heard", icon="message-square-quote", filled=True
        )
        self._walk = KeycapButton(say("As a stranger"), name="walk", icon="store")
        deeds = holder(row(None, self._walk, self._note))
        top = PageHead(say("Heard"), self._line, deeds)
        self._earlier = IconButton("chevron-left", name="earlier", spoken=say("Earlier month"))
        self._later = IconButton("chevron-right", name="later_month", spoken=say("Later month"))
        self._month = PlainLabel("", role="group", fit="elide")
        self._told = column(None)
        most = Panel(name="heard_most", padding=20)
        most.add(row(None, self._month, None, self._earlier, self._later, gap=4), self._told)
        states = [
            ("", say("All")),
            (TO_ANSWER, say("To answer")),
            (TO_TELL, say("To tell")),
            (STRANGER, say("Strangers")),
        ]
        self._state = SegmentedButtons(states, name="state", spoken=say("Show"))
        kinds = [(code, self.word(words)) for code, words in KINDS.items()]
        self._kind = ChoiceField(
            [("", say("Everything")), *kinds], name="of_kind", spoken=say("What they did")
        )
        self._search = TextField(
            name="search_heard",
            spoken=say("Search"),
            placeholder=say("words or a name"),
            limit=SEARCH_LIMIT,
        )
        keep_width(self._search, SEARCH_WIDTH)
        filters = holder(WrapRow(self._state, self._kind, self._search, gap=8))
        self._rows = column(None)
        self._more = LinkButton(say("Show more"), name="more_heard")
        self._more_row = holder(row(None, self._more, None))
        parts = (top, 6, most, 6, filters, 6, holder(self._rows))
        main = column(None, *parts, self._more_row, None, gap=2)
        column(self, PageBody(holder(main)), gap=0)

    def arrive(self, argument: Argument) -> None:
        if isinstance(argument, str):
            self._state.choose(argument)
        if self.is_stale:  # rows that come later are squeezed into the height of the view
            self.is_stale = False
            self.refresh()

    def first_focus(self) -> QWidget:
        return self._note

    def refresh(self) -> None:
        store = self._context.store
        counts = heard.counts(store)
        parts = []
        if counts.to_answer:
            parts.append(self.counted("{n} to answer", "{n} to answer", counts.to_answer))
        if counts.to_tell:
            parts.append(self.counted("{n} to tell", "{n} to tell", counts.to_tell))
        if counts.all and heard.is_walk_due(store, on=self._context.today()):
            parts.append(self.say("time to walk in as a stranger"))
        self._line.show_text(" · ".join(parts))
        self._show_most()
        found = heard.heard(
            store,
            state=self._state.code,
            kind=self._kind.code,
            search=self._search.text(),
            most=self._most + 1,
        )
        clear(self._rows)
        self._rows.addWidget(
            self._list(found[: self._most]) if found else self._nothing(counts.all)
        )
        self._more_row.setVisible(len(found) > self._most)

    def _show_most(self) -> None:
        running = self._context.today().replace(day=1)
        first = min(self._first or running, running)
        wording = self.wording
        name = month_name(wording, first)
        words = self.say("Heard most in {month} {year}", month=name, year=first.year)
        self._month.show_text(words)
        told = heard.heard_most(self._context.store, first, reviews.following(first))
        clear(self._told)
        if told:
            self._told.addWidget(often_told_rows(wording, told))
        else:
            words = self.say("Nothing was said by two people this month.")
            self._told.addWidget(PlainLabel(words, role="second", fit="wrap"))
        self._later.setVisible(first < running)

    def _list(self, found: list[HeardRow]) -> QWidget:
        panel = RowsPanel("heard_rows", self.say("Heard"))
        for each in found:
            panel.add_row(entry_row(self._entry(each)))
        return panel

    def _entry(self, each: HeardRow) -> Entry:
        say, wording = self.say, self.wording
        who = None
        beside = [wording.day(each.heard_on)]
        if each.customer_id is not None:
            go = partial(self._context.navigate.to, places.ONE, each.customer_id)
            who = Deed(each.name, "who", go)
        elif each.is_from_stranger:
            beside.insert(0, say("as a stranger"))
        return Entry(
            number=each.id,
            head=self.word(KINDS[each.kind]),
            words=say("“{words}”", words=each.words),
            about=each.words,
            who=who,
            beside=beside,
            under=answer_line(self._context, each),
            deeds=self._deeds(each),
        )

    def _deeds(self, each: HeardRow) -> list[Deed]:
        say, context, number = self.say, self._context, each.id
        deeds = []
        if each.is_to_tell:
            told = partial(context.do, heard.tell, number)
            in_person, card = (partial(told, way) for way in (IN_PERSON, BY_CARD))
            deeds.append(self._deed(say("They know"), "tell", in_person))
            deeds.append(self._deed(say("Send a card"), "card", card))
        if each.answer or each.is_to_answer:
            again = say("Answer again") if each.answer else say("Answer")
            deeds.append(self._deed(again, "answer", partial(answer_heard, context, number)))
        deeds.append(self._deed(say("Change"), "change", partial(change_heard, context, number)))
        remove = partial(context.do, heard.remove, number)
        deeds.append(self._deed(say("Remove"), "remove", remove))
        return deeds

    def _deed(self, words: str, name: str, act: Callable[[], object]) -> Deed:
        return tried(self._context, words, name, act)

    def _nothing(self, everything: int) -> QWidget:
        say = self.say
        if everything:
            return Notice(say("Nothing of this"), say("Choose All to see everything."), name="none")
        return Notice(
            say("What customers say about the shop will stand here"),
            say(
                "What they suggest, praise, ask for or miss, in their words. Answer each: we did "
                "it, we will, we can not. Then tell them, and they know that you listen."
            ),
            name="nothing_heard",
        )

    # Handlers

    def _on_note(self) -> None:
        note_heard(self._context)

    def _on_walk(self) -> None:
        walk(self._context)

    def _on_earlier(self) -> None:
        self._first = reviews.previous(self._first or self._context.today().replace(day=1))
        self._show_most()

    def _on_later(self) -> None:
        if self._first is not None:
            self._first = reviews.following(self._first)
        self._show_most()

    def _on_filtered(self) -> None:
        self._most = ROWS_AT_FIRST
        self.refresh()

    def _on_more(self) -> None:
        self._most += ROWS_AT_FIRST
        self.refresh()


def answer_line(context: AppContext, each: HeardRow) -> str:
    """What the shop answered, and when they were told; empty while there is no answer."""
    if not each.answer:
        return ""
    say = context.wording.text
    told = context.wording.say(ANSWERS[each.answer])
    if each.answer_words:
        told = say("{answer}: {words}", answer=told, words=each.answer_words)
    if each.told_on is not None:
        return say("{answer} · told {day}", answer=told, day=each.told_on)
    return told
