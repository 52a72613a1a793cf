"""Address cards of all versions, with everything that real programs and torn files do to them."""

import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.exchange.contact import Contact, PostalAddress
from tests.exchange.readers.reading import FILES, card, contacts, one, opened, rejected


def person(*lines: str | bytes, version: str = "3.0") -> Contact:
    return one(card("FN:Ann Able", *lines, version=version), "ann.vcf")


def test_version_4_is_read_with_uris_and_preferences() -> None:
    ann = person(
        "TEL:555 0101",
        'TEL;VALUE=uri;TYPE="voice,cell";PREF=1:tel:+34-600-555-010;ext=4',
        "EMAIL:mailto:a@b.example",
        'ADR;LABEL="1 Main St\\nLeeds, the ""north""":;;;;;;',
        "BDAY:--0229",
        "ANNIVERSARY:20090612",
        "LANG:es",
        "RELATED;TYPE=friend;VALUE=text:Bo",
        version="4.0",
    )

    assert ann.phones == (("mobile", "+34-600-555-010 ext. 4"), ("", "555 0101"))
    assert (ann.emails, ann.language) == ((("", "a@b.example"),), "es")
    assert ann.addresses[0].street.startswith("1 Main St\nLeeds")
    assert (ann.birthday, ann.dates) == ("--02-29", (("Anniversary", "2009-06-12"),))
    assert ann.notes == "friend: Bo"


def test_apple_labels_are_read_from_the_group() -> None:
    ann = person(
        "item1.TEL:555 0100", "item1.X-ABLabel:_$!<Mobile>!$_",
        "item2.TEL:555 0101", "item2.X-ABLabel:Boat",
        "item3.X-ABDATE:2015-06-20", "item3.X-ABLabel:_$!<Anniversary>!$_",
        "item4.X-ABRELATEDNAMES:Bo", "item4.X-ABLabel:_$!<Spouse>!$_",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-05",
    )  # fmt: skip

    assert ann.phones == (("mobile", "555 0100"), ("Boat", "555 0101"))
    assert ann.dates == (("Anniversary", "2015-06-20"),)
    assert (ann.notes, ann.birthday) == ("Spouse: Bo", "--03-05")


@pytest.mark.parametrize(
    ("head", "label"),
    [
        ("TEL;TYPE=voice,work", "work"),
        ('TEL;TYPE="voice,work"', "work"),
        ("TEL;CELL", "mobile"),
        ("tel;type=HOME;type=FAX;type=pref", "home fax"),
        ("TEL;WORK;FAX", "work fax"),
        ("TEL;TYPE=HOME,CELL", "mobile"),
        ("TEL;VOICE;MSG", ""),
    ],
)
def test_types_are_read_however_they_are_written(head: str, label: str) -> None:
    assert person(f"{head}:555 0100").phones == ((label, "555 0100"),)


@pytest.mark.parametrize(
    "head",
    ["NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE", "NOTE;CHARSET=UTF-8;QUOTED-PRINTABLE", "NOTE"],
)
def test_soft_line_breaks_are_joined_even_without_the_word(head: str) -> None:
    ann = person(f"{head}:Gr=C3=B6=\r\n=C3=9Fe 38=\r\n and tea", "TITLE:Baker", version="2.1")

    assert ann.notes == "Größe 38 and tea"
    assert ann.job_title == "Baker"


def test_an_address_that_ends_in_an_equals_sign_is_no_soft_break() -> None:
    assert person("URL:http://b.example/?q=", "TITLE:Baker").job_title == "Baker"


def test_folds_are_taken_out_before_letters_are_decoded() -> None:
    inside_of_a_letter = b"NOTE:Gr\xc3\r\n \xb6\xc3\x9fe"

    assert person(inside_of_a_letter).notes == "Größe"
    assert person(inside_of_a_letter, version="2.1").notes == "Größe"
    assert person("NOTE:one wo\r\n rd").notes == "one word"
    assert person("NOTE:two\r\n words", version="2.1").notes == "two words"


def test_the_alphabet_is_told_for_each_property() -> None:
    ann = person(
        "NOTE:Größe".encode("cp1252"), "TITLE:Bäcker".encode(),
        b"ORG;CHARSET=windows-1251:" + "Юг".encode("cp1251"),
        b"NICKNAME;CHARSET=rot13:Annie", version="2.1",
    )  # fmt: skip

    assert (ann.notes, ann.job_title, ann.company) == ("Größe", "Bäcker", "Юг")
    assert ann.nickname == "Annie"


def test_a_file_in_utf_16_is_read() -> None:
    text = card("FN:Jörg", "TEL:555 0100").decode()

    assert one(text.encode("utf-16"), "a.vcf").full_name == "Jörg"


def test_pictures_are_passed_over_in_all_their_forms() -> None:
    ann = person(
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ\r\n AAAQABAAD\r\n AAA==",
        "PHOTO;JPEG;BASE64:\r\n/9j/4AAQSkZJ\r\nRgABAQAAAQABAAD==\r\n\r\n",
        "KEY;X509;ENCODING=BASE64:\r\n    MIIDITCCAoqg\r\n\r\n",
        "PHOTO:data:image/jpeg;base64,/9j/4AAQ",
        "LOGO;VALUE=URI:http://b.example/logo.png",
        "TITLE:Baker",
        version="2.1",
    )

    assert (ann.job_title, ann.notes, ann.warnings) == ("Baker", "", ())


