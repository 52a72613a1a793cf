"""What the finder keeps equals a rebuild after any sequence of deeds with people and households."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallcrm.storage.check import check
from tests.storage.books import TODAY, ShopBook, derived_as_kept_and_rebuilt

PEOPLE = 4
HOMES = 2
WORDS = st.sampled_from(
    ["Anna Berg", "Änne O'Berg 12", "berg", "李 Иван", "", "x" * 80, "a\x00b", "Anna Anna anna"]
)
DOINGS = (
    "rename", "notes", "fact", "private", "forget", "move_in", "move_out", "call_home", "break_up",
    "trash", "put_back", "visit", "email", "remove", "undo", "redo",
)  # fmt: skip


class Deed(NamedTuple):
    """who and home: by position. What words do depends on the deed."""

    do: str
    who: int
    home: int
    words: str


deeds = st.builds(
    Deed,
    do=st.sampled_from(DOINGS),
    who=st.integers(0, PEOPLE - 1),
    home=st.integers(0, HOMES - 1),
    words=WORDS,
)


@contextmanager
def households() -> Iterator[ShopBook]:
    """Four people, two homes, nobody at home yet."""
    with tempfile.TemporaryDirectory() as folder:
        book = ShopBook(Path(folder) / "shop.smallcrm")
        try:
            for number in range(PEOPLE):
                book.customer(f"Person {number}")
            for number in range(HOMES):
                book.add("household", name=f"Home {number}")
            yield book
        finally:
            book.store.close()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(taken=st.lists(deeds, max_size=14))
def test_what_the_finder_keeps_equals_a_rebuild_after_any_sequence(taken: list[Deed]) -> None:
    with households() as book:
        for deed in taken:
            perform(book, deed)
        kept, rebuilt = derived_as_kept_and_rebuilt(book.path)
        assert kept == rebuilt
        assert check(book.path, on=TODAY).findings == ()


def test_a_word_nobody_has_any_more_leaves_the_vocabulary(book: ShopBook) -> None:
    anna = book.customer("Anna Berg", notes="berg biscuit")
    assert vocabulary(book) == {"anna": (1, 1), "berg": (1, 1), "biscuit": (1, 0)}
    bob = book.customer("Bob Berg")
    assert vocabulary(book)["berg"] == (2, 2)
    book.remove("customer", bob)
    book.change("customer", anna, name="Anna Klein")
    assert vocabulary(book) == {"anna": (1, 1), "klein": (1, 1), "berg": (1, 0), "biscuit": (1, 0)}


def test_a_vocabulary_that_does_not_fit_is_found_by_the_check(book: ShopBook) -> None:
    book.customer("Anna Berg")
    with book.deed():
        book.put("customer", name="Bob")
        book.store.connection.execute("UPDATE finder_word SET people=9 WHERE word='berg'")
    assert [found.args["table"] for found in check(book.path, on=TODAY).findings] == ["finder_word"]


def vocabulary(book: ShopBook) -> dict[str, tuple[int, int]]:
    found = book.store.connection.execute("SELECT word, people, known FROM finder_word")
    return {word: (people, known) for word, people, known in found}


def perform(book: ShopBook, deed: Deed) -> None:
    if deed.do in {"undo", "redo"}:
        book.undo() if deed.do == "undo" else book.redo()
        return
    people, homes = sorted(book.ids("customer")), sorted(book.ids("household"))
    if people:
        who = people[deed.who % len(people)]
        home = homes[deed.home % len(homes)] if homes else None
        with book.deed():
            _of_person(book, deed, who)
            if home is not None:
                _of_home(book, deed, who, home)


def _of_person(book: ShopBook, deed: Deed, who: int) -> None:
    run = book.store.connection.execute
    match deed.do:
        case "rename":
            run(
                "UPDATE customer SET name=?, preferred_name=? WHERE id=?", (deed.words, "Mimi", who)
            )
        case "notes":
            run("UPDATE customer SET notes=? WHERE id=?", (deed.words, who))
        case "fact" if deed.words:
            book.put("fact", customer_id=who, words=deed.words)
        case "private" | "forget":
            sql = "UPDATE fact SET is_private=1" if deed.do == "private" else "DELETE FROM fact"
            run(f"{sql} WHERE customer_id=?", (who,))
        case "trash":
            run("UPDATE customer SET trashed_at='2024-05-01T10:00:00.000Z' WHERE id=?", (who,))
        case "put_back":
            run("UPDATE customer SET trashed_at=NULL WHERE id=?", (who,))
        case "visit":
            book.put("visit", customer_id=who, shop_day=f"2024-0{deed.home + 1}-11")
        case "email":
            book.put("email", customer_id=who)
        case "remove":
            run("DELETE FROM customer WHERE id=?", (who,))


def _of_home(book: ShopBook, deed: Deed, who: int, home: int) -> None:
    run = book.store.connection.execute
    match deed.do:
        case "move_in":
            run("DELETE FROM household_member WHERE customer_id=?", (who,))
            book.put("household_member", customer_id=who, household_id=home)
        case "move_out":
            run("DELETE FROM household_member WHERE customer_id=?", (who,))
        case "call_home":
            run("UPDATE household SET name=? WHERE id=?", (deed.words, home))
        case "break_up":
            run("DELETE FROM household WHERE id=?", (home,))
