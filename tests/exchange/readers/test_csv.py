"""Lists as text: alphabets, delimiters, headings, odd quotes, and what is not guessed."""

import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.exchange.contact import PostalAddress
from smallcrm.exchange.mapping import header_fingerprint
from smallcrm.exchange.readers.lists import read_list
from tests.exchange.readers.reading import contacts, one, opened, rejected

GERMAN = "Vorname;Nachname;Ort\nJörg;Größe;Köln\n"


@pytest.mark.parametrize(
    ("encoding", "locale", "text"),
    [
        ("utf-8", "de_DE", GERMAN),
        ("utf-8-sig", "de_DE", GERMAN),
        ("utf-16", "de_DE", GERMAN),
        ("utf-16-le", "en_US", GERMAN),
        ("utf-16-be", "en_US", GERMAN),
        ("utf-32", "en_US", GERMAN),
        ("cp1252", "en_US", GERMAN),
        ("cp1250", "pl_PL", "Imię;Nazwisko;Miasto\nŁukasz;Żółty;Gdańsk\n"),
        ("cp1251", "en_US", "Имя;Фамилия;Город\nЮлия;Иванова;Москва\n"),
        ("koi8_r", "ru_RU", "Имя;Фамилия;Город\nЮлия;Иванова;Москва\n"),
        ("cp1253", "el_GR", "Όνομα;Επώνυμο;Πόλη\nΦωφώ;Παππά;Αθήνα\n"),
        ("cp1254", "tr_TR", "Ad;Soyad;Şehir\nGülşah;Şahin;İzmir\n"),
        ("cp932", "ja_JP", "姓;名;住所\n山田;太郎;東京都\n"),
        ("gb18030", "zh_CN", "姓名;电话;城市\n王小明;5550100;北京\n"),
        ("big5", "zh_TW", "姓名;電話;城市\n王小明;5550100;台北\n"),
        ("cp949", "ko_KR", "이름;전화;도시\n김철수;5550100;서울\n"),
    ],
)
def test_the_alphabet_is_told_from_the_bytes(encoding: str, locale: str, text: str) -> None:
    assert contacts(text.encode(encoding), locale=locale) == contacts(text)


def test_a_short_name_in_an_old_alphabet_is_west_european_for_a_western_shop() -> None:
    read = opened("Name,Phone\nJosé,5550100\n".encode("cp1252"), locale="en_GB")

    assert (read.guess.encoding, read.guess.encoding_is_certain) == ("cp1252", False)
    assert read.collected()[0][0].full_name == "José"


