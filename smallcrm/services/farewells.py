"""What stops when a customer has died: everything that would still be addressed to them.

Their history stays as it is; a card for those who are left is owed by the shop, not from here.
"""

from datetime import datetime

from smallcrm.domain.ids import CustomerId, HelperId
from smallcrm.domain.prompt_rules import PROMISE
from smallcrm.services import households, prompts
from smallcrm.storage.models import Consent, ThankYou
from smallcrm.storage.store import Store

_OPEN_PROMPTS = f"SELECT subject_key FROM prompt WHERE customer_id = ? AND rule <> '{PROMISE}'"
_OPEN_STATES = ("due", "printed")


def stop_everything(
    store: Store, customer_id: CustomerId, *, now: datetime, by: HelperId | None
) -> None:
    """No card, call or reminder for them any more. Call inside an action.

    Open thank-yous are skipped, reminders and other prompts let go, consents withdrawn. What they
    wanted stays open: somebody may come for it.
    """
    keys = store.connection.execute(_OPEN_PROMPTS, (customer_id,)).fetchall()
    for (subject_key,) in keys:
        prompt = prompts.of_subject(store, str(subject_key))
        if prompt is not None:
            prompts.write(store, prompt, "dismissed", now=now, by=by)
    day = store.shop_day(now)
    ThankYou.update(state="skipped", closed_on=day).where(
        (ThankYou.customer == customer_id) & ThankYou.state.in_(_OPEN_STATES)
    ).execute()
    Consent.update(is_given=0, given_on=day).where(
        (Consent.customer == customer_id) & (Consent.is_given == 1)
    ).execute()
    households.mark_letterbox(store, customer_id, has_it=False)


def left_behind(store: Store, customer_id: CustomerId) -> CustomerId | None:
    """To whom of the household a card can be written: the letterbox's first, else who joined first.

    None for somebody who shared it with nobody who is alive.
    """
    household = households.household_of(store, customer_id)
    members = () if household is None else household.members
    others = [m for m in members if m.id != customer_id and m.status != "deceased"]
    chosen = next(iter(sorted(others, key=lambda member: not member.has_letterbox)), None)
    return None if chosen is None else chosen.id
