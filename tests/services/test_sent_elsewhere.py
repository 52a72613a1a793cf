"""Whom we sent on, whether they found it, the neighbours, and who is told when it arrives."""

import pytest

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.neighbours import NeighbourDraft, SentDraft
from smallcrm.services import customers, looking_for, neighbours, rules, sent_elsewhere
from smallcrm.services.say_this import say_this
from smallcrm.services.something_arrived import who_waits
from smallcrm.services.story import story
from smallcrm.services.words import shop_wording
from smallcrm.storage.check import check
from tests.builders import Shop
from tests.services.test_history import told as history_of


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg", phone="030 123")


def _send(shop: Shop, who: CustomerId | None, what: str, shop_id: int | None = None) -> int:
    draft = SentDraft(who, what, shop_id, NeighbourDraft("Paz Ironmongery", "9 Foundry Street"))
    return sent_elsewhere.send(shop.store, draft, now=shop.now)


def _said(shop: Shop, who: CustomerId) -> list[str]:
    wording = shop_wording(shop.store, today=lambda: shop.today)
    found = say_this(shop.store, who, on=shop.today)
    return [wording.say(line.text) for line in found if line.kind == "elsewhere"]


def test_at_the_next_visit_they_are_asked_once(shop: Shop, anna: CustomerId) -> None:
    before = shop.dump()
    number = _send(shop, anna, "welding rods.")
    assert _said(shop, anna) == []
    shop.later(days=2)
    assert _said(shop, anna) == ["Did they find it at Paz Ironmongery: welding rods?"]
    sent_elsewhere.found_it(shop.store, number, "yes", now=shop.now)
    assert _said(shop, anna) == []
    assert shop.row("sent_elsewhere", number)["asked_on"] == "2026-11-22"
    wording = shop_wording(shop.store, today=lambda: shop.today)
    (line,) = story(shop.store, anna)
    assert wording.say(line.headline) == "We sent them to Paz Ironmongery"
    assert [wording.say(note) for note in line.notes] == ["found it"]
    assert history_of(shop, anna)[0].endswith("Did they find it noted: found it")
    shop.undo()
    assert _said(shop, anna)
    shop.undo()
    assert shop.dump() == before


def test_a_neighbour_who_is_a_customer_hears_how_many_we_sent(shop: Shop, anna: CustomerId) -> None:
    paz = shop.customer("Javier Paz")
    draft = NeighbourDraft("Paz Ironmongery", customer_id=paz)
    number = neighbours.save(shop.store, draft, now=shop.now)
    for who in (anna, None, None, anna):
        _send(shop, who, "gas", number)
    (there,) = neighbours.sent_there(shop.store, paz)
    assert (there.name, there.times) == ("Paz Ironmongery", 4)
    assert neighbours.sent_there(shop.store, anna) == []
    (known,) = neighbours.neighbours(shop.store)
    assert (known.owner, known.sent) == ("Javier Paz", 4)
    assert history_of(shop, paz)[0] == "Their own shop noted: Paz Ironmongery"


def test_who_is_known_to_have_it_is_proposed(shop: Shop) -> None:
    assert neighbours.who_has(shop.store, "rods") is None
    for name, has in (("Green Thumb", "straw"), ("Paz", "welding rods, gas bottles"), ("Old", "")):
        neighbours.save(shop.store, NeighbourDraft(name, has=has), now=shop.now)
    paz = next(each.id for each in neighbours.neighbours(shop.store) if each.name == "Paz")
    assert neighbours.who_has(shop.store, "a gas bottle") == paz
    assert neighbours.who_has(shop.store, "a clock\x00\ud800") is None


def test_who_was_sent_stays_noted_when_the_neighbour_goes(shop: Shop, anna: CustomerId) -> None:
    number = _send(shop, anna, "rods")
    (known,) = neighbours.neighbours(shop.store)
    changed = NeighbourDraft("Paz & Son", town="Bonn")
    neighbours.save(shop.store, changed, row_id=known.id, now=shop.now)
    assert sent_elsewhere.must_be_known(shop.store, number).shop == "Paz & Son"
    neighbours.remove(shop.store, known.id, now=shop.now)
    assert sent_elsewhere.must_be_known(shop.store, number).shop == ""
    shop.undo()
    assert sent_elsewhere.must_be_known(shop.store, number).shop == "Paz & Son"
    with pytest.raises(Invalid):
        _send(shop, anna, "rods", 99)


def test_whoever_was_sent_is_asked_by_the_name_that_the_neighbour_has_now(
    shop: Shop, anna: CustomerId
) -> None:
    rules.save_rule(shop.store, "sent_elsewhere", is_on=True, now=shop.now)
    _send(shop, anna, "rods")
    (known,) = neighbours.neighbours(shop.store)

    neighbours.save(shop.store, NeighbourDraft("Paz & Son"), row_id=known.id, now=shop.now)

    (prompt,) = [row for row in shop.rows("prompt") if row["rule"] == "sent_elsewhere"]
    assert "Paz & Son" in prompt["reason_args"]
    assert check(shop.path, on=shop.today).findings == ()