def test_a_text_in_base64_is_read() -> None:
    assert person("NOTE;ENCODING=B:R3LDtsOfZQ==").notes == "Größe"


def test_escapes_and_carets_are_put_back() -> None:
    ann = person(
        r"NOTE:a\nb\, c\; d\\e", r"N:Able;Ann\;Marie;;;", r"ORG:Able\, Baker;Shop",
        'ADR;LABEL="1 ^\'Main^\' St^nLeeds^^":;;;;;;',
    )  # fmt: skip

    assert ann.notes == "a\nb, c; d\\e\nORG: Shop"
    assert (ann.given, ann.company) == ("Ann;Marie", "Able, Baker")
    assert ann.addresses[0].street == '1 "Main" St\nLeeds^'


def test_the_address_comes_from_adr_and_else_from_label() -> None:
    ann = person("ADR;HOME:Box 1;Flat B;1 Main St;Leeds;WY;LS1;UK", "LABEL;HOME:other")
    bo = person("LABEL;WORK;ENCODING=QUOTED-PRINTABLE:1 Main St=0D=0ALeeds", version="2.1")

    full = PostalAddress("home", "1 Main St\nFlat B\nBox 1", "Leeds", "LS1", "WY", "UK")
    assert ann.addresses == (full,)
    assert bo.addresses == (PostalAddress("work", "1 Main St\nLeeds"),)


@pytest.mark.parametrize("day", ["1953-10", "circa 1800", "1985"])
def test_a_birthday_that_is_no_day_stays_in_the_notes(day: str) -> None:
    ann = person(f"BDAY;VALUE=text:{day}")

    assert (ann.birthday, ann.notes) == ("", f"BDAY: {day}")


def test_unknown_properties_go_to_the_notes_and_technical_ones_do_not() -> None:
    ann = person("X-SKYPE:annie", "x-custom/thing:blue", "UID:17", "REV:2012", "PRODID:x")

    assert ann.notes == "X-SKYPE: annie\nX-CUSTOM/THING: blue"


def test_android_keeps_the_nickname_in_a_line_of_its_own() -> None:
    ann = person(
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Annie;1;;;;;;;;;;;;;",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1993-03-14;1;;;;;;;;;;;;;",
    )

    assert (ann.nickname, ann.notes) == ("Annie", "Anniversary: 1993-03-14")


def test_one_bad_line_loses_only_itself() -> None:
    ann = person("this line has no colon", "TEL:555 0100")

    assert ann.phones == (("", "555 0100"),)
    assert ann.warnings[0].args == {"card": 1, "line": 4, "text": "this line has no colon"}


def test_a_torn_file_gives_every_card_that_is_there() -> None:
    text = (
        "BEGIN:VCARD\nBEGIN:VCARD\nPROFILE:VCARD\nFN:Ann\nTEL:1\n"
        "BEGIN:VCARD\nFN:Bo\nEND:VCARD\nEND:VCARD\nlost line\nlost line\n"
        "begin:vcard\nTEL:\nend:vcard\nBEGIN:VCARD\nFN:Cy"
    )

    read = opened(text, "torn.vcf")
    found, failed = read.collected()

    assert [(c.row, c.full_name, len(c.warnings)) for c in found] == [
        (1, "Ann", 1),
        (2, "Bo", 0),
        (4, "Cy", 1),
    ]
    assert [reject.reason.args for reject in failed] == [{"line": 10}, {"card": 3, "line": 12}]


def test_the_card_of_an_agent_is_not_the_customer() -> None:
    agent = "AGENT:\nBEGIN:VCARD\nFN:Agent\nTEL:2\nEND:VCARD\n"
    text = f"BEGIN:VCARD\nVERSION:2.1\nFN:Ann\n{agent}TEL:1\nEND:VCARD\n"

    assert one(text, "a.vcf").phones == (("", "1"),)


def test_ten_thousand_begins_are_no_danger() -> None:
    text = "BEGIN:VCARD\nAGENT:\n" * 10_000 + "FN:Ann\nEND:VCARD\n"

    assert contacts(text, "a.vcf") == []
    assert len(rejected(text, "a.vcf")) == 5_000


def test_a_group_of_people_is_no_person() -> None:
    (failed,) = rejected(card("FN:Friends", "X-ADDRESSBOOKSERVER-KIND:group"), "a.vcf")

    assert failed.reason.key == "Card {card}, line {line}: a group, not a person"


def test_a_name_that_only_repeats_the_e_mail_is_no_name() -> None:
    found = one(card("FN:a@b.example", "N:;;;;", "EMAIL:a@b.example"), "a.vcf")

    assert (found.full_name, found.best_name) == ("", "")


def test_what_a_card_calls_a_phone_is_kept_as_typed() -> None:
    assert person("TEL;WORK:ring the bell").phones == (("work", "ring the bell"),)
    assert person("TEL:4.9E+11").notes == "TEL: 4.9E+11"


def test_damaged_cards_and_empty_ones_are_told_apart() -> None:
    read = opened((FILES / "damaged_mixed.vcf").read_bytes(), "x.csv")
    found, failed = read.collected()

    assert [contact.best_name for contact in found] == ["Ann Able", "Jürgen Köhler", "Bea Baker"]
    assert [reject.row for reject in failed] == [3]


def test_a_card_file_without_cards_is_refused() -> None:
    with pytest.raises(ShopError, match="no address cards"):
        opened("nothing here", "a.vcf")
