import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.printing.directions import levels
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.shaping import Shaped, _as_seen, shape
from smallcrm.resources import resource
from tests.printing.printed import bundled_only

FONTS = bundled_only()


def files_of(shaped: Shaped) -> list[str]:
    return [run.face.path.name for run in shaped.runs]


def test_letters_are_kerned() -> None:
    shaped = shape("AVAVA", "words", FONTS)
    (run,) = shaped.runs

    bare = sum(run.face.width(glyph) for glyph in run.glyphs)
    assert shaped.width < bare - 100


def test_ligatures_are_formed_and_still_stand_for_their_letters() -> None:
    (run,) = shape("office", "words", FONTS).runs

    assert len(run.glyphs) < len("office")
    assert "".join(run.texts) == "office"


@pytest.mark.parametrize(
    ("text", "role", "files"),
    [
        ("Dear Marie", "words", ["EBGaramond.ttf"]),
        ("Nguyễn Thị Ngọc Ánh", "words", ["EBGaramond.ttf"]),
        ("Анна Сергеевна", "words", ["EBGaramond.ttf"]),
        ("Ελένη Παπαδοπούλου", "words", ["EBGaramond.ttf"]),
        ("Łucja Wójcik", "lettering", ["GreatVibes.ttf"]),
        ("Dear Ελένη", "lettering", ["GreatVibes.ttf", "EBGaramond.ttf"]),
        ("Anna नमस्ते", "words", ["EBGaramond.ttf", "NotoSans.ttf"]),
        ("12 Mill Lane", "plain", ["Inter.ttf"]),
    ],
)
def test_the_first_face_that_has_the_letters_draws_them(
    text: str, role: str, files: list[str]
) -> None:
    shaped = shape(text, role, FONTS)

    assert files_of(shaped) == files
    assert shaped.undrawable == ()


def test_a_word_is_not_written_in_two_hands() -> None:
    # Great Vibes has the Greek lambda but not the rest: the whole word moves on.
    assert FONTS.bundled("GreatVibes.ttf").covers("λ")

    runs = shape("you λένε", "lettering", FONTS).runs

    assert [run.text for run in runs] == ["you ", "λένε"]


def test_an_accent_that_is_typed_separately_is_drawn_by_its_letters_face() -> None:
    shaped = shape("q\u0301", "words", FONTS)

    assert shaped.undrawable == ()
    assert len(shaped.runs) == 1


def test_a_sign_that_no_font_has_is_named_and_has_no_width() -> None:
    shaped = shape("Anna \U0001cf50", "words", FONTS)

    assert shaped.undrawable == ("\U0001cf50",)
    assert shaped.width == pytest.approx(shape("Anna ", "words", FONTS).width, abs=300)


def test_system_fonts_are_asked_only_after_our_own() -> None:
    system = Fonts(folders=[resource("fonts")])

    assert files_of(shape("नमस्ते", "words", system)) == ["NotoSans.ttf"]
    assert system.face_for("\U0001cf50", "words") is None


def test_a_letter_without_an_outline_is_not_covered() -> None:
    face = FONTS.bundled("Inter.ttf")

    assert face.covers("A")
    assert face.covers("\u00a0")
    assert not face.outline(face.hb_font.get_nominal_glyph(ord(" ")))
    assert face.outline(face.hb_font.get_nominal_glyph(ord("A"))).endswith("h")


def test_a_broken_font_file_costs_nobody_a_card(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("fonts")
    (folder / "broken.ttf").write_bytes(b"not a font at all")
    (folder / "empty.otf").write_bytes(b"")

    assert shape("Anna \U0001cf50", "words", Fonts(folders=[folder])).undrawable == ("\U0001cf50",)


def test_hebrew_runs_from_right_to_left_around_numbers_and_names() -> None:
    found = levels("שלום Anna 12", is_from_right=True)

    assert found[:4] == [1] * 4
    assert found[5:9] == [2] * 4
    assert _as_seen([]) == []


@given(st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_shaped(text: str) -> None:
    shaped = shape(text, "words", FONTS)

    assert shaped.width >= 0
    assert len(shaped.advances) == len(shaped.text)
    assert sum(shaped.advances) == pytest.approx(shaped.width)


@given(st.text("אבגדabc 123()،,مرحب", max_size=40))
@settings(max_examples=200, deadline=None)
def test_mixed_directions_lose_no_sign(text: str) -> None:
    shaped = shape(text, "words", FONTS)

    drawn = sorted("".join(run.text for run in shaped.runs))
    assert drawn == sorted(sign for sign in shaped.text if sign not in shaped.undrawable)
