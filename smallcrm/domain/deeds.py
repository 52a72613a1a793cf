"""How each deed of the shop is told in the bottom line and in the history.

A deed is kept as its key and ids; nothing here knows who a customer is.
"""

from smallcrm.domain.changes import Label
from smallcrm.domain.sentence import Sentence, sentence

_WORDS = {
    "first_start": sentence("The shop is set up"),
    "save_settings": sentence("Settings saved"),
    "save_opening_hours": sentence("Opening hours saved"),
    "add_closure": sentence("The shop will be closed: noted"),
    "edit_closure": sentence("A closure was changed"),
    "delete_closure": sentence("A closure was removed"),
    "add_special_day": sentence("A day with hours of its own: noted"),
    "edit_special_day": sentence("Hours of a special day changed"),
    "delete_special_day": sentence("A special day was removed"),
    "save_holidays": sentence("Public holidays saved"),
    "save_rule": sentence("What the shop watches for was changed"),
    "watch_also": sentence("Noted: the shop watches for this too"),
    "not_watched": sentence("Left as it is"),
    "begin_busy_weeks": sentence("The shop has busy weeks"),
    "end_busy_weeks": sentence("The busy weeks are over"),
    "pin_row": sentence("{customer}: pinned to the top"),
    "unpin_row": sentence("{customer}: pinned no more"),
    "unpin_gone": sentence("A pin was taken away"),
    "add_helper": sentence("A helper was added"),
    "edit_helper": sentence("A helper was changed"),
    "helper_left": sentence("A helper left"),
    "new_customer": sentence("{customer} is in the book"),
    "edit_customer": sentence("{customer} saved"),
    "set_tier": sentence("Standing of {customer} changed"),
    "trash_customer": sentence("{customer} is in the trash"),
    "put_back_customer": sentence("{customer} is back from the trash"),
    "purge_trash": sentence("Old trash was emptied"),
    "record_visit": sentence("{customer} was here"),
    "move_visit": sentence("Moved to {customer}"),
    "edit_visit": sentence("Visit of {customer} changed"),
    "delete_visit": sentence("Visit of {customer} removed"),
    "record_request": sentence("Wish of {customer} noted"),
    "edit_request": sentence("Wish of {customer} changed"),
    "set_request_status": sentence("Wish of {customer} moved on"),
    "wish_ready": sentence("What {customer} wants is ready"),
    "wish_done": sentence("Wish of {customer} fulfilled"),
    "wish_declined": sentence("Wish of {customer} declined"),
    "wish_called_off": sentence("{customer} called it off"),
    "delete_request": sentence("Wish of {customer} removed"),
    "open_after_hours": sentence("Opening for {customer} noted"),
    "edit_opening": sentence("Opening for {customer} changed"),
    "open_door": sentence("Door open for {customer}"),
    "close_door": sentence("Door closed after {customer}"),
    "note_opened": sentence("Opened for {customer}: noted"),
    "nobody_came": sentence("{customer} did not come"),
    "not_opened": sentence("We did not open for {customer}: noted"),
    "save_roster": sentence("Who has the keys: saved"),
    "add_reminder": sentence("Reminder for {customer} added"),
    "edit_reminder": sentence("Reminder for {customer} changed"),
    "call_talked": sentence("Talked with {customer}"),
    "call_no_answer": sentence("No answer from {customer}"),
    "answer_done": sentence("Done for {customer}"),
    "answer_later": sentence("{customer}: put off"),
    "answer_dismissed": sentence("{customer}: let go"),
    "owe_thank_you": sentence("Thank-you for {customer} added"),
    "choose_look": sentence("Look of the card for {customer} changed"),
    "write_note": sentence("Note for {customer} written by hand"),
    "post_card": sentence("Card for {customer} posted"),
    "said_in_person": sentence("{customer} was thanked in person"),
    "hand_over": sentence("Card for {customer} handed over"),
    "skip_thank_you": sentence("No card for {customer}"),
    "record_referral": sentence("{customer} sent somebody to us"),
    "delete_referral": sentence("A referral by {customer} was removed"),
    "end_away": sentence("{customer}: back already"),
    "end_peace": sentence("{customer}: left in peace no more"),
    "set_status": sentence("Status of {customer} changed"),
    "customer_died": sentence("{customer} has died: nothing is addressed to them any more"),
    "link_family": sentence("Family of {customer} noted"),
    "unlink_family": sentence("Family link of {customer} removed"),
    "note_fact": sentence("Good to know about {customer}: noted"),
    "delete_fact": sentence("Good to know about {customer}: removed"),
    "note_looking_for": sentence("{customer} is looking for something"),
    "found_looking_for": sentence("{customer} has found it"),
    "record_wow": sentence("How it went with {customer}: ▲"),
    "record_how": sentence("How it went with {customer}: ●"),
    "record_ow": sentence("How it went with {customer}: ▼"),
    "edit_moment": sentence("How it went with {customer}: changed"),
    "delete_moment": sentence("How it went with {customer}: removed"),
    "answer_moment": sentence("{customer}: answered"),
    "open_recovery": sentence("{customer}: looked after"),
    "tell_recovery": sentence("{customer}: what happened is noted"),
    "make_right": sentence("{customer}: something was done to put it right"),
    "remove_remedy": sentence("{customer}: one step taken out"),
    "move_check_back": sentence("{customer}: we ask again on another day"),
    "check_back_unanswered": sentence("{customer}: no answer"),
    "close_recovery": sentence("{customer}: asked how it is now"),
    "reopen_recovery": sentence("{customer}: looked after again"),
    "share_recovery": sentence("{customer} was part of it too"),
    "unshare_recovery": sentence("{customer} was no part of it"),
    "save_lesson": sentence("A lesson was noted"),
    "thank_helper": sentence("A helper was thanked for owning up"),
    "fix_cause": sentence("A cause was fixed"),
    "note_heard": sentence("Heard: noted"),
    "change_heard": sentence("Heard: changed"),
    "remove_heard": sentence("Heard: removed"),
    "answer_heard": sentence("Heard: answered"),
    "tell_heard": sentence("They know what came of what they said"),
    "send_elsewhere": sentence("Sent to another shop: noted"),
    "change_sent_elsewhere": sentence("Sent to another shop: changed"),
    "ask_found_it": sentence("Whether they found it: noted"),
    "remove_sent_elsewhere": sentence("Sent to another shop: removed"),
    "save_neighbour": sentence("A neighbour was saved"),
    "remove_neighbour": sentence("A neighbour was removed"),
    "save_own_wording": sentence("A wording for cards was saved"),
    "save_card_habits": sentence("How envelopes are made was noted"),
    "use_places": sentence("Used places of a sheet: noted"),
    "new_sheet": sentence("A new sheet was begun"),
    "add_own_picture": sentence("A picture of our own was added"),
    "crop_own_picture": sentence("Another part of a picture is shown"),
    "delete_own_picture": sentence("A picture of our own was removed"),
    "save_logo": sentence("The logo was changed"),
    "delete_logo": sentence("The logo was removed"),
    "save_card_look": sentence("How our cards look was changed"),
    "save_own_sheet": sentence("A sheet of our own was saved"),
    "delete_own_sheet": sentence("A sheet of our own was removed"),
    "save_correction": sentence("How far off a printer is: saved"),
    "forget_correction": sentence("How far off a printer is: forgotten"),
    "save_feeding": sentence("How paper goes into a printer: saved"),
    "forget_feeding": sentence("How paper goes into a printer: forgotten"),
    "delete_own_wording": sentence("A wording for cards was removed"),
    "save_grants": sentence("What may be granted was changed"),
    "put_back_value": sentence("{customer}: put back as it was"),
    "make_sample": sentence("A made-up shop moved in"),
    "upkeep": sentence("The book was tidied"),
}

