"""cards: what is owed, or one card for somebody, goes into a PDF that can be read."""

from datetime import timedelta
from pathlib import Path

import pytest

from smallcrm.domain.card_choices import CardChoice
from smallcrm.domain.ids import CustomerId
from smallcrm.services import card_looks, thank_yous
from tests.commands.crm import Crm
from tests.ui.cards.pdf_words import words_in

NO_PLACE = "This paper has the places 1 to 4 on a sheet."


def _newcomer(crm: Crm, name: str = "Anna Berg") -> int:
    """Somebody who bought for the first time today, so that a thank-you is owed."""
    shop = crm.shop()
    customer = shop.customer(name, street="Lange Str. 1", town="Ulm", postcode="89073")
    shop.visit(customer, "12,50", what="garden shears")
    shop.close()
    return customer


def _words(file: Path) -> str:
    return words_in(file.read_bytes())


def test_every_card_that_is_owed_is_printed(crm: Crm) -> None:
    _newcomer(crm)
    _newcomer(crm, "Bob Cox")
    out = crm.folder / "due.pdf"
    document = crm.json("cards", "--due", "--out", str(out))
    assert document == {"cards": 2, "file": str(out), "troubles": []}
    words = _words(out)
    assert "Anna" in words
    assert "Bob" in words
    assert "garden shears" in words
    assert "Iron & Rose" in words


def test_of_old_thanks_it_is_asked_whether_they_are_still_to_be_sent(crm: Crm) -> None:
    shop = crm.shop()
    anna = shop.customer("Anna Berg", street="Lange Str. 1", town="Ulm", postcode="89073")
    thank_yous.owe(shop.store, anna, reason="held the ladder", now=shop.now)
    shop.close()
    crm.now += timedelta(days=47)  # its card was due on the fifth day
    ran = crm.run("cards", "--due", "--out", str(crm.folder / "due.pdf"), "--json")
    assert ran.document["cards"] == 1, "it is made all the same"
    assert ran.err == "Anna Berg: This is 42 days old. Still send it?\n"


def test_printing_to_a_file_thanks_nobody(crm: Crm) -> None:
    _newcomer(crm)
    before = crm.book.read_bytes()
    crm.run("cards", "--due", "--out", str(crm.folder / "due.pdf"))
    assert crm.book.read_bytes() == before


def test_without_a_card_owed_no_file_is_written(crm: Crm) -> None:
    crm.people("Anna Berg")
    out = crm.folder / "due.pdf"
    ran = crm.run("cards", "--due", "--out", str(out))
    assert (ran.code, ran.out) == (0, "No card is owed: no file was written.\n")
    assert not out.exists()
    assert crm.json("cards", "--due", "--out", str(out))["file"] is None


@pytest.mark.parametrize("occasion", ["thank_you", "birthday", "welcome", "condolence"])
def test_one_card_for_somebody_and_an_occasion(crm: Crm, occasion: str) -> None:
    anna = crm.people("Anna Berg")[0]
    out = crm.folder / f"{occasion}.pdf"
    ran = crm.run("cards", "--customer", str(anna), "--occasion", occasion, "--out", str(out))
    assert ran.code == 0, ran.err
    assert ran.out.endswith(f"1 card written to {out}.\n")
    assert "Anna" in _words(out)


@pytest.mark.parametrize("stock", ["a4_quarter_fold", "letter_quarter_fold"])
def test_the_paper_can_be_chosen(crm: Crm, stock: str) -> None:
    anna = crm.people("Anna Berg")[0]
    out = crm.folder / "card.pdf"
    words = ["--customer", str(anna), "--stock", stock, "--out", str(out)]
    assert crm.json("cards", *words)["cards"] == 1
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ["--customer", "99"],
            "This customer is not in the book. Choose somebody from the finder.",
        ),
        (["--customer", "1", "--occasion", "divorce"], "Choose the occasion of the card."),
        (["--customer", "1", "--stock", "../x"], 'There is no paper called "../x".'),
    ],
)
def test_what_there_is_not_is_one_sentence(crm: Crm, words: list[str], sentence: str) -> None:
    crm.people("Anna Berg")
    out = crm.folder / "card.pdf"
    ran = crm.run("cards", *words, "--out", str(out), "--json")
    assert (ran.code, ran.out, ran.err) == (1, "", f"{sentence}\n")
    assert not out.exists()


@pytest.mark.parametrize("place", [".", "no/such/folder/card.pdf"])
def test_a_place_that_can_not_be_written_is_one_sentence(crm: Crm, place: str) -> None:
    anna = crm.people("Anna Berg")[0]
    out = crm.folder / place
    ran = crm.run("cards", "--customer", str(anna), "--out", str(out))
    assert ran.code == 1
    assert ran.err == f"{out} can not be written. No card was saved. Choose another folder.\n"


def test_somebody_in_the_trash_gets_no_card(crm: Crm) -> None:
    from smallcrm.services import customers

    anna = _newcomer(crm)
    shop = crm.shop()
    customers.trash(shop.store, shop.rows("customer")[0]["id"], now=shop.now)
    shop.close()
    out = crm.folder / "card.pdf"
    assert crm.json("cards", "--due", "--out", str(out))["cards"] == 0
    assert crm.run("cards", "--customer", str(anna), "--out", str(out)).code == 1


