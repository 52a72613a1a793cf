"""The page of one file: four parts, each filled when there is time for it.

What the parts show, and what their sheets ask, stand in their own modules.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.domain.ids import CustomerId, LessonId, RecoveryId, RemedyId
from smallcrm.services import lessons, recoveries
from smallcrm.services import recovery_outcomes as outcomes
from smallcrm.services.recoveries import PersonRow, RecoveryRow
from ui.context import AppContext
from ui.customers import places
from ui.customers.wrapping import Abreast
from ui.finder import Found
from ui.pages import Argument, Page, Verbs
from ui.right.grant_sheet import what_may_i_grant
from ui.right.parts import AskPart, HappenedPart, LearntPart, Part, StepsPart
from ui.right.sheets import AskOnSheet, HappenedSheet, LearntSheet, OutcomeSheet, RemedySheet
from ui.right.thank_sheet import thank_helper
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import PageBody, column, holder, row
from ui.widgets.panels import Notice
from ui.widgets.text import PlainLabel

TOUCHES = {
    *("recovery", "recovery_customer", "remedy", "lesson", "moment", "helper", "customer"),
    "grant_limit",
}
BESIDE_FROM = 680  # units: narrower, the parts stand one under the other
HEAD_FROM = 420


class RightPage(Page):
    """One file; arrive with its number."""

    rail_code = places.ALL

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording, touches=TOUCHES)
        self._context = context
        self._file: RecoveryId | None = None
        self._people: list[PersonRow] = []
        self._build()
        for part in self._parts:
            part.pressed.connect(self._on_pressed)
        self._back.clicked.connect(context.navigate.back)
        self._grants.clicked.connect(self._on_grants)
        context.owner.changed.connect(self._on_owner_changed)

    def _build(self) -> None:
        say, context = self.say, self._context
        self._title = PlainLabel("", role="page", fit="wrap")
        self._since = PlainLabel("", role="second", fit="wrap")
        self._grants = KeycapButton(say("May I grant"), name="grants", key="F8")
        self._back = KeycapButton(say("Back"), name="back", key="Esc")
        head = Abreast(
            holder(column(None, self._title, self._since, gap=2)),
            holder(row(None, self._grants, self._back, None, gap=8)),
            limit=HEAD_FROM, stretches=(1, 0), gap=8,
        )  # fmt: skip
        self._happened = HappenedPart(context)
        self._steps = StepsPart(context)
        self._ask = AskPart(context)
        self._learnt = LearntPart(context)
        self._parts: tuple[Part, ...] = (self._happened, self._steps, self._ask, self._learnt)
        left = holder(column(None, self._happened, self._steps, None, gap=12))
        right = holder(column(None, self._ask, self._learnt, None, gap=12))
        both = Abreast(left, right, limit=BESIDE_FROM, gap=12, stretches=(1, 1))
        self._body = holder(column(None, head, 4, both, None, gap=8))
        self._gone = Notice(
            say("This is not in the book any more"),
            say("It may have been undone. Who still waits stands on Today."),
            name="gone",
        )
        column(self, PageBody(holder(column(None, self._gone, self._body, gap=0))), gap=0)

    def arrive(self, argument: Argument) -> None:
        if isinstance(argument, int):
            self._file = RecoveryId(argument)
        self.refresh()

    def first_focus(self) -> QWidget | None:
        return next((part.button for part in self._parts if part.button.is_filled), self._back)

    def verbs(self) -> Verbs:
        return {"what_may_i_grant": self._on_grants}

    def refresh(self) -> None:
        store = self._context.store
        file = None if self._file is None else recoveries.recovery(store, self._file)
        self._gone.setVisible(file is None)
        self._body.setVisible(file is not None)
        if file is None:
            return
        self._people = recoveries.people(store, file.id)
        names = ", ".join(each.name for each in self._people)
        self._title.show_text(self.say("Looking after {names}", names=names))
        self._since.show_text(self.say("since {day}", day=file.opened_on))
        self._show(file)

    def _show(self, file: RecoveryRow) -> None:
        store = self._context.store
        steps, lesson = recoveries.remedies(store, file.id), lessons.of_file(store, file.id)
        self._happened.show_file(file, self._people)
        self._steps.show_steps(steps)
        self._ask.show_people(file, self._people)
        self._learnt.show_lesson(lesson)
        is_open = any(each.is_open for each in self._people)
        is_told = any(each.words for each in self._people)
        missing = (
            not file.happened and not file.feels and not is_told and is_open,
            not steps and is_open,
            is_open,
            lesson is None,
        )
        first = missing.index(True) if any(missing) else -1
        for place, part in enumerate(self._parts):
            part.button.set_filled(place == first)

    # Handlers

    def _on_pressed(self, deed: str, number: int) -> None:
        context, file = self._context, self._file
        if file is None:
            return
        sheets: dict[str, Callable[[], object]] = {
            "happened": lambda: context.dialogs.show_sheet(HappenedSheet(context, file)),
            "step": lambda: context.dialogs.show_sheet(RemedySheet(context, file)),
            "learnt": lambda: context.dialogs.show_sheet(LearntSheet(context, file)),
            "ask_on": lambda: context.dialogs.show_sheet(AskOnSheet(context, file)),
            "how_is_it": lambda: context.dialogs.show_sheet(OutcomeSheet(context, file, number)),
            "thank": lambda: thank_helper(context, LessonId(number)),
            "person": lambda: context.navigate.to(places.ONE, number),
            "share": self._ask_whom,
        }
        context.errors.attempt(sheets.get(deed) or partial(self._do, file, deed, number))

    def _do(self, file: RecoveryId, deed: str, number: int) -> None:
        """What is saved at once."""
        context, store = self._context, self._context.store
        now, by = context.now(), context.counter.helper_id
        if deed == "take_out":
            recoveries.remove_remedy(store, file, RemedyId(number), now=now, by=by)
        elif deed == "no_answer":
            outcomes.no_answer(store, number, now=now, by=by)
        elif deed == "open_again":
            outcomes.open_again(store, number, now=now, by=by)
        elif deed == "unshare":
            recoveries.unshare(store, file, CustomerId(number), now=now, by=by)

    def _ask_whom(self) -> None:
        self._context.navigate.ask_whom(self.say("Who else was part of it?"), self._on_found)

    def _on_found(self, found: Found) -> None:
        if found.kind != "customer" or self._file is None:
            self._context.navigate.to(places.NEW, str(found.key))
            return
        context, file, number = self._context, self._file, CustomerId(int(found.key))
        share = partial(recoveries.share, context.store, file, number)
        context.errors.attempt(partial(share, now=context.now(), by=context.counter.helper_id))

    def _on_grants(self) -> None:
        whose = self._people[0].customer_id if self._people else None
        what_may_i_grant(self._context, whose)

    def _on_owner_changed(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self.is_stale = True
