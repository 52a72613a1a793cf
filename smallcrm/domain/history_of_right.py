"""What making it right, calls, what was heard and who was sent on are called in the history.

How a change is put into words is the business of `domain/history.py`.
"""

from collections.abc import Mapping

from smallcrm.domain.history_parts import Column, Subject
from smallcrm.domain.sentence import sentence

_DAY = Column(sentence("Day"), "day")

RIGHT_SUBJECTS: Mapping[str, Subject] = {
    "recovery_customer": Subject(
        sentence("Looked after"),
        ("outcome",),
        {
            "outcome": Column(
                sentence("How it is now"), "outcome", is_secret=True, mates=("closed_on",)
            ),
        },
    ),
    "call": Subject(
        sentence("Call"),
        ("outcome", "words", "shop_day"),
        {
            "outcome": Column(sentence("Call"), "call_outcome"),
            "words": Column(sentence("What was said")),
            "shop_day": _DAY,
        },
    ),
    "heard": Subject(
        sentence("Heard"),
        ("kind", "words"),
        {
            "words": Column(sentence("Their words"), "long"),
            "kind": Column(sentence("What they did"), "heard_kind"),
            "heard_on": _DAY,
            "answer": Column(sentence("Our answer"), "heard_answer", mates=("answered_on",)),
            "answer_words": Column(sentence("Words of our answer"), "long"),
            "told_on": Column(sentence("Told them"), "day"),
            "customer_id": Column(sentence("Who said it"), "customer"),
        },
    ),
    "sent_elsewhere": Subject(
        sentence("Sent to another shop"),
        ("what", "sent_on"),
        {
            "what": Column(sentence("What they wanted")),
            "sent_on": _DAY,
            "found_it": Column(sentence("Did they find it"), "found_it", mates=("asked_on",)),
            "customer_id": Column(sentence("Customer"), "customer"),
        },
    ),
    "neighbour": Subject(
        sentence("Their own shop"),
        ("name",),
        {
            "name": Column(sentence("Their own shop")),
            "street": Column(sentence("Street")),
            "town": Column(sentence("Town")),
            "phone": Column(sentence("Phone")),
            "has": Column(sentence("What they have")),
            "customer_id": Column(sentence("Customer"), "customer"),
        },
    ),
}
"""The rows of these tables that are a customer's own."""
