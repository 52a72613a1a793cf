"""Whatever the bytes are, a list is read or refused in a sentence."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import ShopError
from smallcrm.exchange.readers.guess import ReadOptions
from smallcrm.exchange.readers.lists import read_list
from tests.exchange.readers.reading import FILES
from tests.exchange.readers.workbooks import xlsx, xlsx_rows

WHOLE = [path.read_bytes() for path in sorted(FILES.iterdir())]
WORKBOOK = xlsx({"A": xlsx_rows([["Name", "Phone"], ["Ann", 5550100]])})
PIECES = [
    b"BEGIN:VCARD\n", b"END:VCARD\n", b"FN:Ann\n", b"TEL;TYPE=\"", b"N:;;", b"=\n", b"\n ", b":",
    b"\"", b"'", b",", b";", b"\t", b"\n", b"\r", b"\0", b"\xc3", b"\xff\xfe", b"\xed\xa0\x80",
    b"@", b"<a@", b"Name", b"Phone", b"Birthday", b"31/12/99",
    b"=\"", b"4.9E+11", b":::", b"sep=;\n",
    b"PHOTO;BASE64:", b"\\", b"\\n", b"^n", b"9" * 50, "٣".encode(), "²".encode(), b"TOTAL",
]  # fmt: skip


def read_to_the_end(data: bytes, name: str, options: ReadOptions | None = None) -> None:
    try:
        found, failed = read_list(data, name, options).collected()
    except ShopError:
        return
    assert all(contact.row > 0 for contact in found)
    assert all(reject.reason.key for reject in failed)


@settings(max_examples=200)
@given(st.binary(max_size=400), st.sampled_from(["a.csv", "a.vcf", "a.xlsx"]))
def test_random_bytes(data: bytes, name: str) -> None:
    read_to_the_end(data, name)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from(["a.csv", "a.vcf"]))
def test_pieces_of_lists_in_any_order(pieces: list[bytes], name: str) -> None:
    read_to_the_end(b"".join(pieces), name)


@settings(max_examples=200)
@given(
    st.sampled_from([*WHOLE, WORKBOOK]),
    st.lists(st.tuples(st.integers(0, 6000), st.integers(0, 255)), max_size=20),
    st.integers(0, 6000),
)
def test_damaged_files(whole: bytes, changes: list[tuple[int, int]], end: int) -> None:
    data = bytearray(whole[: max(end, 8)])
    for at, byte in changes:
        if at < len(data):
            data[at] = byte

    read_to_the_end(bytes(data), "a.csv")


@settings(max_examples=100)
@given(st.text(max_size=20), st.text(max_size=3), st.lists(st.text(max_size=12), max_size=6))
def test_strange_choices(encoding: str, delimiter: str, mapping: list[str]) -> None:
    chosen = ReadOptions(encoding, delimiter, mapping=tuple(mapping), locale=encoding)

    read_to_the_end(b"Name,Phone,Birthday\nAnn,5550100,1/2/1990\n\xe9,2,3\n", "a.csv", chosen)


@pytest.mark.parametrize(
    "piece", [b'"', b"<@", b"@", b",", b"a ", b"\\", b"(", b"9/", b"= \n", b"\n"]
)
def test_a_hundred_thousand_times_the_same(piece: bytes) -> None:
    for head in (b"Name,Phone,Email,Birthday\nAnn,", b"BEGIN:VCARD\nEMAIL:", b"BEGIN:VCARD\nTEL;"):
        read_to_the_end(head + piece * 100_000, "a.csv")