def test_what_we_keep_sending_away_is_of_its_month(shop: Shop) -> None:
    for what in ("a gas bottle", "two gas bottles", "straw"):
        _send(shop, None, what)
    first = shop.today.replace(day=1)
    (most,) = sent_elsewhere.sent_most(shop.store, first, first.replace(month=12))
    assert (most.word, most.times) == ("bottles", 2)
    gone = shop.customer("Gone")
    _send(shop, gone, "gas bottles")
    customers.trash(shop.store, gone, now=shop.now)
    assert sent_elsewhere.sent_most(shop.store, first, first.replace(month=12)) == [most]


def test_something_arrived_names_who_wants_it(shop: Shop, anna: CustomerId) -> None:
    joe, gone = shop.customer("Joe"), shop.customer("Gone")
    looking_for.note_looking_for(shop.store, joe, "brass hinges", since_text="1.11.", now=shop.now)
    wanted = looking_for.note_looking_for(shop.store, anna, "old brass hinges", now=shop.now)
    looking_for.note_looking_for(shop.store, gone, "brass hinges", now=shop.now)
    sent = _send(shop, anna, "a pair of hinges, brass")
    _send(shop, None, "brass hinges")
    customers.trash(shop.store, gone, now=shop.now)

    found = who_waits(shop.store, "Brass hignes")

    assert [(row.kind, row.name) for row in found] == [
        ("looking_for", "Joe"),
        ("looking_for", "Anna Berg"),
        ("sent_elsewhere", "Anna Berg"),
    ]
    assert (found[1].phone, found[1].id) == ("030 123", wanted)
    looking_for.found(shop.store, wanted, now=shop.now)
    sent_elsewhere.found_it(shop.store, sent, "yes", now=shop.now)
    assert [row.name for row in who_waits(shop.store, "brass hinges")] == ["Joe"]
    shop.undo()
    assert len(who_waits(shop.store, "brass hinges")) == 2


@pytest.mark.parametrize("arrived", ["", "\x00\ud800", "'; DROP TABLE", "x" * 100_000])
def test_any_words_may_arrive(shop: Shop, anna: CustomerId, arrived: str) -> None:
    looking_for.note_looking_for(shop.store, anna, "hinges", now=shop.now)
    assert who_waits(shop.store, arrived) == []


def test_what_was_noted_can_be_changed(shop: Shop, anna: CustomerId) -> None:
    tom, number = shop.customer("Tom"), _send(shop, anna, "rods")
    (paz,) = neighbours.neighbours(shop.store)
    before = shop.dump()
    shop.later(days=2)
    draft = SentDraft(tom, "gas", None, NeighbourDraft("The Gas Man"), sent_text="2026-11-19")
    sent_elsewhere.change(shop.store, number, draft, found="no", now=shop.now)
    known = sent_elsewhere.must_be_known(shop.store, number)
    assert (known.name, known.what, known.shop) == ("Tom", "gas", "The Gas Man")
    assert (str(known.sent_on), known.found_it, str(known.asked_on)) == (
        "2026-11-19",
        "no",
        "2026-11-22",
    )
    # Asked again: nobody was asked yet. The shop may be unknown by now.
    neighbours.remove(shop.store, known.neighbour_id or 0, now=shop.now)
    draft = SentDraft(anna, "gas", None, None, sent_text="2026-11-19")
    sent_elsewhere.change(shop.store, number, draft, found="", now=shop.now)
    known = sent_elsewhere.must_be_known(shop.store, number)
    assert (known.shop, known.found_it, known.asked_on) == ("", "", None)
    assert _said(shop, anna) == ["Did they find it elsewhere: gas?"]
    for _ in range(3):
        shop.undo()
    assert shop.dump() == before
    for wrong in ({"found": "perhaps"}, {"neighbour_id": paz.id + 9}, {"sent_text": "+3"}):
        found = str(wrong.pop("found", ""))
        asked = SentDraft(anna, "gas", **{"neighbour_id": paz.id, **wrong})  # type: ignore[arg-type]
        with pytest.raises(Invalid):
            sent_elsewhere.change(shop.store, number, asked, found=found, now=shop.now)
    assert shop.dump() == before


def test_a_missing_answer_is_refused(shop: Shop, anna: CustomerId) -> None:
    number = _send(shop, anna, "rods")
    for answer in ("", "perhaps"):
        with pytest.raises(Invalid, match="Choose whether"):
            sent_elsewhere.found_it(shop.store, number, answer, now=shop.now)
    sent_elsewhere.remove(shop.store, number, now=shop.now)
    with pytest.raises(Invalid, match="not in the book"):
        sent_elsewhere.found_it(shop.store, number, "yes", now=shop.now)