# Deeds that told more when they were done, by what they told; older books do not have it.
_TOLD = {
    "answer_later": ("until", sentence("{customer}: put off until {until}")),
    "begin_busy_weeks": ("until", sentence("Busy until {until}")),
}

# Deeds done to several at once: the label's args hold the count n.
_COUNTED = {
    "set_tiers": Sentence("Standing of {n} changed", plural="Standing of {n} changed"),
    "tag_customers": Sentence("Topic noted for {n}", plural="Topic noted for {n}"),
    "untag_customers": Sentence("Topic removed from {n}", plural="Topic removed from {n}"),
    "trash_customers": Sentence("{n} is in the trash", plural="{n} are in the trash"),
    "owe_thank_yous": Sentence("{n} thank-you added", plural="{n} thank-yous added"),
    "import_list": Sentence("{n} customer came in", plural="{n} customers came in"),
    "enter_sheet": Sentence(
        "{n} line of the sheet entered", plural="{n} lines of the sheet entered"
    ),
    "enter_walk": Sentence("{n} answer of the walk noted", plural="{n} answers of the walk noted"),
    "print_cards": Sentence("{n} card went to the printer", plural="{n} cards went to the printer"),
    "came_out": Sentence("{n} card is owed again", plural="{n} cards are owed again"),
    "post_cards": Sentence("{n} card posted", plural="{n} cards posted"),
}


def deed_keys() -> frozenset[str]:
    """Every deed that has words."""
    return frozenset(_WORDS) | frozenset(_COUNTED)


def deed_sentence(label: Label) -> Sentence:
    """What was done, with the customer as a reference that is worded when shown.

    A later program may have written deeds that are not known here: they are told as something.
    """
    name, told = _TOLD.get(label.key, ("", None))
    if told is not None and name in label.args:
        return Sentence(told.key, label.args)
    words = _WORDS.get(label.key) or _COUNTED.get(label.key) or sentence("Something was saved")
    return Sentence(words.key, label.args, words.plural)
