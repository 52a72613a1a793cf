import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.cards import Version
from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.printing.checking import checked
from smallcrm.printing.stock import (
    card_of,
    card_stock_for,
    holds_usual_words,
    label_stock_for,
    stock,
    stock_codes,
    stock_from,
    stock_name,
    stocks,
)
from smallcrm.printing.templates import available, wordings
from smallcrm.wording import Wording as Speaking
from tests.printing.printed import bundled_only, piece


def test_all_papers_can_be_read_and_have_a_name() -> None:
    codes = stock_codes()

    assert {"a4_quarter_fold", "letter_quarter_fold", "envelope_c6", "envelope_us_a2"} <= set(codes)
    for code in codes:
        assert stock(code).code == code
        assert stock_name(code).key


def test_a_card_on_letter_paper_goes_into_an_envelope_that_is_sold_there() -> None:
    for card in stocks():
        if card.paper == "Letter" and stock(card.code).envelope:
            assert "_us_" in stock(card.code).envelope, card.code


def test_a_card_fits_its_envelope() -> None:
    for code in stock_codes("card") + stock_codes("postcard"):
        card = stock(code)
        if not card.envelope:
            continue
        envelope = stock(card.envelope)
        face = card.panel("front").box
        outer = sorted((face.width_mm, face.height_mm))
        inner = sorted((envelope.width_mm, envelope.height_mm))

        assert outer[0] + 3 <= inner[0], code
        assert outer[1] + 3 <= inner[1], code


def test_the_us_address_stands_inside_the_area_that_machines_read() -> None:
    envelope = stock("envelope_us_a2")
    assert envelope.address is not None

    # USPS Publication 28: 5/8 to 2 3/4 in from the bottom, 1/2 in from both sides.
    assert envelope.height_mm - envelope.address.bottom_mm >= 5 / 8 * 25.4
    assert envelope.height_mm - envelope.address.y_mm <= 2.75 * 25.4
    assert envelope.address.x_mm >= 12.7
    assert envelope.width_mm - envelope.address.right_mm >= 12.7


def test_the_c6_address_keeps_clear_of_stamp_and_code_line() -> None:
    envelope = stock("envelope_c6")
    assert envelope.address is not None

    assert envelope.address.y_mm >= 40
    assert envelope.height_mm - envelope.address.bottom_mm >= 18


def test_an_unknown_paper_is_one_plain_sentence() -> None:
    with pytest.raises(ShopError, match="no paper called"):
        stock("../../secret")


@pytest.mark.parametrize(
    ("country", "code"),
    [
        ("US", "letter_quarter_fold"),
        ("ca", "letter_quarter_fold"),
        ("DE", "a4_quarter_fold"),
        ("", "a4_quarter_fold"),
    ],
)
def test_the_default_paper_is_the_one_that_the_country_uses(country: str, code: str) -> None:
    assert card_stock_for(country) == code


TAGS = {
    "kind": "label",
    "sheet_mm": [210, 297],
    "columns": 3,
    "rows": 4,
    "size_mm": [60, 60],
    "from_mm": [10, 20],
    "pitch_mm": [65, 62],
}


def test_a_sheet_of_ones_own_has_its_places_row_by_row() -> None:
    sheet = stock_from(TAGS, "own_tags")

    assert len(sheet.places) == 12
    assert sheet.places[1] == (75, 20, 60, 60)
    assert sheet.places[3] == (10, 82, 60, 60)
    assert card_of(sheet, "Tags").name.args == {"paper": "Tags"}


