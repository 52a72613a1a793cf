"""Lines of every script look as Qt draws them from the same font files."""

# ruff: noqa: RUF001 - signs of many scripts, some of which look like plain ones

import pytest
from PIL import Image, ImageChops, ImageFilter
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter, QTextLayout, QTextOption
from pytestqt.qtbot import QtBot

from smallcrm.printing.fonts import Face, Fonts
from smallcrm.printing.ink import ink
from smallcrm.printing.scripts import han_readers
from smallcrm.printing.shaping import POINTS_PER_MM, shape
from tests.printing.printed import picture, scrap_paper

SIZE_MM = 14
PIXELS_PER_MM = 5
WIDE_MM, HIGH_MM = 240.0, 45.0
BLACK = 150
"""Below this grey a pixel is ink."""

ALIKE = 0.93
"""Of the ink of either picture this much has ink of the other within a pixel."""

GROWN = ImageFilter.MaxFilter(3)
FONTS = Fonts()
LINES = {
    "latin": "Åse Dvořák, Łucja, AVATO office ẞ",
    "vietnamese": "Nguyễn Thị Hường Đặng Ấn",
    "cyrillic": "Щукин Ѓорѓи Ђорђе Їжак",
    "greek": "Ελένη Ώνάσης ΐ Ψυχή",
    "hebrew": "שָׁלוֹם כהן",
    "arabic": "محمد الأَلِفُ لا ــ ١٢٣",
    "devanagari": "क्षत्रिय श्रीमती हृदय",
    "thai": "ที่นี่ ปู่ ผู้ใหญ่ น้ำ",
    "simplified": "感谢您光临直门骨",
    "traditional": "感謝您光臨直門骨",
    "japanese": "山田さん、ごきげん「花」",
    "korean": "김철수 감사합니다",
    "emoji": "🌹👩‍🌾👍🏽🇩🇪",
}
MIXED = (
    "Anna (שלום) 12 مرحبا!",
    "Anna שלום 12 (مرحبا) Berg",
    "שלום Anna (12) مرحبا, 50%",
    "محمد (Anna Berg [12]) لا",
)


class OneFace(Fonts):
    """A PC with a single font."""

    def __init__(self, face: Face) -> None:
        super().__init__(folders=())
        self._face = face

    def chain(self, role: str) -> list[Face]:
        return [self._face]


def face_of(text: str) -> Face:
    """The face in which the letter is printed; skips where no font on this machine has it."""
    letters = "".join(text.split())
    face = FONTS.face_for(letters, "words", han_readers(text, "")) or FONTS.face_for(
        letters[0], "words", han_readers(text, "")
    )
    if face is None:
        pytest.skip("no font for this script is installed")
    return face


def ours(text: str, face: Face) -> Image.Image:
    """The ink of our line."""
    line = shape(text, "words", OneFace(face))
    assert not line.undrawable
    with scrap_paper(WIDE_MM, HIGH_MM) as (paper, finished):
        paper.line(line, 10, 28, SIZE_MM * POINTS_PER_MM, ink("#000000"))
    return cut(picture(finished[0], pixels_per_mm=PIXELS_PER_MM))


def qts(text: str, face: Face) -> Image.Image:
    """The ink of the same line as Qt draws it from the same file."""
    number = QFontDatabase.addApplicationFont(str(face.path))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[face.index])
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(SIZE_MM * PIXELS_PER_MM)
    image = QImage(
        int(WIDE_MM * PIXELS_PER_MM),
        int(HIGH_MM * PIXELS_PER_MM),
        QImage.Format.Format_Grayscale8,
    )
    image.fill(255)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.beginLayout()
    layout.createLine().setLineWidth(image.width() - 20)
    layout.endLayout()
    painter = QPainter(image)
    layout.draw(painter, QPointF(10, 40))
    painter.end()
    QFontDatabase.removeApplicationFont(number)
    sides = (image.width(), image.height())
    return cut(
        Image.frombytes("L", sides, bytes(image.constBits()), "raw", "L", image.bytesPerLine())
    )


def cut(image: Image.Image) -> Image.Image:
    """The ink alone, white on black, cut to its edges."""
    white = image.point(lambda grey: 255 if grey < BLACK else 0)
    return white.crop(white.getbbox())


def alike(one: Image.Image, other: Image.Image) -> float:
    """The share of ink that the other has too, of the picture that has less in common."""
    size = (max(one.width, other.width) + 2, max(one.height, other.height) + 2)
    sheets = [Image.new("L", size), Image.new("L", size)]
    for sheet, image in zip(sheets, (one, other), strict=True):
        sheet.paste(image, (1, 1))
    first, second = sheets
    pairs = ((first, second), (second, first))
    return min(_white(ImageChops.darker(a, b.filter(GROWN))) / _white(a) for a, b in pairs)


def _white(image: Image.Image) -> int:
    return image.histogram()[255]


@pytest.mark.parametrize("script", LINES)
def test_a_line_looks_as_qt_draws_it(qtbot: QtBot, script: str) -> None:
    text = LINES[script]
    face = face_of(text)

    assert alike(ours(text, face), qts(text, face)) >= ALIKE


@pytest.mark.parametrize("text", MIXED)
def test_mixed_directions_look_as_qt_draws_them(qtbot: QtBot, text: str) -> None:
    face = face_of("Annaשלוםمرحبا")

    assert alike(ours(text, face), qts(text, face)) >= ALIKE


@pytest.mark.parametrize("script", ["arabic", "devanagari", "hebrew", "thai", "emoji"])
def test_letters_that_were_not_joined_would_be_seen(qtbot: QtBot, script: str) -> None:
    text = LINES[script]
    face = face_of(text)
    torn = {
        "arabic": "\u200c".join(text),
        "hebrew": text[::-1],
        "emoji": text.replace("\u200d", ""),
    }
    wrong = torn.get(script, "".join(sorted(text)))

    assert alike(ours(wrong, face), qts(text, face)) < ALIKE
