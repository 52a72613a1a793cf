"""Asks the system for a file or a folder; nothing waits, the answer comes by calling back.

Nothing here reads or writes the file.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.widgets.text import named

Chosen = Callable[[Path], None]


class _FileAsker(QObject):
    """Holds one file dialog until it answers."""

    def __init__(self, dialog: QFileDialog, chosen: Callable[[Path], None]) -> None:
        super().__init__(dialog)
        self._chosen = chosen
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_selected)

    def _on_selected(self, path: str) -> None:
        self._chosen(Path(path))


def ask_to_open(window: QWidget, title: str, endings: Sequence[str], chosen: Chosen) -> None:
    """Choose a file that is there; endings such as "csv"."""
    dialog = _dialog(window, title, endings, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()


def ask_where_to_save(
    window: QWidget, title: str, suggested: str, endings: Sequence[str], chosen: Chosen
) -> None:
    """Choose where to save; suggested is a file name made by us."""
    dialog = _dialog(window, title, endings, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(endings[0] if endings else "")
    dialog.selectFile(suggested)
    dialog.open()


def ask_for_folder(window: QWidget, title: str, chosen: Chosen) -> None:
    """Choose a folder."""
    dialog = _dialog(window, title, (), chosen)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()


def _dialog(window: QWidget, title: str, endings: Sequence[str], chosen: Chosen) -> QFileDialog:
    dialog = QFileDialog(window, title)
    named(dialog, "file_dialog", title)
    if endings:
        dialog.setNameFilter(" ".join(f"*.{ending}" for ending in endings))
    _FileAsker(dialog, chosen)
    return dialog
