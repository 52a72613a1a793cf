"""A change is told with its value as people read it; what nobody may read is not told."""

from datetime import date

from smallcrm.domain.history import (
    Reader,
    changed_words,
    is_hidden,
    noted_words,
    removed_words,
    value_words,
)
from smallcrm.domain.history_fields import LENSES, SUBJECTS, Column
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Money, sentence
from smallcrm.wording import Wording

COUNTER = Reader(CustomerId(1), "EUR", date(2026, 11, 20), helpers={3: "Mia"})
OWNER = Reader(CustomerId(1), "EUR", date(2026, 11, 20), is_open=True)
SAY = Wording("en").say


def test_new_removed_changed_and_marked_are_told_apart() -> None:
    phone = {"number": "030 123", "label": "mobile", "is_bad": 0}
    assert SAY(noted_words("phone", phone, COUNTER)) == "Phone noted: 030 123, mobile"
    assert SAY(removed_words("phone", phone, COUNTER)) == "Phone removed: 030 123, mobile"
    other = {**phone, "number": "030 456"}
    changed = changed_words("phone", "number", phone, other, COUNTER)
    assert SAY(changed) == "Phone changed from 030 123 to 030 456"
    wrong = changed_words("phone", "is_bad", phone, {**phone, "is_bad": 1}, COUNTER)
    assert SAY(wrong) == "Phone 030 123, mobile · now marked as wrong"


def test_the_counter_reads_shapes_and_no_cause_no_cost_no_private_fact() -> None:
    was = {"kind": "ow", "words": "It leaked", "cause": "", "cost_minor": None}
    now = {**was, "cause": "product", "cost_minor": 500}
    assert SAY(noted_words("moment", was, COUNTER)) == "How it went noted: ▼, It leaked"
    assert SAY(noted_words("moment", was, OWNER)) == "How it went noted: Let down, It leaked"
    cause = changed_words("moment", "cause", was, now, COUNTER)
    assert SAY(cause) == "How it went ▼, It leaked · Cause changed"
    fact = {"words": "Owes us 40", "is_private": 1}
    assert is_hidden("fact", fact, COUNTER)
    assert not is_hidden("fact", fact, OWNER)
    assert SAY(removed_words("fact", fact, COUNTER)) == "Good to know removed"


def test_values_are_worded_and_unknown_ones_shown_as_they_were_kept() -> None:
    assert value_words(Column(sentence("x"), "money"), 1250, OWNER) == Money(1250, "EUR")
    assert value_words(Column(sentence("x"), "helper"), 3, COUNTER) == "Mia"
    leap = value_words(Column(sentence("x"), "yearly_day"), "--02-29", OWNER)
    assert leap == sentence("{day}, every year", day=date(2028, 2, 29))
    for sort in ("tier", "day", "yearly_day", "helper", "topic", "moment_kind", "occasion"):
        assert value_words(Column(sentence("x"), sort), "\x00?", OWNER) == "\x00?"


def test_every_fact_is_found_by_one_of_the_choices() -> None:
    tables = {table for lens in list(LENSES.values())[1:] for table in lens.tables}
    assert tables == set(SUBJECTS) - {"customer"}
    columns = [column for lens in LENSES.values() for column in lens.columns]
    assert sorted(columns) == sorted(SUBJECTS["customer"].columns)
