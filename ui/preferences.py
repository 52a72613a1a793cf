"""What holds on this PC alone: how the window looks, and which day was begun here last.

What a preference changes is the theme's and the window's business.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import cast, get_args

from PySide6.QtCore import QByteArray, QSettings

from ui.tokens import PERCENT_MAX, PERCENT_MIN, Mode

FILE = "window.ini"
_PERCENT = re.compile(r"[0-9]{1,3}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COLUMN = re.compile(r"[a-z_]{1,20}")


class Preferences:
    """Kept in a small file beside the book; anything unreadable there counts as not chosen."""

    def __init__(self, folder: Path) -> None:
        self._file = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    @property
    def mode(self) -> Mode:
        """System, light or dark."""
        word = str(self._file.value("mode", "system"))
        return cast(Mode, word) if word in get_args(Mode) else "system"

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._file.setValue("mode", mode)

    @property
    def percent(self) -> int:
        """The text size, 90 to 200 per cent."""
        word = str(self._file.value("percent", 100))
        percent = int(word) if _PERCENT.fullmatch(word) else 100
        return min(PERCENT_MAX, max(PERCENT_MIN, percent))

    @percent.setter
    def percent(self, percent: int) -> None:
        self._file.setValue("percent", percent)

    @property
    def language(self) -> str:
        """The language in which the frame is worded before the book is open."""
        word = str(self._file.value("language", "en"))
        return word if _LANGUAGE.fullmatch(word) else "en"

    @language.setter
    def language(self, language: str) -> None:
        self._file.setValue("language", language)

    @property
    def list_columns(self) -> tuple[str, ...]:
        """The columns of the customer list by their codes; none: the usual ones."""
        codes = str(self._file.value("list_columns", "")).split()
        return tuple(code for code in codes if _COLUMN.fullmatch(code))

    @list_columns.setter
    def list_columns(self, codes: Sequence[str]) -> None:
        self._file.setValue("list_columns", " ".join(codes))

    @property
    def begun_on(self) -> str:
        """The shop day on which Today was last shown first here, "2026-11-20"; "" for none."""
        word = str(self._file.value("begun_on", ""))
        return word if _DAY.fullmatch(word) else ""

    @begun_on.setter
    def begun_on(self, day: str) -> None:
        self._file.setValue("begun_on", day)

    @property
    def place(self) -> QByteArray:
        """Where the window was when it was closed, in Qt's own form; empty at first."""
        value = self._file.value("place", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @place.setter
    def place(self, place: QByteArray) -> None:
        self._file.setValue("place", place)
