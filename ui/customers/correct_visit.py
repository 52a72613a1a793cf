"""A visit that stands in the book: its sheet filled in, to be corrected, moved or removed.

What the sheet asks stands in was_here; what moves along with a visit is decided by the services.
"""

from collections.abc import Sequence
from functools import cached_property

from smallcrm.domain.ids import CustomerId, VisitId
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.sentence import sentence
from smallcrm.domain.visits import VisitDraft
from smallcrm.services import customers, moment_offers, moments, visits
from smallcrm.services.moments import OpenOw
from ui.context import AppContext, LineAction
from ui.customers.form_start import draft_from_typed
from ui.customers.was_here import WasHereSheet
from ui.finder import Found


def correct_visit(context: AppContext, visit_id: VisitId) -> None:
    """Open the sheet of a visit. Raises Invalid when the visit is gone."""
    known = visits.draft_of(context.store, visit_id)
    assert known.customer_id is not None  # noqa: S101 - it stands in the book
    sheet = CorrectVisitSheet(context, known.customer_id, about=str(visit_id))
    context.dialogs.show_sheet(sheet)


def reopen_visit(context: AppContext, held_as: HeldAs) -> None:
    """Open the sheet whose words are on hold. Raises Invalid when the visit is gone."""
    if held_as.about.isdecimal():
        correct_visit(context, VisitId(int(held_as.about)))


def remove_visit(context: AppContext, visit_id: VisitId) -> None:
    """The visit did not happen. Raises Invalid when it is gone already."""
    by = context.counter.helper_id
    visits.delete_visit(context.store, visit_id, now=context.now(), by=by)


def ask_right_person(context: AppContext, visit_id: VisitId) -> None:
    """Ask in the finder to whom a visit belongs, and move it there."""
    mover = _Mover(context, visit_id)
    context.navigate.ask_whom(context.wording.text("Who was here?"), mover.on_answered)


class CorrectVisitSheet(WasHereSheet):
    """As F2 asks, filled in; nothing is new but the ways to move and to remove it.

    While a customer may see the screen the amount does not appear: left empty, it stays.
    """

    code = "visit"
    heading = sentence("{name} was here: as it was noted")
    _hides_amount = False

    @cached_property
    def visit_id(self) -> VisitId:
        """The visit that is corrected."""
        return VisitId(int(self.held_as.about))

    @cached_property
    def known(self) -> VisitDraft:
        """The visit as it stood in the book when the sheet was opened."""
        return visits.draft_of(self.context.store, self.visit_id)

    def save(self, draft: VisitDraft) -> None:
        """Correct it. Raises Invalid."""
        if self._hides_amount and not draft.amount_text.strip():
            draft.amount_text = self.known.amount_text
        if not draft.day_text.strip():
            draft.day, draft.at = self.known.day, self.known.at
        context = self.context
        visits.edit_visit(context.store, self.visit_id, draft, now=context.now(), by=self.by)

    def offered(self) -> Sequence[OpenOw]:
        """What its mark answers or may answer; what is open, while it has none."""
        marked = moments.of_visit(self.context.store, self.visit_id)
        if marked is None:
            return super().offered()
        return moment_offers.answerable(self.context.store, marked.id)

    def _show_known(self) -> None:
        known, say = self.known, self.say
        self._hides_amount = bool(known.amount_text) and not self.context.owner.is_open
        if self._hides_amount:
            self._amount.line.setPlaceholderText(say("stays if empty"))
        else:
            self._amount.show_text(known.amount_text)
        self._what.show_text(known.what)
        self._how.choose(known.how)
        self._words.show_text(known.words)
        for line in (self._what, self._words):
            line.setCursorPosition(0)  # long words are read from their beginning
        self._cause.choose(known.cause)
        if known.how:
            self._answers.show_answers(known.answers)
        self._sender.show_people([known.sent_by] if known.sent_by else [])
        self._companions.show_people(known.companions)
        self._is_gift.setChecked(known.is_gift)
        for code, tick in self._loyalty.items():
            tick.setChecked(code in known.loyalty)
        if known.sent_by or known.companions or known.is_gift or known.loyalty:
            self._more.open()
        self.offer_ways(
            LineAction(say("Wrong person"), "wrong_person", self._move),
            LineAction(say("Remove this"), "remove", self._remove),
        )

    def _move(self) -> None:
        ask_right_person(self.context, self.visit_id)

    def _remove(self) -> None:
        remove_visit(self.context, self.visit_id)


class _Mover:
    """Moves one visit to the customer to whom it belongs."""

    def __init__(self, context: AppContext, visit_id: VisitId) -> None:
        self._context = context
        self._visit_id = visit_id

    def on_answered(self, found: Found) -> None:
        """It was this one."""
        if found.kind == "customer":
            self._context.errors.attempt(lambda: self._move(CustomerId(int(found.key))))
        else:
            self._context.errors.attempt(lambda: self._move_to_new(str(found.key)))

    def _move_to_new(self, typed: str) -> None:
        """Somebody who is not in the book yet: two deeds, each with its own undo."""
        context = self._context
        by = context.counter.helper_id
        draft = draft_from_typed(typed)
        self._move(customers.save(context.store, draft, now=context.now(), by=by))

    def _move(self, to: CustomerId) -> None:
        context = self._context
        by = context.counter.helper_id
        visits.move_visit(context.store, self._visit_id, to, now=context.now(), by=by)