def test_an_alphabet_chosen_by_hand_is_taken() -> None:
    data = "Name,Phone\nJosé,5550100\n".encode("mac_roman")

    assert one(data, encoding="mac_roman").full_name == "José"
    assert one(data, encoding="no such alphabet").phones == (("", "5550100"),)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_even_with_commas_in_the_cells(delimiter: str) -> None:
    rows = [["Name", "Phone", "Notes"], *[[f"Ann {n}", "5550100", "a, b"] for n in "abc"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)

    assert opened(text).guess.delimiter == delimiter
    assert contacts(text)[2].notes == "a, b"


def test_the_first_line_of_excel_names_the_delimiter() -> None:
    assert one("sep=|\nName|Phone\nAnn|5550100\n").row == 3


def test_line_ends_of_all_systems_and_nul_bytes_are_taken() -> None:
    for end in ("\n", "\r\n", "\r"):
        assert len(contacts(f"Name,Phone{end}Ann,5550100{end}B\0o,5550101{end}")) == 2
    assert contacts("Name,Phone\nB\0o,5550101\n")[0].full_name == "Bo"


def test_a_title_above_the_headings_is_passed_over() -> None:
    text = "Our customers\n\nas of,May\n\nName,Phone,City\nAnn,5550100,Leeds\n"

    assert opened(text).guess.header_row == 5
    assert [contact.row for contact in contacts(text)] == [6]


def test_a_list_of_one_column_has_no_delimiter() -> None:
    assert [c.emails for c in contacts("Email\na@b.example\nc@d.example\n")] == [
        (("", "a@b.example"),),
        (("", "c@d.example"),),
    ]


def test_without_headings_the_values_tell_and_no_column_is_lost() -> None:
    text = (
        "Ann,Able,a@b.example,+1 206 555 0100,1 Main St,98101,Seattle,2020-01-02,blue\n"
        "Bo,Berg,c@d.example,+1 206 555 0101,2 Main St,98102,Seattle,2020-01-03,red\n"
    )

    ann = contacts(text)[0]

    assert opened(text).guess.header_row == 0
    assert (ann.given, ann.family, ann.emails) == ("Ann", "Able", (("", "a@b.example"),))
    assert ann.phones == (("", "+1 206 555 0100"),)
    assert ann.addresses == (PostalAddress("", "1 Main St", "Seattle", "98101"),)
    assert ann.notes == "H: 2020-01-02\nI: blue"


def test_an_unknown_heading_goes_to_the_notes_with_its_name() -> None:
    ann = one("Name,Phone,Shoe size,Kundenmail\nAnn,5550100,38,a@b.example\n")

    assert ann.notes == "Shoe size: 38"
    assert ann.emails == (("", "a@b.example"),)


def test_short_and_long_rows_lose_nothing() -> None:
    short, long = contacts("Name,Phone,City\nAnn,5550100\nBo,5550101,Leeds,extra,more\n")

    assert short.addresses == ()
    assert long.notes == "D: extra\nE: more"


def test_empty_rows_are_skipped_and_nameless_ones_are_listed() -> None:
    text = "Name,Phone,City\n,,\n\n,,Leeds\nAnn,,\n"

    assert [contact.full_name for contact in contacts(text)] == ["Ann"]
    (failed,) = rejected(text)
    assert (failed.row, failed.reason.key) == (4, "No name, company, phone or e-mail here")
    assert failed.raw == "\t\tLeeds"


def test_headings_that_come_again_in_the_middle_are_no_customer() -> None:
    assert len(contacts("Name,Phone\nAnn,5550100\nName,Phone\nBo,5550101\n")) == 2


def test_an_unclosed_quote_costs_only_its_own_line() -> None:
    text = 'Name,Phone,City\nAnn,5550100,Leeds\n"Bo,5550101,Leeds\n' + "".join(
        f'Cy {n},555,"Leeds"\n' for n in range(500)
    )

    assert len(contacts(text)) == 501
    (failed,) = rejected(text)
    assert (failed.row, failed.raw) == (3, '"Bo,5550101,Leeds')


def test_a_quote_that_closes_lines_later_swallows_no_customer() -> None:
    text = 'Name,Phone,City\n"Ann,1,Leeds\nBo,2,Leeds\nCy,3,Leeds\nDi,4",Leeds\nEd,5,Leeds\n'

    assert [contact.full_name for contact in contacts(text)][:2] == ["Bo", "Cy"]
    assert rejected(text)[0].row == 2


def test_quotes_in_odd_places_are_forgiven() -> None:
    text = 'Name,Phone\n"Ann" Able,5550100\nBo "the boss" Berg,5550101\n"Cy", 5550102\n'

    assert [c.full_name for c in contacts(text)] == ["Ann Able", 'Bo "the boss" Berg', "Cy"]


def test_notes_over_several_lines_stay_together() -> None:
    text = 'Name,Notes,Phone\nAnn,"tea\n\nno sugar",5550100\nBo,,5550101\n'

    ann, bo = contacts(text)

    assert (ann.notes, ann.row, bo.row) == ("tea\n\nno sugar", 2, 5)


def test_a_cell_without_end_is_listed_not_raised() -> None:
    text = f"Name,Phone\nAnn,{'5' * 200_000}\nBo,5550101\n"

    assert [contact.full_name for contact in contacts(text)] == ["Bo"]
    assert rejected(text)[0].row == 2


def test_marks_of_excel_and_of_our_own_export_are_taken_off() -> None:
    ann = one('Name,Phone,Zip,City,Notes\n\'=Ann,\'+49 351 1,"=""01801""",Leeds,\'n Sync\n')

    assert (ann.full_name, ann.phones) == ("=Ann", (("", "+49 351 1"),))
    assert (ann.addresses[0].postcode, ann.notes) == ("01801", "'n Sync")


def test_a_phone_that_excel_has_rounded_is_kept_and_never_guessed() -> None:
    ann = one("Name,Phone\nAnn,4.9E+11\n")

    assert (ann.phones, ann.notes) == ((), "Phone: 4.9E+11")
    assert ann.warnings[0].args == {"text": "4.9E+11"}
    assert rejected('Name,Phone\n,"4,9E+11"\n')[0].reason.args == {"text": "4,9E+11"}


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("0351 5550100; 0171 5550100", ["0351 5550100", "0171 5550100"]),
        ("0351 5550100 / 0171 5550100", ["0351 5550100", "0171 5550100"]),
        ("0351/5550100", ["0351/5550100"]),
        ("033201/123456", ["033201/123456"]),
        ("555-0100, ext. 5", ["555-0100, ext. 5"]),
        ("491715550100.0", ["491715550100"]),
        ("\u202a+49 171 1\u202c", ["+49 171 1"]),
        ("tel:+49-171-1", ["+49-171-1"]),
    ],
)
def test_several_phones_in_a_cell_are_parted_and_one_is_not(cell: str, phones: list[str]) -> None:
    assert [number for _, number in one(f'Name,Phone\nAnn,"{cell}"\n').phones] == phones