def test_a_sheet_is_begun_anywhere_and_one_side_can_be_printed(crm: Crm) -> None:
    _newcomer(crm)
    out = crm.folder / "card.pdf"
    words = ["cards", "--due", "--stock", "a4_4up", "--start-at", "3", "--side", "outside"]
    assert crm.json(*words, "--crop-marks", "--out", str(out))["cards"] == 1
    assert "Dear" not in _words(out)

    ran = crm.run(*words[:-3], "9", "--out", str(out))
    assert (ran.code, ran.err) == (1, "This paper has the places 1 to 4 on a sheet.\n")


def test_words_are_left_to_the_pen(crm: Crm) -> None:
    _newcomer(crm)
    out = crm.folder / "card.pdf"
    assert crm.json("cards", "--due", "--mode", "by_hand", "--out", str(out))["cards"] == 1
    assert "garden shears" not in _words(out)
    assert crm.run("cards", "--due", "--mode", "shouted", "--out", str(out)).code == 2


def test_envelopes_and_labels_name_who_has_no_address(crm: Crm) -> None:
    _newcomer(crm)
    shop = crm.shop()
    shop.visit(shop.customer("Bob Cox"), "12", what="paint")
    shop.close()
    out = crm.folder / "addresses.pdf"
    for option, stock in (("--envelopes", "envelope_c5"), ("--labels", "l7163")):
        for words in ([option], [option, stock]):
            document = crm.json("cards", "--due", *words, "--out", str(out))
            assert document[option[2:]] == 1
            assert document["troubles"] == [
                {
                    "name": "Bob Cox",
                    "reason": "Bob Cox has no address that can be used.",
                    "left_out": True,
                }
            ]
            assert "Lange Str. 1" in _words(out)


def test_nobody_with_an_address_is_could_not(crm: Crm) -> None:
    bob = crm.people("Bob Cox")[0]
    out = crm.folder / "addresses.pdf"
    ran = crm.run("cards", "--customer", str(bob), "--labels", "--out", str(out))
    assert ran.code == 1
    assert not out.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--design", "../x"], 'There is no front called "../x".'),
        (["--design", "own:999"], 'There is no front called "own:999".'),
        (["--design", "\udcff\nx"], 'There is no front called "x".'),
        (["--stock", "a\x01\udcffb\nc"], 'There is no paper called "ab c".'),
        (["--occasion", "\x07"], "Choose the occasion of the card."),
        (["--labels", "{x}"], 'There is no paper called "{x}".'),
        (["--start-at", "999", "--stock", "a4_4up"], NO_PLACE),
        (["--slips", "card.pdf"], "The slips need a file of their own. No card was saved."),
        (["--envelopes", "l7163"], "l7163 is no envelope."),
        (["--labels", "envelope_c6"], "envelope_c6 is no sheet of labels."),
        (["--stock", "l7163"], "Cards can not be printed on this paper."),
    ],
)
def test_a_paper_or_front_that_does_not_fit_is_one_sentence(
    crm: Crm, words: list[str], told: str
) -> None:
    anna = crm.people("Anna Berg")[0]
    out = crm.folder / "card.pdf"
    words = [str(out) if word == "card.pdf" else word for word in words]
    ran = crm.run("cards", "--customer", str(anna), *words, "--out", str(out), "--json")
    assert (ran.code, ran.out, ran.err) == (1, "", f"{told}\n")
    assert not out.exists()


@pytest.mark.parametrize("option", ["--customer", "--start-at"])
@pytest.mark.parametrize("typed", ["0", "-1", "abc", "", "\udcff\n1", "9" * 5000])
def test_what_is_no_number_is_wrong_usage_in_one_sentence(
    crm: Crm, option: str, typed: str
) -> None:
    out = crm.folder / "card.pdf"
    ran = crm.run("cards", "--due", option, typed, "--out", str(out), "--json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[-1].startswith(
        f"smallcrm cards: error: argument {option}: not a number of 1 or more: "
    )


def test_slips_are_printed_beside_the_cards_that_a_pen_writes(crm: Crm) -> None:
    anna, bob = _newcomer(crm, "Anna Berg"), _newcomer(crm, "Bob Cox")
    shop = crm.shop()
    shop.visit(CustomerId(bob), "3", what="a tap \U0001cf50")
    by_hand = CardChoice("meadow", mode="by_hand")
    card_looks.choose(shop.store, f"first_purchase:customer:{bob}", by_hand, now=shop.now)
    shop.close()
    out, slips = crm.folder / "cards.pdf", crm.folder / "slips.pdf"
    words = ["cards", "--due", "--out", str(out), "--slips", str(slips)]

    document = crm.json(*words)
    assert (document["cards"], document["slips"], document["slips_file"]) == (2, 1, str(slips))
    assert any("on the slip for Bob Cox" in each["reason"] for each in document["troubles"])
    assert "Bob" in _words(slips)
    assert "Anna" not in _words(slips)
    assert "Dear Bob" not in _words(out)

    assert crm.json(*words, "--mode", "by_hand")["slips"] == 2
    ran = crm.run("cards", "--customer", str(anna), "--out", str(out), "--slips", str(slips))
    assert ran.out.endswith("No card is written by hand: there are no slips.\n")


def test_another_front_is_printed(crm: Crm) -> None:
    anna = crm.people("Anna Berg")[0]
    usual, other = crm.folder / "usual.pdf", crm.folder / "other.pdf"
    crm.run("cards", "--customer", str(anna), "--out", str(usual))
    crm.run("cards", "--customer", str(anna), "--design", "meadow", "--out", str(other))
    assert usual.read_bytes() != other.read_bytes()
