"""sample: a made-up shop moves into an empty book, the same for the same seed."""

import pytest

from tests.builders import Row
from tests.commands.crm import Crm

SMALL = ("sample", "--customers", "40", "--years", "1")


def _dump(crm: Crm) -> dict[str, list[Row]]:
    shop = crm.shop()
    found = shop.dump()
    shop.close()
    return found


def test_a_made_up_shop_moves_in_as_one_deed(crm: Crm) -> None:
    document = crm.json(*SMALL)
    dump = _dump(crm)
    assert document == {"customers": 40, "visits": len(dump["visit"])}
    assert len(dump["customer"]) == 40
    assert crm.json("check")["sound"]
    shop = crm.shop()
    assert shop.deeds() == ["make_sample"]
    shop.close()


def test_the_same_seed_gives_the_same_shop_and_another_seed_another(crm: Crm) -> None:
    dumps = []
    for folder, seed in (("one", "7"), ("two", "7"), ("three", "8")):
        crm.folder = crm.folder.parent / folder
        crm.run(*SMALL, "--seed", seed)
        dumps.append(_dump(crm))
    assert dumps[0] == dumps[1]
    assert dumps[0] != dumps[2]


def test_a_book_with_customers_is_refused(crm: Crm) -> None:
    crm.people("Anna Berg")
    before = crm.book.read_bytes()
    ran = crm.run(*SMALL, "--json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "This book already has customers, so no made-up ones were added. Use an empty book.\n"
    )
    assert crm.book.read_bytes() == before


def test_a_shop_of_ones_own_keeps_its_settings(crm: Crm) -> None:
    crm.shop().close()
    assert crm.json(*SMALL)["customers"] == 40
    assert [row["name"] for row in _dump(crm)["shop"]] == ["Iron & Rose"]


@pytest.mark.parametrize(
    "words", [["--customers", "0"], ["--customers", "-1"], ["--customers", "5", "--years", "0"]]
)
def test_a_shop_of_nobody_can_not_be_made_up(crm: Crm, words: list[str]) -> None:
    ran = crm.run("sample", *words, "--json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("A made-up shop has 1 to ")
