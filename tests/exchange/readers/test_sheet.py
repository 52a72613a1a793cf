"""Workbooks: which sheet, which cells, and what must never reach the sheet reader."""

import io
import struct
import zipfile

import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.exchange.readers.old_excel import check_old
from smallcrm.exchange.readers.sheet_guard import check_zipped
from tests.exchange.readers.reading import FILES, one, opened
from tests.exchange.readers.workbooks import ods, ods_row, packed, xlsx, xlsx_rows

HEADINGS = ["Name", "Phone", "Zip", "City"]
CUSTOMERS = xlsx_rows([HEADINGS, ["Ann", 491715550100, 1801, "Leeds"]])


def test_numbers_come_without_a_point_and_nothing_is_rounded() -> None:
    ann = one(xlsx({"A": CUSTOMERS}), "wrong name.csv")

    assert ann.phones == (("", "491715550100"),)
    assert (ann.addresses[0].postcode, ann.row) == ("1801", 2)


def test_an_old_workbook_and_its_second_sheet_are_read() -> None:
    read = opened((FILES / "two_sheets.xls").read_bytes(), "two_sheets.xls")
    (found,) = read.collected()[0]

    assert (read.guess.sheets, read.guess.sheet) == (("Notes", "Kunden"), 1)
    assert (found.number, found.given, found.birthday) == ("17", "Jörg", "1959-10-03")
    assert found.phones == (("", "491715550100"),)


def test_the_sheet_with_the_customers_is_found_or_chosen() -> None:
    data = xlsx({"Sums": xlsx_rows([["May", 12.5]]), "People": CUSTOMERS})

    assert opened(data, "a.xlsx").guess.sheet == 1
    assert opened(data, "a.xlsx", sheet=0).guess.columns[0].examples == ("May",)
    with pytest.raises(ShopError, match="no such sheet"):
        opened(data, "a.xlsx", sheet=7)


def test_an_open_document_is_read_and_its_empty_end_is_no_burden() -> None:
    end = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    ann = one(ods(ods_row(HEADINGS) + ods_row(["Ann", "5550100", "01801", "Leeds"]) + end))

    assert (ann.full_name, ann.addresses[0].postcode) == ("Ann", "01801")


def test_headings_may_stand_below_a_title_and_empty_rows() -> None:
    rows = xlsx_rows([["Our customers"], ["", ""], HEADINGS, ["Ann", "5550100", "LS1", "Leeds"]])
    read = opened(xlsx({"A": rows}), "a.xlsx")

    assert read.guess.header_row == 3
    assert [contact.row for contact in read.collected()[0]] == [4]


def test_a_sheet_without_customers_gives_reasons_not_errors() -> None:
    rows = '<row r="1"><c r="A1"><v>44197</v></c><c r="B1"><v>15</v></c></row>'
    found, failed = opened(xlsx({"A": rows}), "dates.xlsx").collected()

    assert found == []
    assert failed[0].reason.key == "No name, company, phone or e-mail here"


@pytest.mark.parametrize(
    "sheet",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"/></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="ZZ999999"><v>1</v></c></row>',
        "<row r='9'><c r='A1'><v>1</v></c></row><row><c r='XFD900000'><v>1</v></c></row>",
        "<row>" + "<c><v>1</v></c>" * 1000 + '</row><row r="1000000"><c><v>1</v></c></row>',
    ],
)
def test_one_far_cell_does_not_end_the_program(sheet: str) -> None:
    with pytest.raises(ShopError, match="too large"):
        check_zipped(xlsx({"A": sheet}), "far.xlsx")


def test_a_long_sheet_of_customers_is_not_too_large() -> None:
    rows = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="300000"><c r="Z300000"><v>1</v></c></row>'
    )

    assert check_zipped(xlsx({"A": rows}), "long.xlsx") == "xlsx"


def test_repeated_cells_of_an_open_document_are_counted() -> None:
    wide = (
        '<table:table-row table:number-rows-repeated="100000"><table:table-cell '
        'table:number-columns-repeated="300" office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
    )

    with pytest.raises(ShopError, match="too large"):
        check_zipped(ods(wide), "wide.ods")


def test_other_packed_files_and_torn_ones_are_refused() -> None:
    whole = xlsx({"A": CUSTOMERS})
    for data in (packed({"subscribed.csv": "Name"}), whole[: len(whole) // 2], b"PK\x03\x04"):
        with pytest.raises(ShopError, match="Nothing was read"):
            opened(data, "x.xlsx")


def test_a_torn_part_never_reaches_the_sheet_reader() -> None:
    for row in ("<table:table-row><tableable-row>", ods_row(HEADINGS) + "</\\able:table>"):
        with pytest.raises(ShopError, match="damaged"):
            opened(ods(row), "torn.ods")
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><office:document-content/>'
    with pytest.raises(ShopError, match="damaged"):
        opened(packed({"mimetype": "x", "content.xml": bomb}), "bomb.ods")


def test_a_sheet_that_unpacks_to_more_than_it_says_is_refused() -> None:
    data = bytearray(xlsx({"A": CUSTOMERS}))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        size = file.getinfo("xl/worksheets/sheet1.xml").file_size
    at = data.rfind(struct.pack("<I", size))
    data[at : at + 4] = struct.pack("<I", 10)

    with pytest.raises(ShopError, match="damaged"):
        opened(bytes(data), "x.xlsx")


@pytest.mark.parametrize(
    ("record", "change"),
    [(0x0200, struct.pack("<II", 0, 0xFFFFFFF0)), (0x0203, struct.pack("<HH", 65535, 65000))],
)
def test_an_old_workbook_with_absurd_places_is_refused(record: int, change: bytes) -> None:
    data = bytearray((FILES / "two_sheets.xls").read_bytes())
    sizes = {0x0200: 14, 0x0203: 14}
    at = data.find(struct.pack("<HH", record, sizes[record])) + 4
    assert at > 3
    data[at : at + len(change)] = change

    with pytest.raises(ShopError):
        check_old(bytes(data), "x.xls")


def test_a_break_down_of_the_sheet_reader_is_told_in_a_sentence() -> None:
    data = bytearray((FILES / "two_sheets.xls").read_bytes())
    at = data.find(struct.pack("<HHI", 0x0085, 14, 0)[:4]) + 4
    data[at : at + 2] = b"\xff\xff"

    with pytest.raises(ShopError, match="damaged"):
        opened(bytes(data), "x.xls")


def test_a_locked_workbook_says_so() -> None:
    data = (FILES / "two_sheets.xls").read_bytes()
    start = data.find("Workbook".encode("utf-16-le"))
    locked = data[:start] + "EncryptedPackage".encode("utf-16-le") + data[start + 32 :]
    locked = locked[: start + 64] + struct.pack("<H", 34) + locked[start + 66 :]

    with pytest.raises(ShopError, match="password"):
        opened(locked, "x.xlsx")
