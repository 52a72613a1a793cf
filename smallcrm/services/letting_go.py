"""Letting go of what waits, with a reason: a card, a call, a date; what somebody waits for never.

Doing it and putting it off are `services/prompts.py` and `services/thank_yous.py`.
"""

from datetime import datetime

from smallcrm.domain.ids import HelperId
from smallcrm.services import prompts, thank_yous
from smallcrm.storage.store import Store

_CARDS = frozenset({"print_card", "post"})  # the next steps of a card that is owed


def let_go(
    store: Store, subject_key: str, *, reason: str = "", now: datetime, by: HelperId | None = None
) -> None:
    """It is not asked for again; the reason is remembered.

    Raises ShopError when it does not wait any more, or when somebody waits for it.
    """
    prompt = prompts.of_subject(store, subject_key)
    if prompt is not None and prompt.action in _CARDS:
        thank_yous.skip(store, subject_key, reason=reason, now=now, by=by)
    else:
        prompts.dismiss(store, subject_key, reason=reason, now=now, by=by)


def may_let_go(store: Store, subject_key: str) -> bool:
    """Whether nobody but the shop itself waits for it."""
    prompt = prompts.of_subject(store, subject_key)
    return prompt is not None and not prompts.is_waited_for(prompt)
