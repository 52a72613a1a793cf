"""What is chosen for one card before it is printed: its front, its colour, its ink, who writes it.

How all cards of the shop look is the business of own_pictures, what a card says of card_pieces.
"""

from datetime import date, datetime

from smallcrm.domain.card_choices import CardChoice, choice_of
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import HelperId
from smallcrm.services.card_facts import desk_row
from smallcrm.services.owed_cards import note_keys, owed_card, owed_notes
from smallcrm.services.thank_yous import write_note
from smallcrm.storage.store import Store


def chosen_for(store: Store, subject_key: str, *, on: date) -> CardChoice:
    """What was chosen for the note with this key. Raises ShopError when it is not owed any more."""
    row_id = owed_card(store, subject_key).thank_you_id
    return choice_of(desk_row(store, row_id, note_keys(store, subject_key, on=on)).design)


def choose(
    store: Store,
    subject_key: str,
    choice: CardChoice,
    *,
    now: datetime,
    by: HelperId | None = None,
) -> None:
    """Remember what was chosen for a card, with all that its note thanks for; none when it is so.

    Raises ShopError when it is not owed any more, or printed already.
    """
    on = store.shop_day(now)
    if choice == chosen_for(store, subject_key, on=on):
        return
    (note,) = owed_notes(store, [subject_key], on=on)
    if desk_row(store, note[0].thank_you_id).state != "due":
        raise ShopError("This card is printed already. Nothing was changed.")
    with store.action("choose_look", note[0].customer_id, at=now, by=by):
        write_note(note, {"state": "due", "design": choice.code})
