"""What leaves the book: harmless, whole, and the same again when it is brought in."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import Cancelled, Invalid, ShopError
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence
from smallcrm.exchange.exporting import delimiter_of, export_customers, export_everything
from smallcrm.exchange.readers.lists import read_list
from smallcrm.services import customers
from smallcrm.services.customer_lists import ListQuery, list_ids
from tests.builders import Shop
from tests.exchange.bringing import Counts, counts

KINDS = ("csv", "xlsx", "vcf")
HOSTILE = ("=1+1", "+49 30 x", "-cmd|'/c calc'!A0", "@SUM(A1)", "<b>x</b>", 'a"b;c,d', "Ünïcode ☃")


def everybody(shop: Shop) -> Sequence[int]:
    return list_ids(shop.store, ListQuery())


def written(shop: Shop, folder: Path, kind: str) -> Path:
    place = folder / f"out.{kind}"
    export_customers(shop.store, everybody(shop), place)
    return place


def again(shop: Shop, file: Path) -> Counts:
    """The piles of bringing the file in."""
    return counts(shop, *read_list(file.read_bytes(), file.name).collected())


def table_of(file: Path, delimiter: str = ";") -> list[dict[str, str]]:
    text = file.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.fixture
def village(shop: Shop) -> Shop:
    """People with much, with little, and with odd names."""
    shop.customer(
        "Anna Berg", given="Anna", family="Berg", preferred_name="Anni", phone="0171 5554417",
        email="anna@example.org", street="Ring 1\nHinterhaus", town="Köln", postcode="50667",
        birthday="1980-04-01", notes="Likes roses.\nNever before 10.", language="de",
    )  # fmt: skip
    shop.customer("Tom, O'Hara; Jr.", birthday="--02-29", phone="+49 30 1234567")
    shop.customer(company="Flora GmbH", phone="030 99887766")
    shop.customer(phone="030 55667788")
    for place, name in enumerate(HOSTILE):
        shop.customer(name, phone=f"030 111222{place}")
    return shop


@pytest.mark.parametrize("kind", KINDS)
def test_bringing_the_file_in_again_changes_nothing(
    village: Shop, tmp_path: Path, kind: str
) -> None:
    file = written(village, tmp_path, kind)
    assert again(village, file) == Counts(same=len(everybody(village)))


@pytest.mark.parametrize("kind", KINDS)
def test_another_shop_gets_the_same_people(village: Shop, tmp_path: Path, kind: str) -> None:
    file = written(village, tmp_path, kind)
    contacts = read_list(file.read_bytes(), file.name).collected()[0]
    anna = next(each for each in contacts if each.full_name == "Anna Berg")
    assert (anna.given, anna.family, anna.nickname) == ("Anna", "Berg", "Anni")
    assert anna.birthday == "1980-04-01"
    assert anna.notes == "Likes roses.\nNever before 10."
    (address,) = anna.addresses
    assert (address.street, address.town) == ("Ring 1\nHinterhaus", "Köln")
    odd = {each.birthday for each in contacts if each.full_name.startswith("Tom")}
    assert odd == {"--02-29"}


def test_no_cell_is_run_by_a_spreadsheet(village: Shop, tmp_path: Path) -> None:
    rows = table_of(written(village, tmp_path, "csv"))
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r")]
    assert "'=1+1" in cells


def test_a_sheet_holds_text_only(village: Shop, tmp_path: Path) -> None:
    file = written(village, tmp_path, "xlsx")
    with ZipFile(file) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "=1+1" in sheet
    assert "hyperlink" not in sheet


def test_commas_and_semicolons_follow_the_shop(village: Shop, tmp_path: Path) -> None:
    assert delimiter_of(village.store) == ";"
    assert written(village, tmp_path, "csv").read_bytes()[:3] == b"\xef\xbb\xbf"
    assert table_of(written(village, tmp_path, "csv"))[0]["Full Name"]


def test_lines_of_a_card_are_short_and_part_no_letter(shop: Shop, tmp_path: Path) -> None:
    shop.customer("Ünïcode " * 12, notes="Ж" * 500)
    data = written(shop, tmp_path, "vcf").read_bytes()
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]
    assert again(shop, tmp_path / "out.vcf").same == 1


def test_only_the_chosen_ones_in_their_order_without_the_trash(
    village: Shop, tmp_path: Path
) -> None:
    ids = list(everybody(village))[:3]
    customers.trash(village.store, CustomerId(ids[1]), now=village.now)
    place = tmp_path / "few.csv"
    assert export_customers(village.store, ids[::-1], place) == 2
    numbers = [row["Customer Number"] for row in table_of(place)]
    expected = [village.row("customer", ids[n])["number"] for n in (2, 0)]
    assert numbers == [str(number) for number in expected]


def test_nothing_private_leaves_in_a_list(village: Shop, tmp_path: Path) -> None:
    anna = everybody(village)[0]
    with village.store.action("note_fact", CustomerId(anna), at=village.now):
        village.store.connection.execute(
            "INSERT INTO fact (customer_id, words, is_private) VALUES (?, 'owes us money', 1)",
            (anna,),
        )
    for kind in ("csv", "vcf"):
        assert b"owes us money" not in written(village, tmp_path, kind).read_bytes()
    assert b"occasional" not in written(village, tmp_path, "csv").read_bytes()


@pytest.mark.parametrize("name", ["list.doc", "list", "no/such/folder/list.csv", "\0.csv"])
def test_a_file_that_can_not_be_is_refused(village: Shop, tmp_path: Path, name: str) -> None:
    with pytest.raises(ShopError):
        export_customers(village.store, everybody(village), tmp_path / name)


def test_a_cancelled_export_leaves_the_old_file_as_it_was(village: Shop, tmp_path: Path) -> None:
    class Stopping:
        def step(self, done: int, total: int, doing: Sentence) -> None:
            raise Cancelled

    place = tmp_path / "out.csv"
    place.write_text("old")
    with pytest.raises(Cancelled):
        export_customers(village.store, everybody(village), place, progress=Stopping())
    assert place.read_text() == "old"
    assert [each.name for each in tmp_path.glob("out*")] == ["out.csv"]


def test_everything_is_each_table_as_csv_and_all_as_json(village: Shop, tmp_path: Path) -> None:
    place = tmp_path / "book.zip"
    export_everything(village.store, place)
    with ZipFile(place) as packed:
        whole: dict[str, list[dict[str, Any]]] = json.loads(packed.read("book.json"))
        names = set(packed.namelist())
        text = packed.read("customer.csv").decode("utf-8-sig")
    assert whole == village.dump()
    assert {f"{table}.csv" for table in whole} <= names
    assert len(list(csv.reader(io.StringIO(text, newline="")))) == len(whole["customer"]) + 1


# What our import takes for words; an address of signs only, or half a sign, it puts to the notes.
LETTERS = st.characters(codec="utf-8", categories=["Lu", "Ll", "Lo", "Nd"])
SIGNS = st.sampled_from("=+-@'\";,:.()<>&\\/| \t{}#%_*~!?`^°§$€")
WORDS = st.text(LETTERS | SIGNS, max_size=12)
TOWNS = st.text(st.characters(codec="utf-8", categories=["Lu", "Ll"]), max_size=12)


@settings(max_examples=40, deadline=None)
@given(
    people=st.lists(
        st.tuples(WORDS, WORDS, TOWNS, st.sampled_from(["", "1980-04-01", "--12-31"])),
        min_size=1,
        max_size=4,
    ),
    kind=st.sampled_from(KINDS),
)
def test_any_people_come_back_as_they_were(
    people: list[tuple[str, str, str, str]], kind: str
) -> None:
    with TemporaryDirectory() as folder:
        shop = Shop.in_folder(Path(folder))
        try:
            for place, (name, notes, town, birthday) in enumerate(people):
                phone = f"030 555{place:04}"
                try:
                    shop.customer(name, notes=notes, town=town, birthday=birthday, phone=phone)
                except Invalid:
                    continue  # no such person can be in a book
            if not everybody(shop):
                return
            file = written(shop, Path(folder), kind)
            piles = again(shop, file)
            assert (piles.new, piles.rejected) == (0, 0)
            assert piles.changed == 0, shop.rows("customer")
        finally:
            shop.close()
