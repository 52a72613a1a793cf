from pathlib import Path

import pytest

from smallcrm.printing.font_files import FONT_ENDINGS, faces_file, system_faces
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.shaping import shape
from smallcrm.resources import resource
from tests.printing.made_fonts import MadeFace, collection, font
from tests.printing.printed import text_of
from tests.printing.test_paper import written

HAN = "王小明直門骨"
HEBREW = "שלום"
HANGUL = "김철수"

# What a new PC has, by the names that its files give themselves.
WINDOWS = {
    "segoeui.ttf": [MadeFace("Segoe UI", HEBREW + "ą")],
    "Nirmala.ttc": [MadeFace("Nirmala UI", "নাম"), MadeFace("Nirmala UI", "নাম", weight=350)],
    "LeelawUI.ttf": [MadeFace("Leelawadee UI", "สมชาย")],
    "msyh.ttc": [MadeFace("Microsoft YaHei", HAN), MadeFace("Microsoft YaHei UI", HAN)],
    "msyhbd.ttc": [MadeFace("Microsoft YaHei", HAN, "Bold", weight=700)],
    "msjh.ttc": [MadeFace("Microsoft JhengHei", HAN)],
    "YuGothR.ttc": [MadeFace("Yu Gothic", HAN + "さ"), MadeFace("Yu Gothic UI", HAN + "さ")],
    "YuGothB.ttc": [MadeFace("Yu Gothic", HAN + "さ", "Bold", weight=700)],
    "malgun.ttf": [MadeFace("Malgun Gothic", HAN + HANGUL)],
    "times.ttf": [MadeFace("Times New Roman", HEBREW + "ą")],
    "timesi.ttf": [MadeFace("Times New Roman", HEBREW, "Italic", is_italic=True)],
}  # fmt: skip
MACOS = {
    "PingFang.ttc": [
        MadeFace("PingFang SC Semibold", HAN, weight=600), MadeFace("PingFang HK", HAN),
        MadeFace("PingFang TC", HAN), MadeFace("PingFang SC", HAN),
    ],
    "AppleSDGothicNeo.ttc": [
        MadeFace("Apple SD Gothic Neo Bold", HANGUL + HAN, weight=700),
        MadeFace("Apple SD Gothic Neo", HANGUL + HAN),
    ],
    "ヒラギノ角ゴシック W3.ttc": [MadeFace("Hiragino Sans W3", HAN + "さ", weight=300)],
    "ヒラギノ角ゴシック W8.ttc": [MadeFace("Hiragino Sans W8", HAN + "さ", weight=800)],
    "Supplemental/Kohinoor.ttc": [MadeFace("Kohinoor Bangla", "নাম")],
    "Thonburi.ttc": [MadeFace("Thonburi", "สมชาย")],
    "GeezaPro.ttc": [MadeFace("Geeza Pro", "محمد")],
    "ArialHB.ttc": [MadeFace("Arial Hebrew", HEBREW)],
    "LastResort.otf": [MadeFace(".LastResort", HAN + HEBREW + "\U0001cf50")],
}  # fmt: skip


def laid(folder: Path, files: dict[str, list[MadeFace]]) -> Fonts:
    """A PC with these fonts and no others."""
    for name, faces in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(collection(faces) if name.endswith(".ttc") else font(faces[0]))
    return Fonts(folders=[folder])


def chosen(fonts: Fonts, text: str, language: str, role: str = "plain") -> list[tuple[str, int]]:
    return [(run.face.path.name, run.face.index) for run in shape(text, role, fonts, language).runs]


