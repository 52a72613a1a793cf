"""How the window looks on this PC, kept in a small file that may hold anything."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from smallcrm.wording import Wording
from ui.preferences import FILE, Preferences
from ui.tokens import PERCENT_MAX, PERCENT_MIN


def _kept(folder: Path, text: str) -> Preferences:
    (folder / FILE).write_text(text, encoding="utf-8")
    return Preferences(folder)


def test_what_was_chosen_is_there_at_the_next_start(tmp_path: Path) -> None:
    first = Preferences(tmp_path)
    first.mode = "dark"
    first.percent = 150
    first.language = "de"
    first.place = QByteArray(b"\x01\x02\x00")
    del first
    again = Preferences(tmp_path)
    assert (again.mode, again.percent, again.language) == ("dark", 150, "de")
    assert again.place == QByteArray(b"\x01\x02\x00")


def test_without_a_file_everything_has_its_usual_value(tmp_path: Path) -> None:
    fresh = Preferences(tmp_path / "nowhere")
    assert (fresh.mode, fresh.percent, fresh.language) == ("system", 100, "en")
    assert fresh.place.isEmpty()


@pytest.mark.parametrize(
    "junk",
    [
        "", "x", "-1", "9" * 5_000, "1e9", "\u0661\u0662\u0663", "de, en", "../../etc/passwd",
        "<b>", "@ByteArray(x)", "@Invalid()", "@Size(1 2)", "%s", "{}", "DE_de", "d",
    ],
)  # fmt: skip
def test_junk_counts_as_not_chosen(tmp_path: Path, junk: str) -> None:
    lines = (f"{name}={junk}" for name in ("mode", "percent", "language", "place"))
    kept = _kept(tmp_path, "[General]\n" + "\n".join(lines) + "\n")
    assert kept.mode == "system"
    assert PERCENT_MIN <= kept.percent <= PERCENT_MAX
    assert kept.language == "en"
    assert isinstance(kept.place, QByteArray)
    Wording(kept.language)


@pytest.mark.parametrize("content", [b"", b"\x00" * 500, bytes(range(256)) * 20, b"[[[]\n=\n"])
def test_a_broken_file_counts_as_nothing_chosen_and_can_be_written_again(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / FILE).write_bytes(content)
    kept = Preferences(tmp_path)
    assert (kept.mode, kept.percent, kept.language) == ("system", 100, "en")
    kept.percent = 125
    del kept
    assert Preferences(tmp_path).percent == 125


@pytest.mark.parametrize(("chosen", "kept"), [(1, PERCENT_MIN), (500, PERCENT_MAX), (120, 120)])
def test_the_text_size_stays_within_what_the_window_can_show(
    tmp_path: Path, chosen: int, kept: int
) -> None:
    preferences = Preferences(tmp_path)
    preferences.percent = chosen
    assert preferences.percent == kept


def test_a_language_of_two_or_three_letters_is_taken_even_if_nobody_speaks_it_here(
    tmp_path: Path,
) -> None:
    kept = _kept(tmp_path, "[General]\nlanguage=gsw\n")
    assert kept.language == "gsw"
    assert Wording(kept.language).text("Today") == "Today"
