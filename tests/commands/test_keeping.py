"""backup, restore, check: safe copies are made, put back, and the whole book is checked."""

import hashlib
from pathlib import Path

import pytest

from smallcrm.storage.backup import FOLDER
from smallcrm.storage.guard import may_write
from tests.commands.crm import Crm


def _copy(crm: Crm, *words: str) -> Path:
    return Path(crm.json("backup", *words)["file"])


def test_a_safe_copy_lies_beside_the_book_and_tells_its_sum(crm: Crm) -> None:
    crm.people("Anna Berg", "Bob Cox")
    document = crm.json("backup")
    place = Path(document["file"])
    assert list(document) == ["file", "customers", "sha256"]
    assert document["customers"] == 2
    assert place.parent == crm.folder / FOLDER
    assert hashlib.sha256(place.read_bytes()).hexdigest() == document["sha256"]


def test_a_safe_copy_goes_to_another_folder_such_as_a_stick(crm: Crm) -> None:
    crm.people("Anna Berg")
    stick = crm.folder.parent / "stick" / "shop"
    assert _copy(crm, "--to", str(stick)).parent == stick
    assert not (crm.folder / FOLDER).exists()


def test_a_folder_that_is_a_file_gets_no_copy(crm: Crm) -> None:
    crm.people("Anna Berg")
    ran = crm.run("backup", "--to", str(crm.file("stick", "not a folder")), "--json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("No safe copy was made: the folder ")


def test_a_safe_copy_is_put_back_and_what_was_there_is_kept(crm: Crm) -> None:
    crm.people("Anna Berg")
    copy = _copy(crm)
    crm.people("Bob Cox")
    document = crm.json("restore", str(copy))
    assert document["customers"] == 1
    assert crm.json("find", "bob") == []
    assert crm.json("restore", document["kept"])["customers"] == 2
    assert [row["name"] for row in crm.json("find", "bob")] == ["Bob Cox"]


def test_a_safe_copy_is_put_back_where_there_is_no_book(crm: Crm) -> None:
    crm.people("Anna Berg")
    copy = _copy(crm, "--to", str(crm.folder.parent / "stick"))
    crm.folder = crm.folder.parent / "new pc"
    assert crm.json("restore", str(copy)) == {"customers": 1, "kept": ""}
    assert crm.json("check")["sound"]


def test_putting_the_book_itself_back_changes_nothing(crm: Crm) -> None:
    crm.people("Anna Berg")
    assert crm.json("restore", str(crm.book))["customers"] == 1
    assert crm.json("check")["sound"]


@pytest.mark.parametrize("content", [b"", b"Name\nAnna\n", bytes(range(256)) * 100])
def test_what_is_no_safe_copy_is_refused_and_the_book_stays(crm: Crm, content: bytes) -> None:
    crm.people("Anna Berg")
    before = crm.book.read_bytes()
    ran = crm.run("restore", str(crm.file("copy.smallcrm", content)), "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "It was not touched." in ran.err
    assert crm.book.read_bytes() == before


def test_a_missing_safe_copy_is_told_by_its_place(crm: Crm) -> None:
    crm.people("Anna Berg")
    ran = crm.run("restore", str(crm.folder / "nothing.smallcrm"))
    assert ran.code == 1
    assert "nothing.smallcrm" in ran.err
    assert crm.json("check")["customers"] == 1


def test_a_sound_book_is_told_in_numbers(crm: Crm) -> None:
    shop = crm.shop()
    shop.visit(shop.customer("Anna Berg"))
    shop.close()
    assert crm.json("check") == {
        "sound": True,
        "customers": 1,
        "visits": 1,
        "deeds": 3,
        "findings": [],
    }
    assert crm.run("check").out == "The customer book is sound: 1 customer, 1 visit.\n"


def test_what_does_not_match_is_found_and_leaves_with_one(crm: Crm) -> None:
    crm.people("Anna Berg")
    shop = crm.shop()
    may_write(shop.store.connection)
    shop.store.connection.execute("DELETE FROM search_document")
    shop.close()
    ran = crm.run("check", "--json")
    assert ran.code == 1
    assert not ran.document["sound"]
    assert ran.document["findings"]
