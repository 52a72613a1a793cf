"""What can be done about a visit or a mark that was just noted: moved, marked, told and answered.

How it is corrected later is the business of correct_visit and how_it_went.
"""

from collections.abc import Sequence
from functools import partial

from smallcrm.domain.changes import Change
from smallcrm.domain.ids import CustomerId, MomentId, VisitId
from smallcrm.domain.moments import SHAPES
from smallcrm.domain.sentence import sentence
from smallcrm.services import moment_offers, moments, visits
from smallcrm.services.activity import recorded_visit
from ui.context import AppContext, LineAction
from ui.finder import Found
from ui.keys import KEYS

ASKED = sentence("How it went: with whom?")
KEYS_OF = {"wow": "wow", "ow": "let_down"}  # the mark, and what its key is called


def visit_actions(context: AppContext, visit_id: VisitId) -> Sequence[LineAction]:
    """Whose it was can be put right from the bottom line; without a mark it can be marked."""
    row = visits.visit(context.store, visit_id)
    if row is None:
        return ()
    wrong = context.wording.text("Wrong person")
    actions = [LineAction(wrong, "wrong_person", partial(_ask_right_person, context, visit_id))]
    if moments.of_visit(context.store, visit_id) is None:
        for kind, key in KEYS_OF.items():
            note = _Mark(context, row.customer_id, kind).note
            actions.append(LineAction(SHAPES[kind], f"mark_{kind}", note, KEYS[key].cap))
    return actions


def moment_actions(context: AppContext, change: Change) -> Sequence[LineAction]:
    """Words can be added to a mark, and it can be said to answer what was open."""
    moment_id = moment_offers.noted(context.store, change)
    if moment_id is None:
        return ()
    say, made = context.wording.text, _Noted(context, moment_id)
    add_words = LineAction(say("Add words"), "add_words", made.add_words)
    open_ones = [
        ow for ow in moment_offers.answerable(context.store, moment_id)
        if ow.id not in moments.draft_of(context.store, moment_id).answers
    ]  # fmt: skip
    look_after = _look_after_words(context, moment_id)
    if not open_ones:
        return (add_words, *look_after)
    answers = say("This answers {day}", day=open_ones[-1].day)
    answer = _Answer(context, open_ones[-1].id, moment_id)
    return (add_words, LineAction(answers, "answers", answer.note), *look_after)


def _look_after_words(context: AppContext, moment_id: MomentId) -> Sequence[LineAction]:
    """Whoever was let down is looked after."""
    noted = moments.moment(context.store, moment_id)
    if noted is None or noted.kind != "ow":
        return ()
    made = _Noted(context, moment_id)
    return (LineAction(context.wording.text("Look after"), "look_after", made.look_after),)


class Marker:
    """The key of a mark where no customer is open: it means what just happened, else it asks."""

    def __init__(self, context: AppContext, kind: str) -> None:
        self._context, self._kind = context, kind

    def mark(self) -> None:
        """Mark whoever was just noted, or ask in the finder whom it is about."""
        customer_id = just_noted(self._context)
        if customer_id is not None:
            _mark(self._context, customer_id, self._kind)
            return
        self._context.navigate.ask_whom(self._context.wording.say(ASKED), self._on_answered)

    def _on_answered(self, found: Found) -> None:
        if found.kind != "customer":
            self._context.navigate.to("new_customer", str(found.key))
            return
        number = CustomerId(int(found.key))
        self._context.errors.attempt(lambda: _mark(self._context, number, self._kind))


def just_noted(context: AppContext) -> CustomerId | None:
    """Whose visit or mark was the last deed of all, if it was one."""
    store, change = context.store, context.store.latest
    if change is None:
        return None
    visit_id = recorded_visit(store, change)
    if visit_id is not None:
        row = visits.visit(store, visit_id)
        return None if row is None else row.customer_id
    moment_id = moment_offers.noted(store, change)
    noted = None if moment_id is None else moments.moment(store, moment_id)
    return None if noted is None else noted.customer_id


class _Mark:
    def __init__(self, context: AppContext, customer_id: CustomerId, kind: str) -> None:
        self._context, self._customer_id, self._kind = context, customer_id, kind

    def note(self) -> None:
        act = self._context.errors.attempt
        act(lambda: _mark(self._context, self._customer_id, self._kind))


class _Noted:
    def __init__(self, context: AppContext, moment_id: MomentId) -> None:
        self._context, self._moment_id = context, moment_id

    def add_words(self) -> None:
        from ui.customers.how_it_went import edit_how_it_went  # noqa: PLC0415

        act = self._context.errors.attempt
        act(lambda: edit_how_it_went(self._context, self._moment_id))

    def look_after(self) -> None:
        from ui.right.first_screen import look_after  # noqa: PLC0415

        noted = moments.moment(self._context.store, self._moment_id)
        if noted is not None:
            look_after(self._context, noted.customer_id, noted.id)


class _Answer:
    def __init__(self, context: AppContext, ow: MomentId, answer: MomentId) -> None:
        self._context, self._ow, self._answer = context, ow, answer

    def note(self) -> None:
        context, by = self._context, self._context.counter.helper_id
        context.errors.attempt(
            lambda: moments.answer_moment(
                context.store, self._ow, self._answer, now=context.now(), by=by
            )
        )


def _ask_right_person(context: AppContext, visit_id: VisitId) -> None:
    from ui.customers.correct_visit import ask_right_person  # noqa: PLC0415

    ask_right_person(context, visit_id)


def _mark(context: AppContext, customer_id: CustomerId, kind: str) -> None:
    from ui.customers.how_it_went import mark  # noqa: PLC0415

    mark(context, customer_id, kind)
