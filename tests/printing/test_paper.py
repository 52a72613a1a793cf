import pypdfium2
import pytest

from smallcrm.domain.errors import ShopError
from smallcrm.printing.fonts import Face, Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.layout import Box, Panel
from smallcrm.printing.paper import Paper
from smallcrm.printing.shaping import Shaped, shape, width_mm
from smallcrm.resources import resource
from tests.printing.printed import (
    FINE,
    bundled_only,
    crop,
    ink_box,
    picture,
    same,
    scrap_paper,
    text_of,
)

FONTS = bundled_only()
BLACK = ink("#000000")


class DrawnFace(Face):
    """A face whose licence forbids embedding."""

    @property
    def may_be_embedded(self) -> bool:
        return False


class DrawnFonts(Fonts):
    """The bundled fonts, every letter of which is drawn as an outline."""

    def bundled(self, name: str) -> Face:
        return self._bundled.setdefault(name, DrawnFace(resource("fonts", name)))


def written(text: str, role: str = "words", size_pt: float = 24, fonts: Fonts = FONTS) -> bytes:
    with scrap_paper() as (paper, finished):
        paper.line(shape(text, role, fonts), 10, 30, size_pt, BLACK)
    return finished[0]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Marie Dupont,",
        "office Avatar Tøffe",
        "Nguyễn Thị Ngọc Ánh",
        "Анна Сергеевна",
        "Ελένη Παπαδοπούλου",
        "Łucja Wójcik-Żółć",
        "नमस्ते",
    ],
)
@pytest.mark.parametrize("role", ["words", "lettering", "plain"])
def test_what_is_written_can_be_copied_out_again(text: str, role: str) -> None:
    assert text_of(written(text, role, size_pt=12)) == text


def test_letters_stand_as_close_on_paper_as_they_were_shaped() -> None:
    shaped = shape("AVAVAVAV", "words", FONTS)

    seen = ink_box(picture(written("AVAVAVAV", size_pt=40)))

    bare = sum(run.face.width(glyph) for run in shaped.runs for glyph in run.glyphs)
    bare_mm = width_mm(shaped._replace(width=float(bare)), 40)
    assert seen is not None
    assert seen.x_mm == pytest.approx(10, abs=0.6)
    assert seen.width_mm == pytest.approx(width_mm(shaped, 40), abs=0.8)
    assert seen.width_mm < bare_mm - 5


def test_a_stacked_accent_stands_over_its_letter() -> None:
    plain, accented = (ink_box(picture(written(text, size_pt=40))) for text in ("q", "q\u0301"))

    assert plain is not None
    assert accented is not None
    assert accented.y_mm < plain.y_mm - 1
    assert accented.width_mm == pytest.approx(plain.width_mm, abs=1.5)


def test_outlines_look_like_embedded_letters() -> None:
    text = "Dear Łucja, office €5"

    embedded = picture(written(text), pixels_per_mm=FINE)

    drawn = written(text, fonts=DrawnFonts(folders=()))

    assert same(embedded, picture(drawn, pixels_per_mm=FINE))
    assert not same(embedded, picture(written("Dear Lucja, office €5"), pixels_per_mm=FINE))


def test_outlines_that_come_back_are_kept_once() -> None:
    fonts = DrawnFonts(folders=())
    once, often = (len(written("ab" * count, size_pt=8, fonts=fonts)) for count in (1, 20))

    assert often - once < 1000


def test_all_fonts_are_in_the_file() -> None:
    with pypdfium2.PdfDocument(written("Dear Анна")) as document:
        text_page = document[0].get_textpage()
        assert text_page.count_chars() == len("Dear Анна")
    assert b"/FontFile2" in written("Dear Анна")
    assert b"Helvetica" not in written("Dear Анна")


def test_a_line_with_a_hole_is_never_written() -> None:
    with pytest.raises(ShopError, match="\U0001cf50"), scrap_paper() as (paper, _):
        paper.line(shape("Anna \U0001cf50", "words", FONTS), 10, 30, 12, BLACK)


def test_a_turned_panel_is_the_upright_one_upside_down() -> None:
    box = Box(20, 10, 60, 40)
    line: Shaped = shape("This side up", "words", FONTS)

    pictures = []
    for turned in (0, 180):
        paper = Paper(100, 60)
        panel = Panel("p", box, 180 if turned else 0)
        with paper.page(), paper.panel(panel, panel.upright):
            paper.line(line, 5, 12, 16, BLACK)
        pictures.append(crop(picture(paper.pdf(), pixels_per_mm=FINE), box, FINE))

    assert same(pictures[0], pictures[1].rotate(180))
    assert not same(pictures[0], pictures[1])


def test_nothing_leaves_the_clip_of_a_panel() -> None:
    paper = Paper(100, 60)
    panel = Panel("p", Box(20, 10, 60, 40))
    clip = panel.upright.inset(5, 5, 5, 5)
    with paper.page(), paper.panel(panel, clip):
        paper.line(
            shape("far too long to stay inside its panel", "words", FONTS), -20, 20, 40, BLACK
        )

    seen = ink_box(picture(paper.pdf()))

    assert seen is not None
    assert panel.on_sheet(clip).holds(seen, slack_mm=0.3)
