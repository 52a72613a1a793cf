"""import: a list comes in, or is only looked at; what can not be read never stops the rest."""

from pathlib import Path

import pytest

from tests.commands.crm import Crm

LISTS = Path(__file__).resolve().parents[1] / "data" / "import"
KEYS = ["rows", "new", "same", "changed", "doubtful", "rejected"]
THREE = "Name,Phone,Town\nAnna Berg,0171 5551234,Ulm\nBob Cox,0171 5554321,\n,,Nowhere\n"


def test_the_report_has_the_six_things_and_names_each_row_that_was_refused(crm: Crm) -> None:
    document = crm.json("import", str(crm.file("list.csv", THREE)))
    assert list(document) == KEYS
    assert document == {
        "rows": 3,
        "new": 2,
        "same": 0,
        "changed": 0,
        "doubtful": 0,
        "rejected": [{"row": 4, "reason": "No name, company, phone or e-mail here"}],
    }
    assert [row["name"] for row in crm.json("find", "ulm")] == ["Anna Berg"]


def test_the_same_list_again_changes_nothing(crm: Crm) -> None:
    list_file = str(crm.file("list.csv", THREE))
    crm.run("import", list_file)
    before = crm.book.read_bytes()
    again = crm.json("import", list_file)
    assert (again["new"], again["same"], again["changed"]) == (0, 2, 0)
    assert crm.book.read_bytes() == before


def test_a_list_with_news_is_told_as_changed(crm: Crm) -> None:
    crm.run("import", str(crm.file("list.csv", THREE)))
    more = THREE.replace("0171 5551234,Ulm", "0171 5551234,Bonn")
    assert crm.json("import", str(crm.file("list.csv", more)))["changed"] == 1


def test_a_dry_run_says_the_same_and_leaves_everything_as_it_was(crm: Crm) -> None:
    crm.people("Carl Diaz")
    list_file = str(crm.file("list.csv", THREE))
    before = crm.book.read_bytes()
    dry = crm.json("import", list_file, "--dry-run")
    assert crm.book.read_bytes() == before
    assert crm.json("import", list_file) == dry


def test_a_dry_run_without_a_book_makes_none(crm: Crm) -> None:
    dry = crm.json("import", str(crm.file("list.csv", THREE)), "--dry-run")
    assert dry["new"] == 2
    assert not crm.folder.exists()


def test_a_dry_run_says_in_words_that_it_was_one(crm: Crm) -> None:
    lines = crm.run("import", str(crm.file("list.csv", THREE)), "--dry-run").out.splitlines()
    assert lines[0] == "3 rows read."
    assert lines[1] == "New: 2 · changed: 0 · already there: 0 · to ask about: 0"
    assert lines[2] == "  4: No name, company, phone or e-mail here"
    assert lines[-1] == "This was a dry run: nothing was changed."


def test_many_refused_rows_are_counted_in_words_and_all_given_as_json(crm: Crm) -> None:
    text = "Name,Town\n" + ",Ulm\n" * 25
    list_file = str(crm.file("list.csv", text))
    assert len(crm.json("import", list_file)["rejected"]) == 25
    lines = crm.run("import", list_file).out.splitlines()
    assert len([line for line in lines if line.startswith("  ") and ":" in line]) == 10
    assert lines[-1] == "  and 15 more rows"


def test_an_import_is_one_deed_and_people_of_before_are_no_newcomers(crm: Crm) -> None:
    crm.run("import", str(crm.file("list.csv", THREE)))
    shop = crm.shop()
    try:
        assert shop.deeds() == ["import_list"]
        assert {row["known_before"] for row in shop.rows("customer")} == {1}
        assert len(shop.rows("customer")) == 2
    finally:
        shop.close()


@pytest.mark.parametrize("name", sorted(path.name for path in LISTS.iterdir()))
def test_every_kind_of_list_comes_in(crm: Crm, name: str) -> None:
    document = crm.json("import", str(LISTS / name))
    counted = sum(document[key] for key in KEYS[1:5]) + len(document["rejected"])
    assert document["rows"] == counted
    assert document["new"] > 0


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("broken.xlsx", b"PK\x03\x04" + b"\x00" * 400),
        ("letter.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20),
        ("noise.csv", bytes(range(256)) * 40),
    ],
)
def test_a_file_that_is_no_list_is_refused_with_one_sentence(
    crm: Crm, name: str, content: bytes
) -> None:
    crm.people("Anna Berg")
    before = crm.book.read_bytes()
    ran = crm.run("import", str(crm.file(name, content)), "--json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    assert crm.book.read_bytes() == before


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_can_not_be_read_is_told_by_its_name(crm: Crm, name: str) -> None:
    place = crm.folder.parent / name
    ran = crm.run("import", str(place))
    assert ran.code == 1
    assert ran.err == f"{place} can not be read. Nothing was changed.\n"
    assert not crm.folder.exists()
