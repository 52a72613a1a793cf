"""Customers are found by what they are called now, by endings, and not from the trash."""

from smallcrm.storage.search_index import customer_of, finder_rowid
from smallcrm.storage.search_moved import MOST_MOVED, lately_moved
from tests.storage.books import ShopBook


def found(book: ShopBook, question: str) -> list[int]:
    """Customers in the index's own order."""
    rows = book.store.connection.execute(
        "SELECT rowid FROM finder_start WHERE finder_start MATCH ? ORDER BY rowid", (question,)
    )
    return [customer_of(row[0]) for row in rows]


def test_a_renamed_customer_is_found_by_the_new_name_only(book: ShopBook) -> None:
    anna = book.customer("Anna Berg")
    assert found(book, "words: berg") == [anna]
    book.change("customer", anna, name="Anna Sørensen-Ḱowalski")
    assert found(book, "words: berg") == []
    assert found(book, "words: sor*") == [anna]
    book.undo()
    assert found(book, "words: berg") == [anna]


def test_a_customer_in_the_trash_is_not_found_until_put_back(book: ShopBook) -> None:
    anna = book.customer("Anna Berg")
    book.change("customer", anna, trashed_at="2024-05-01T10:00:00.000Z")
    assert found(book, "words: anna") == []
    book.undo()
    assert found(book, "words: anna") == [anna]
    book.remove("customer", anna)
    assert found(book, "words: anna") == []


def test_a_phone_is_found_by_its_ending(book: ShopBook) -> None:
    anna, bob = book.customer("Anna"), book.customer("Bob")
    phone = book.add("phone", customer_id=anna, number="030 12 4477", digits="30124477")
    assert found(book, "endings: 7744*") == [anna]
    book.change("phone", phone, customer_id=bob)
    assert found(book, "endings: 7744*") == [bob]
    book.remove("phone", phone)
    assert found(book, "endings: 7744*") == []


def test_addresses_and_numbers_are_found(book: ShopBook) -> None:
    anna = book.customer("Anna", number=4711)
    book.add("address", customer_id=anna, town="Berlin", postcode="SW1A 1AA")
    assert found(book, "words: berl*") == [anna]
    assert found(book, "numbers: sw1a1aa") == [anna]
    assert found(book, "numbers: 4711") == [anna]


def test_who_was_here_last_is_shown_first(book: ShopBook) -> None:
    anna, bob, cleo = (book.customer(f"Tea {name}") for name in ("A", "B", "C"))
    book.add("visit", customer_id=anna, shop_day="2024-05-01")
    book.add("visit", customer_id=bob, shop_day="2024-05-02")
    assert found(book, "tea") == [bob, anna, cleo]
    book.undo()
    assert found(book, "tea") == [anna, bob, cleo]
    book.change("customer", cleo, tier="a_list")
    assert found(book, "tea") == [anna, cleo, bob]


def test_the_place_in_the_index_holds_for_any_day(book: ShopBook) -> None:
    days = [None, "0001-01-01", "1969-12-31", "2024-02-29", "9999-12-31"]
    places = [finder_rowid(7, "regular", day) for day in days]
    assert [customer_of(place) for place in places] == [7] * len(days)
    assert all(0 <= place < 2**63 for place in places)
    anna = book.customer("Anna")
    book.add("visit", customer_id=anna, shop_day="9999-12-31")
    assert found(book, "anna") == [anna]


def test_hostile_names_are_kept_and_indexed(book: ShopBook) -> None:
    for name in ('" OR 1 --', "*", "a\x00b", "NEAR(a b)", "\u202e", "x" * 100_000, "{}[]^:"):
        customer = book.customer(name)
        assert book.store.value("SELECT name FROM customer WHERE id=?", customer) == name
    assert len(book.ids("customer")) == 7


def pieces_of(book: ShopBook) -> list[int]:
    """Whoever has the piece, in the order of the index of pieces."""
    rows = book.store.connection.execute(
        "SELECT rowid FROM finder_inside WHERE finder_inside MATCH 'erg' ORDER BY rowid"
    )
    return [customer_of(row[0]) for row in rows]


def test_a_visit_is_kept_in_mind_and_the_pieces_follow_many_at_once(book: ShopBook) -> None:
    people = [book.customer(f"Berg {number}") for number in range(MOST_MOVED + 1)]
    pieces = "SELECT id, hex(block) FROM finder_inside_data ORDER BY id"
    before = book.store.connection.execute(pieces).fetchall()
    for customer in people[:-1]:
        book.add("visit", customer_id=customer, shop_day="2024-05-01")
    assert book.store.connection.execute(pieces).fetchall() == before
    assert sorted(lately_moved(book.store.connection)) == people[:-1]
    book.undo()
    assert sorted(lately_moved(book.store.connection)) == people[:-2]
    book.add("visit", customer_id=people[-1], shop_day="2024-05-03")
    assert pieces_of(book) == people
    book.add("visit", customer_id=people[-2], shop_day="2024-05-02")
    assert lately_moved(book.store.connection) == {}
    assert pieces_of(book) == [people[-1], people[-2], *people[:-2]]


def test_who_was_here_lately_leaves_the_pieces_with_the_old_name(book: ShopBook) -> None:
    anna, bob = book.customer("Anna Berg"), book.customer("Bob Berg")
    book.add("visit", customer_id=anna, shop_day="2024-05-01")
    book.add("visit", customer_id=bob, shop_day="2024-05-02")
    book.change("customer", anna, name="Anna Burg")
    assert pieces_of(book) == [bob]
    assert list(lately_moved(book.store.connection)) == [bob]
    book.undo()
    assert pieces_of(book) == [anna, bob]
    book.remove("customer", bob)
    assert pieces_of(book) == [anna]
    assert lately_moved(book.store.connection) == {}
