"""What is done on one customer's page without a sheet: a promise kept, a card posted, a mark.

The page says what was pressed; the book says what came of it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from smallcrm.domain.ids import CustomerId, ReminderId, RequestId
from smallcrm.services import absence, customers, looking_for, prompts, requests, thank_yous
from smallcrm.services.thank_yous import DueCard
from ui.context import AppContext
from ui.customers import places
from ui.customers.change_reminder import change_reminder
from ui.customers.how_it_went import mark
from ui.promises.ending import finish_wish


class PageDeeds:
    """Each deed is tried through the error door; nothing here shows what came of it."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self.cards: Sequence[DueCard] = ()

    def move(self, name: str, customer_id: CustomerId) -> None:
        """To the trash, or back from it; or waited for again."""
        verb = _MOVES[name]
        leave = self._context.navigate.back if name == "trash" else None
        self._attempt(partial(verb, self._context.store, customer_id), leave)

    def mark(self, kind: str, customer_id: CustomerId) -> None:
        """Note how it just went."""
        context = self._context
        context.errors.attempt(partial(mark, context, customer_id, kind))

    def choose_tier(self, tier: str, customer_id: CustomerId) -> None:
        """Another standing."""
        self._attempt(partial(customers.set_tier, self._context.store, customer_id, tier))

    def promise(self, name: str, number: int) -> None:
        """A wish is ready or done, a reminder done or changed."""
        store = self._context.store
        if name == "reminder_done":
            self._attempt(partial(prompts.answer_done, store, f"reminder:reminder:{number}"))
            return
        if name == "reminder_change":
            change = partial(change_reminder, self._context, ReminderId(number))
            self._context.errors.attempt(change)
            return
        if name == "request_done":
            finish = partial(finish_wish, self._context, RequestId(number))
            self._context.errors.attempt(finish)
        else:
            self._attempt(partial(requests.set_status, store, RequestId(number), "ready"))

    def card(self, name: str, place: int) -> None:
        """A card was posted, or is to be printed."""
        key = self.cards[place].subject_key
        if name == "posted":
            self._attempt(partial(thank_yous.mark_posted, self._context.store, [key]))
        else:
            self._context.navigate.to(places.CARD, key)

    def print_card(self) -> None:
        """The next card; without one, the page of cards."""
        if self.cards:
            self._context.navigate.to(places.CARD, self.cards[0].subject_key)
        else:
            self._context.navigate.to(places.CARDS)

    def found(self, _name: str, number: int) -> None:
        """They have what they looked for."""
        self._attempt(partial(looking_for.found, self._context.store, number))

    def person(self, _name: str, number: int) -> None:
        """Go to somebody else."""
        self._context.navigate.to(places.ONE, number)

    def _attempt(self, verb: Callable[..., object], then: Callable[[], None] | None = None) -> None:
        context = self._context

        def act() -> None:
            verb(now=context.now(), by=context.counter.helper_id)

        context.errors.attempt(act, then=then)


_MOVES: Mapping[str, Callable[..., None]] = {
    "trash": customers.trash,
    "put_back": customers.put_back,
    "end_away": absence.end_away,
    "end_peace": absence.end_peace,
}
