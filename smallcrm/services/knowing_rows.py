"""Days, topics, facts, searches and consents of a customer as rows that keep their ids.

What may stand in them is checked by `domain/facts.py` and `domain/consents.py`.
"""

from smallcrm.domain.consents import ConsentDraft
from smallcrm.domain.customers import CheckedCustomer
from smallcrm.domain.facts import CheckedFact, DateDraft, FactDraft, LookingForDraft, TopicDraft
from smallcrm.domain.ids import CustomerId
from smallcrm.services import topics
from smallcrm.services.own_rows import Values, bring_to
from smallcrm.storage.models import Consent, CustomerTopic, Fact, LookingFor, PersonalDate
from smallcrm.storage.store import Store

_DATES = "SELECT label, day FROM personal_date WHERE customer_id=? ORDER BY id"
_TOPICS = """
SELECT t.name, ct.wants FROM customer_topic AS ct JOIN topic AS t ON t.id = ct.topic_id
WHERE ct.customer_id=? ORDER BY ct.id
"""
_FACTS = """
SELECT label, words, is_pinned, is_private, do_not_mention, coalesce(expires_on, '') FROM fact
WHERE customer_id=? ORDER BY id
"""
_LOOKING_FOR = """
SELECT what, since_on FROM looking_for WHERE customer_id=? AND found_on IS NULL ORDER BY id
"""
_CONSENTS = "SELECT channel, is_given, given_on, how FROM consent WHERE customer_id=? ORDER BY id"


def write(store: Store, customer_id: CustomerId, clean: CheckedCustomer) -> None:
    """Make the rows as the checked customer has them. Call inside an action."""
    dates = [{"label": each.label, "day": each.day.iso} for each in clean.dates]
    bring_to(PersonalDate, customer_id, dates, "label")
    wishes = [
        {"topic": topics.topic_id(store, topic.name), "wants": int(topic.wants)}
        for topic in clean.topics
    ]
    bring_to(CustomerTopic, customer_id, wishes, "topic")
    bring_to(Fact, customer_id, [fact_values(fact) for fact in clean.facts], "words")
    searches = [each._asdict() for each in clean.looking_for]
    bring_to(LookingFor, customer_id, searches, "what", spared="found_on")
    answers = [{**each._asdict(), "is_given": int(each.is_given)} for each in clean.consents]
    bring_to(Consent, customer_id, answers, "channel")


def fact_values(fact: CheckedFact) -> Values:
    """A fact as its row has it."""
    marks = ("is_pinned", "is_private", "do_not_mention")
    return {**fact._asdict(), **{mark: int(getattr(fact, mark)) for mark in marks}}


def dates(store: Store, customer_id: CustomerId) -> list[DateDraft]:
    """The days that matter as a form shows them."""
    return [DateDraft(*row) for row in _found(store, _DATES, customer_id)]


def wishes(store: Store, customer_id: CustomerId) -> list[TopicDraft]:
    """The topics as a form shows them."""
    found = _found(store, _TOPICS, customer_id)
    return [TopicDraft(str(name), bool(wants)) for name, wants in found]


def facts(store: Store, customer_id: CustomerId) -> list[FactDraft]:
    """What is good to know as a form shows it, expired ones too."""
    return [
        FactDraft(label, words, bool(pinned), bool(private), bool(hushed), expires)
        for label, words, pinned, private, hushed, expires in _found(store, _FACTS, customer_id)
    ]


def searches(store: Store, customer_id: CustomerId) -> list[LookingForDraft]:
    """What they still look for as a form shows it."""
    return [LookingForDraft(*row) for row in _found(store, _LOOKING_FOR, customer_id)]


def consents(store: Store, customer_id: CustomerId) -> list[ConsentDraft]:
    """What they said to each channel as a form shows it."""
    return [
        ConsentDraft(channel, bool(is_given), given_on, how)
        for channel, is_given, given_on, how in _found(store, _CONSENTS, customer_id)
    ]


def _found(store: Store, sql: str, customer_id: CustomerId) -> list[tuple[str, ...]]:
    return [tuple(row) for row in store.connection.execute(sql, (customer_id,)).fetchall()]
