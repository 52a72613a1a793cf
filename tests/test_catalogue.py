"""The texts that translators get."""

import ast

from tests.catalogue import POT, _keys_in, as_pot, formatted_keys, keys


def found_in(code: str) -> list[tuple[str, str]]:
    return list(_keys_in(ast.parse(code)))


def test_every_way_of_saying_something_is_collected() -> None:
    assert found_in('sentence("{name} was here", name=x)') == [("{name} was here", "")]
    assert found_in('self.say("La" "ter")') == [("Later", "")]
    assert found_in('counted("{n} card", "{n} cards", n)') == [("{n} card", "{n} cards")]
    assert found_in('Sentence("{n} card", plural="{n} cards")') == [("{n} card", "{n} cards")]
    assert found_in('raise Invalid("name", "Write a name.")') == [("Write a name.", "")]
    assert found_in('raise ShopError("The disk is full.")') == [("The disk is full.", "")]


def test_what_is_not_said_is_not_collected() -> None:
    assert found_in('self.say(key); label.text(); print("Later")') == []


def test_no_text_is_put_together_while_running() -> None:
    assert formatted_keys() == []


def test_the_words_of_the_frame_are_there() -> None:
    assert {"Today", "Was here", "Undo", "Nobody is at the counter"} <= {k.text for k in keys()}


def test_the_catalogue_for_translators_is_up_to_date() -> None:
    assert POT.read_bytes() == as_pot(), "run: python -m tests.catalogue"