@pytest.mark.parametrize(
    ("text", "language", "file"),
    [
        ("直門骨", "ja", ("YuGothR.ttc", 0)),
        ("直門骨", "ko-KR", ("malgun.ttf", 0)),
        ("直門骨", "zh-Hans", ("msyh.ttc", 0)),
        ("直門骨", "zh", ("msyh.ttc", 0)),
        ("直門骨", "zh-TW", ("msjh.ttc", 0)),
        ("直門骨さ", "en", ("YuGothR.ttc", 0)),  # kana tell whose signs they are
        ("김철수", "", ("malgun.ttf", 0)),
        ("สมชาย", "", ("LeelawUI.ttf", 0)),
        ("নাম", "bn", ("Nirmala.ttc", 0)),
        ("שלום", "", ("segoeui.ttf", 0)),
    ],
)
def test_windows_fonts_are_chosen_by_language(
    tmp_path: Path, text: str, language: str, file: tuple[str, int]
) -> None:
    assert chosen(laid(tmp_path, WINDOWS), text, language) == [file]


@pytest.mark.parametrize(
    ("text", "language", "file"),
    [
        ("直門骨", "zh-Hans", ("PingFang.ttc", 3)),
        ("直門骨", "zh-Hant", ("PingFang.ttc", 2)),
        ("直門骨", "ja", ("ヒラギノ角ゴシック W3.ttc", 0)),
        ("김철수", "ko", ("AppleSDGothicNeo.ttc", 1)),
        ("নাম", "", ("Kohinoor.ttc", 0)),
        ("สมชาย", "", ("Thonburi.ttc", 0)),
        ("محمد", "", ("GeezaPro.ttc", 0)),
        ("שלום", "", ("ArialHB.ttc", 0)),
    ],
)
def test_macos_fonts_are_chosen_by_language(
    tmp_path: Path, text: str, language: str, file: tuple[str, int]
) -> None:
    assert chosen(laid(tmp_path, MACOS), text, language) == [file]


def test_a_letter_is_set_in_a_book_face_and_an_address_in_a_plain_one(tmp_path: Path) -> None:
    fonts = laid(tmp_path, WINDOWS)

    assert chosen(fonts, "שלום", "", "words") == [("times.ttf", 0)]
    assert chosen(fonts, "שלום", "", "plain") == [("segoeui.ttf", 0)]


def test_a_font_of_boxes_counts_as_no_font(tmp_path: Path) -> None:
    fonts = laid(tmp_path, MACOS)

    assert shape("Anna \U0001cf50", "words", fonts).undrawable == ("\U0001cf50",)


def test_a_font_whose_letter_has_no_ink_is_passed_over(tmp_path: Path) -> None:
    files = {
        "a.ttf": [MadeFace("Noto Sans Empty", HANGUL, has_ink=False)],
        "b.ttf": [MadeFace("Somebody's", HANGUL)],
    }

    assert chosen(laid(tmp_path, files), HANGUL, "") == [("b.ttf", 0)]


def test_half_a_font_costs_only_itself(tmp_path: Path) -> None:
    whole = collection(MACOS["PingFang.ttc"])
    for cut in range(0, len(whole), 97):
        (tmp_path / f"cut{cut}.ttc").write_bytes(whole[:cut])
    fonts = laid(tmp_path, {"whole.ttf": [MadeFace("Whole", HEBREW)]})

    assert chosen(fonts, HEBREW, "") == [("whole.ttf", 0)]
    shape(HAN, "plain", fonts)


def test_a_face_of_a_collection_is_embedded_and_can_be_copied(tmp_path: Path) -> None:
    fonts = laid(tmp_path, WINDOWS)

    assert text_of(written(HAN, "plain", fonts=fonts)) == HAN


def test_the_files_are_looked_through_once(tmp_path: Path) -> None:
    laid(tmp_path, WINDOWS)
    found = system_faces((tmp_path,))

    (tmp_path / "segoeui.ttf").unlink()

    assert system_faces((tmp_path,)) is found
    assert {face.family for face in found} >= {"yugothic", "malgungothic", "leelawadeeui"}


def test_every_bundled_font_has_its_licence_and_its_role() -> None:
    files = {path.name for path in resource("fonts").iterdir() if path.suffix in FONT_ENDINGS}

    assert files == {name for role in faces_file().roles.values() for name in role}
    for name in files:
        licence = resource("fonts", "licences", name.replace(".ttf", "-OFL.txt"))
        assert "SIL OPEN FONT LICENSE" in licence.read_text("utf-8").upper()
