"""Who sent you (F9): the finder asks who told this customer about the shop, and it is noted.

What is owed for it is worked out by the rules of the prompts.
"""

from functools import partial

from smallcrm.domain.ids import CustomerId
from smallcrm.services import customers, referrals
from ui.context import AppContext
from ui.customers.form_start import draft_from_typed
from ui.finder import Found


def who_sent_you(context: AppContext, customer_id: CustomerId) -> None:
    """Ask in the finder who sent this customer."""
    name = customers.name_of(context.store, customer_id)
    prompt = context.wording.text("Who sent {name}?", name=name)
    context.navigate.ask_whom(prompt, partial(_answered, context, customer_id))


def _answered(context: AppContext, customer_id: CustomerId, found: Found) -> None:
    """Somebody of the book, or somebody new: then two deeds, each with its own undo."""

    def note() -> None:
        by = context.counter.helper_id
        if found.kind == "customer":
            sender = CustomerId(int(found.key))
        else:
            draft = draft_from_typed(str(found.key))
            sender = customers.save(context.store, draft, now=context.now(), by=by)
        referrals.record(context.store, sender, customer_id, now=context.now(), by=by)

    context.errors.attempt(note)
