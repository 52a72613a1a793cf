"""How each deed of the shop is told."""

import pytest

from smallcrm.domain.changes import Label
from smallcrm.domain.deeds import deed_keys, deed_sentence
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import CustomerRef, counted, sentence
from smallcrm.wording import MISSING, Wording

ANNA = CustomerRef(CustomerId(1))


def test_a_deed_for_a_customer_holds_no_name() -> None:
    told = deed_sentence(Label("record_visit", {"customer": ANNA}))
    assert told == sentence("{customer} was here", customer=ANNA)


def test_a_deed_for_several_is_counted() -> None:
    told = deed_sentence(Label("import_list", {"n": 2}))
    assert told == counted("{n} customer came in", "{n} customers came in", 2)


@pytest.mark.parametrize("key", sorted(deed_keys()))
@pytest.mark.parametrize("n", [1, 2])
def test_every_deed_is_worded_whole_from_what_its_label_holds(key: str, n: int) -> None:
    wording = Wording(names=lambda _customer: "Anna Berg")
    said = wording.say(deed_sentence(Label(key, {"customer": ANNA, "n": n})))
    assert said
    assert MISSING not in said
    assert "{" not in said


def test_a_deed_that_nobody_knows_is_told_as_something() -> None:
    assert deed_sentence(Label("kind_goodbye")).key == "Something was saved"
