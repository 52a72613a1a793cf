"""What is done with a thing to do, from Today and from Promises alike: each verb of a row.

When a row is shown, and which verb comes next, is decided by the services.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from smallcrm.domain.ids import CustomerId, HelperId, RequestId
from smallcrm.domain.requests import RequestStatus
from smallcrm.services import prompts, requests, thank_yous
from ui.context import AppContext
from ui.customers.later import ask_later
from ui.customers.let_go import ask_let_go
from ui.customers.places import ONE
from ui.customers.remind_me import remind_me
from ui.customers.thank import thank
from ui.customers.wants_something import wants_something
from ui.customers.was_here import was_here
from ui.openings.opening_sheet import change_opening
from ui.pages import Verbs
from ui.promises.ending import finish_wish
from ui.right.on_today import go_on as go_on_right
from ui.right.on_today import is_about_right

CARD = "card"  # the page of one or several cards; argument: their keys with spaces between
OPENING = "opening"  # the action of a row that leads to the sheet of an opening after hours
ENDED = "ended"  # of one whose evening is over and whose door nobody stamped: how it was
CARD_ACTIONS = frozenset({"print_card", "post"})


class Task(NamedTuple):
    """One thing to do. reason is worded.

    action: call, print_card, post, open, opening, ended, right, ready or done.

    request_id: the wish behind it, None for anything else.
    """

    subject_key: str
    customer_id: CustomerId
    name: str
    phone: str
    reason: str
    action: str
    request_id: RequestId | None = None

    @property
    def is_card(self) -> bool:
        """Whether a card is what is owed."""
        return self.action in CARD_ACTIONS


class TaskVerbs:
    """Does what is to be done. call: how the page shows the number and asks how it went."""

    def __init__(self, context: AppContext, call: Callable[[Task], None]) -> None:
        self._context = context
        self._call = call

    def say(self, key: str, **args: str) -> str:
        """Our own words in the shop's language."""
        return self._context.wording.text(key, **args)

    def act(self, task: Task) -> None:
        """The one next action of a row."""
        verbs: dict[str, Callable[[Task], None]] = {
            "call": self._call,
            "print_card": self._print,
            "post": self.post,
            "ready": self.make_ready,
            "done": self.done,
            "right": self._look_after,
            OPENING: self._see_opening,
            ENDED: self.done,
        }
        verbs.get(task.action, self.open)(task)

    def open(self, task: Task) -> None:
        """Go to the customer."""
        self._context.navigate.to(ONE, task.customer_id)

    def done(self, task: Task) -> None:
        """It is done; a card was handed over, a wish is fulfilled."""
        if is_about_right(task.subject_key):
            self._look_after(task)
        elif task.is_card:
            self._attempt(partial(thank_yous.hand_over, self._context.store, task.subject_key))
        elif task.request_id is not None:
            self._context.errors.attempt(partial(finish_wish, self._context, task.request_id))
        else:
            self._attempt(partial(prompts.answer_done, self._context.store, task.subject_key))

    def later(self, task: Task) -> None:
        """Ask until when it rests."""
        ask_later(self._context, task.subject_key)

    def let_go(self, task: Task) -> None:
        """Ask why it is not asked for again."""
        ask_let_go(self._context, task.subject_key)

    def post(self, task: Task) -> None:
        """The card is in the letterbox."""
        if task.is_card:
            self._attempt(partial(thank_yous.mark_posted, self._context.store, [task.subject_key]))
        else:
            self._tell(self.say("Only cards can be posted"))

    def make_ready(self, task: Task) -> None:
        """What they wanted is here."""
        self.set_status(task, RequestStatus.READY)

    def set_status(self, task: Task, status: RequestStatus) -> None:
        """Move a wish on; nothing for anything else."""
        if task.request_id is not None:
            number = task.request_id
            self._attempt(partial(requests.set_status, self._context.store, number, status.value))

    def about(self, task: Task) -> Verbs:
        """What the keys do while this row is in hand."""
        context, customer_id = self._context, task.customer_id
        return {
            "done": partial(self.done, task),
            "later": partial(self.later, task),
            "let_go": partial(self.let_go, task),
            "posted": partial(self.post, task),
            "history": partial(self.open, task),
            "was_here": partial(was_here, context, customer_id),
            "wants_something": partial(wants_something, context, customer_id),
            "thank": partial(thank, context, customer_id),
            "remind_me": partial(remind_me, context, customer_id),
        }

    def _look_after(self, task: Task) -> None:
        """What makes it right is written on its own page, also that it is done."""
        go_on = partial(go_on_right, self._context, task.subject_key, task.customer_id)
        self._context.errors.attempt(go_on)

    def _see_opening(self, task: Task) -> None:
        if task.request_id is not None:
            self._context.errors.attempt(partial(change_opening, self._context, task.request_id))

    def _print(self, task: Task) -> None:
        self._context.navigate.to(CARD, task.subject_key)

    def _attempt(self, verb: Callable[..., object]) -> None:
        by: HelperId | None = self._context.counter.helper_id
        self._context.errors.attempt(partial(verb, now=self._context.now(), by=by))

    def _tell(self, words: str) -> None:
        self._context.bottom.tell(words)
