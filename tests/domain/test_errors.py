"""What can go wrong, with the sentence that a person is shown."""

import pytest

from smallcrm.domain.errors import Cancelled, Invalid, ShopError, StoreError
from smallcrm.domain.sentence import sentence


def test_an_error_carries_its_sentence() -> None:
    error = ShopError("Not saved: {name} is full.", name="the disk")
    assert error.sentence == sentence("Not saved: {name} is full.", name="the disk")
    assert str(error) == "Not saved: the disk is full."


def test_invalid_names_the_field_of_the_form() -> None:
    error = Invalid("name", "Write a name or a phone.")
    assert (error.field, str(error)) == ("name", "Write a name or a phone.")


def test_all_but_a_stop_are_told_to_the_owner() -> None:
    assert issubclass(Invalid, ShopError)
    assert issubclass(StoreError, ShopError)
    assert not issubclass(Cancelled, ShopError)


@pytest.mark.parametrize("name", ["{", "{0}", "{name}", "%s", "<b>", "\ud800", "a" * 100_000])
def test_hostile_words_inside_an_error_raise_no_other_one(name: str) -> None:
    assert str(ShopError("{name} is not there.", name=name)) == f"{name} is not there."


@pytest.mark.parametrize(
    "key", ["{name} is not there.", "{", "}", "{0}", "50 % {off", "{a.b}", "{a[0]}"]
)
def test_an_error_whose_places_nobody_filled_can_still_be_printed(key: str) -> None:
    assert str(ShopError(key)) == key
