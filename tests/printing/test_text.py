import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from smallcrm.printing.shaping import shape, width_mm
from smallcrm.printing.text import LEAST_SHRINK, Kind, fit, fit_block, measure, undrawable, wrapped
from tests.printing.printed import bundled_only

FONTS = bundled_only()
KIND = Kind("words", 12.0, 1.4)


def test_a_short_line_keeps_its_size() -> None:
    fitted = fit("Dear Marie,", KIND, 70, FONTS)

    assert fitted is not None
    assert fitted.size_pt == 12.0
    assert [line.text for line in fitted.lines] == ["Dear Marie,"]


def test_a_long_line_first_shrinks_to_fit_exactly() -> None:
    text = "Dear Maria Magdalena von Hohenstein,"
    wanted = measure(text, KIND, FONTS) * 0.9

    fitted = fit(text, KIND, wanted, FONTS)

    assert fitted is not None
    assert len(fitted.lines) == 1
    assert fitted.size_pt == pytest.approx(12 * 0.9, rel=0.01)
    assert fitted.width_mm == pytest.approx(wanted, abs=0.05)


def test_a_longer_line_wraps_at_eighty_percent_and_keeps_every_word() -> None:
    text = "Dear Maria Magdalena Freifrau von Hohenstein-Württemberg-Schwarzenfels,"

    fitted = fit(text, KIND, 60, FONTS)

    assert fitted is not None
    assert fitted.size_pt == pytest.approx(12 * LEAST_SHRINK)
    assert len(fitted.lines) == 2
    assert "".join(line.text for line in fitted.lines).replace(" ", "") == text.replace(" ", "")


def test_a_single_endless_word_is_broken_and_not_cut() -> None:
    fitted = fit("x" * 300, KIND, 40, FONTS)

    assert fitted is not None
    assert "".join(line.text for line in fitted.lines) == "x" * 300
    assert fitted.width_mm <= 40.01


def test_what_is_too_high_for_its_box_is_refused() -> None:
    assert fit("word " * 200, KIND, 40, FONTS, height=20) is None
    assert fit_block(["word " * 500], KIND, 40, 60, FONTS) is None


def test_a_block_shrinks_just_as_much_as_it_must() -> None:
    paragraphs = ["A few words that take some lines on a narrow card. " * 4]
    roomy = fit_block(paragraphs, KIND, 60, 100, FONTS)
    assert roomy is not None

    tight = fit_block(paragraphs, KIND, 60, roomy[0].height_mm * 0.8, FONTS)

    assert roomy[0].size_pt == 12
    assert tight is not None
    assert 12 * LEAST_SHRINK <= tight[0].size_pt < 12


def test_line_breaks_that_somebody_typed_stay() -> None:
    fitted = fit("12 Mill Lane\nAshford", KIND, 60, FONTS)

    assert fitted is not None
    assert [line.text for line in fitted.lines] == ["12 Mill Lane", "Ashford"]


def test_a_last_line_of_one_short_word_is_avoided_when_the_lines_allow_it() -> None:
    text = "Thank you for coming to us for the garden shears and for your patience with us so"

    for width in range(40, 75):
        lines = wrapped([text], KIND, width, FONTS).lines
        greedy = -(-measure(text, KIND, FONTS) // width)
        if len(lines) > greedy:
            continue
        assert width_mm(lines[-1], 12) > 3


@pytest.mark.parametrize("measure_mm", range(40, 90, 2))
def test_two_lines_share_their_words_before_one_word_is_left_alone(measure_mm: int) -> None:
    text = "You told us so. We listened, and this is how we do it now."
    lines = wrapped([text], KIND, measure_mm, FONTS).lines
    if len(lines) == 2:
        assert lines[1].width >= 0.25 * max(line.width for line in lines)


def test_undrawable_signs_are_named_once_in_their_order() -> None:
    assert undrawable(["Anna \U0001cf50\U0001cf50", "ok", "\U0001cf51"], "words", FONTS) == (
        "\U0001cf50",
        "\U0001cf51",
    )
    assert undrawable(["Zoë, Łucja, Đặng, Анна, Ελένη"], "words", FONTS) == ()


@given(st.text("abc xyz-éüŁ 日本", max_size=120), st.floats(8, 90))
@settings(max_examples=200, deadline=None)
def test_wrapped_lines_fit_the_measure_and_lose_nothing(text: str, width: float) -> None:
    shaped = shape(text, "words", FONTS)
    widest = max((width_mm(shape(c, "words", FONTS), 12) for c in shaped.text), default=0)
    assume(widest < width)

    lines = wrapped([shaped.text], KIND, width, FONTS).lines

    assert all(width_mm(line, 12) <= width + 0.3 for line in lines)
    joined = "".join(line.text for line in lines)
    assert joined.replace(" ", "") == shaped.text.replace(" ", "")


@pytest.mark.parametrize("leading", [1.0, 1.4])
def test_lines_of_tall_letters_stand_further_apart_and_others_as_they_were(leading: float) -> None:
    kind = Kind("words", 12.0, leading)
    tall = wrapped(["ट्ठू र्कू " * 20], kind, 40, FONTS)
    latin = wrapped(["Lorem " * 20], kind, 40, FONTS)

    assert latin.leading_mm == pytest.approx(12 * leading * 25.4 / 72)
    ink = [run.face.tall(glyph) for line in tall.lines for run in line.runs for glyph in run.glyphs]
    highest, lowest = max(top for top, _ in ink), min(foot for _, foot in ink)
    assert tall.leading_mm / 12 * 72 / 25.4 > (highest - lowest) / 1000
    assert len(wrapped(["ट्ठू"], kind, 40, FONTS).lines) == 1


def test_accents_are_put_together_by_a_face_that_can() -> None:
    assert not FONTS.bundled("EBGaramond.ttf").covers_all("q\u0308")

    for text in ("q\u0308", "Ж\u0301", "M\u0303"):
        (run,) = shape(text, "words", FONTS).runs
        assert run.face.covers_all(text)