@pytest.mark.parametrize(
    ("wrong", "field", "said"),
    [
        ({"kind": "poster"}, "kind", "poster"),
        ({"sheet_mm": [210]}, "sheet_mm", "Two lengths"),
        ({"sheet_mm": [210, 9000]}, "sheet_mm", "between 50 mm and 1200 mm"),
        ({"sheet_mm": [210, float("nan")]}, "sheet_mm", "Two lengths"),
        ({"columns": 0}, "columns", "from 1 on"),
        ({"columns": 100, "rows": 100}, "columns", "500"),
        ({"rows": True}, "rows", "from 1 on"),
        ({"size_mm": [66, 60]}, "pitch_mm", "66 mm wide, but the next begins after 65 mm"),
        ({"size_mm": [60, 63]}, "pitch_mm", "63 mm high, but the next begins after 62"),
        ({"size_mm": [2, 2]}, "size_mm", "8 mm"),
        ({"from_mm": [25, 20]}, "columns", "ends at 215 mm, but the sheet is 210 mm"),
        ({"from_mm": [10, 60]}, "rows", "ends at 306 mm, but the sheet is 297 mm"),
        ({"from_mm": [-1, 20]}, "from_mm", "outside"),
        ({"from_mm": "here"}, "from_mm", "Two lengths"),
        (
            {"sheet_mm": [210, 297], "size_mm": [11, 60], "from_mm": [0, 0]},
            "size_mm",
            "outer 6.5 mm",
        ),
        ({"kind": "postcard"}, "size_mm", "words and an address"),
        ({"fold": "book"}, "fold", "Only cards"),
        ({"edge_mm": 200}, "edge_mm", "smaller"),
        ({"feed": "corner"}, "feed", "corner"),
    ],
)
def test_numbers_that_can_not_be_right_are_told_at_their_field(
    wrong: dict[str, object], field: str, said: str
) -> None:
    with pytest.raises(Invalid, match=said) as error:
        stock_from({**TAGS, **wrong}, "own_tags")

    assert error.value.field == field


KEYS = st.sampled_from(["kind", "fold", "feed", "edge_mm", *TAGS])
NUMBER = st.integers(-5, 400) | st.floats(allow_nan=True) | st.text(max_size=3)


@given(st.dictionaries(KEYS, NUMBER | st.lists(NUMBER, max_size=3) | st.none(), max_size=4))
@settings(max_examples=100)
def test_any_numbers_give_a_sound_sheet_or_a_plain_sentence(changes: dict[str, object]) -> None:
    try:
        sheet = stock_from({**TAGS, **changes}, "own_tags")
    except Invalid:
        return
    assert all(sheet.sheet.holds(place, slack_mm=0.1) for place in sheet.places)
    for panels in sheet.panels_by_place:
        assert all(panel.upright.holds(sheet.safe(panel), slack_mm=0.01) for panel in panels)


def test_papers_are_listed_with_what_goes_into_the_printer() -> None:
    listed = {card.code: card for card in stocks()}

    assert {"avery_8315", "l7163", "a6_on_a5", "herma_5053", "avery_5389"} <= set(listed)
    assert {"envelope_dl", "envelope_us_10", "envelope_us_monarch"} <= set(listed)
    assert (listed["avery_8315"].kind, listed["avery_8315"].paper) == ("card", "Letter")
    assert (listed["l7163"].kind, listed["l7163"].paper) == ("label", "A4")
    assert listed["envelope_c6"].paper == "162 x 114 mm"
    assert listed["avery_5160"].name.args["maker"] == "Avery 5160"
    assert label_stock_for("US") == "avery_5160"
    assert label_stock_for("DE") == "l7160"


def test_a_makers_sheet_is_called_by_its_number_and_the_size_in_the_hand() -> None:
    said = Speaking().say

    assert said(stock_name("avery_8315")) == "Avery 8315: 2 folded cards of 139.7 x 108 mm"
    assert said(stock_name("avery_5315_upright")).startswith("Avery 5315: 2 upright cards of 108")
    assert said(stock_name("l7426")) == "L7426: 4 flat cards of 105 x 139.4 mm"
    spaced = said(stock_name("avery_5389_spaced"))
    assert spaced == "Avery 5389: 2 postcards of 152.4 x 101.6 mm, with a gap"
    names = [said(stock_name(code)) for code in stock_codes()]
    assert len(set(names)) == len(names)


def test_papers_hold_the_usual_words_or_are_not_offered_for_cards() -> None:
    """The longest bundled words of each language, on every size once."""
    said: dict[str, list[Version]] = {}
    for occasion, language in sorted(available()):
        said.setdefault(language, []).extend(
            each.versions[0] for each in wordings(occasion, language)
        )
    longest = []
    for language, versions in said.items():
        most = max(versions, key=lambda version: len(" ".join(version.text)))
        longest.append(piece(language=language, **most._asdict()))
    fonts = bundled_only()
    papers = {stock(code).panels: code for code in stock_codes("card") + stock_codes("postcard")}
    for paper in map(stock, papers.values()):
        fit = len(checked(longest, paper, fonts=fonts).pieces) == len(longest)
        assert fit == holds_usual_words(paper), paper.code


def test_a_sheet_says_how_it_is_turned_over_and_fed() -> None:
    assert stock("a4_4up").turns_over == "long_edge"
    assert stock("avery_8315").turns_over == "short_edge"
    assert stock("envelope_c6").feed == "short_edge"