@pytest.mark.parametrize(
    ("cell", "emails"),
    [
        ("Ann Able <a@b.example>", ["a@b.example"]),
        ("mailto:a@b.example?subject=x", ["a@b.example"]),
        ("a@b.example ::: c@d.example", ["a@b.example", "c@d.example"]),
        ("a@b.example; c@d.example,e@f.example", ["a@b.example", "c@d.example", "e@f.example"]),
        ("a@localhost", ["a@localhost"]),
        ("none", []),
    ],
)
def test_e_mails_are_freed_of_what_is_around_them(cell: str, emails: list[str]) -> None:
    assert [address for _, address in one(f'Name,Email\nAnn,"{cell}"\n').emails] == emails


def test_postcode_and_town_in_one_column_are_parted() -> None:
    ann = one("Name;Straße;Hausnummer;PLZ/Ort\nAnn;Hauptstr.;7;01067 Dresden\n")

    assert ann.addresses == (PostalAddress("", "Hauptstr. 7", "Dresden", "01067"),)


def test_what_a_person_corrects_is_taken_and_can_be_remembered() -> None:
    text = "Wer;Wann;Womit\nAnn;04/03/1990;5550100\n"
    read = opened(text, header_row=1, mapping=("full_name", "birthday", "phone:mobile"))

    assert read.guess.mapping == ("full_name", "birthday", "phone:mobile")
    assert read.guess.fingerprint == header_fingerprint(["womit", "WER", " Wann"])
    assert read.guess.columns[2].examples == ("5550100",)
    (ann,) = read.collected()[0]
    assert (ann.full_name, ann.phones) == ("Ann", (("mobile", "5550100"),))


def test_reading_can_be_repeated_and_stops_when_it_is_told() -> None:
    read = opened("Name,Phone\nAnn,1\nBo,2\n")

    assert list(read) == list(read)
    assert next(iter(read)) == read.collected()[0][0]


@pytest.mark.parametrize(
    "data",
    [b"", b" \r\n\0", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"%PDF-1.7\n\xe2\1\2\3\4",
     b"<html><table><tr><td>Ann</td></tr></table></html>", b"PK\x03\x04broken"],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(ShopError, match="Nothing was read"):
        read_list(data, "strange.csv")
