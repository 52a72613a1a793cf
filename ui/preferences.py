"""How the window looks on this PC: light or dark, text size, language, place. Never in the book.

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
    def place(self) -> QByteArray:
        """Where the window was when it was closed, in Qt's own form; empty at first."""
        value = self._file.value("place", QByteArray())
        return value if isinstance(value, QByteArray) else QByteArray()

    @place.setter
    def place(self, place: QByteArray) -> None:
        self._file.setValue("place", place)
