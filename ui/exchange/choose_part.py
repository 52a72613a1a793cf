"""The first step of bringing a list: choose a file, drop one, or paste cells.

What is in it is found out by the worker.
"""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from smallcrm.wording import Wording
from ui.widgets.buttons import KeycapButton
from ui.widgets.fields import NoteField
from ui.widgets.layouts import column, holder, row
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel

PASTED_MAX = 5_000_000  # letters; more comes as a file


class FileDrop(QWidget):
    """A place to drop a file on; dropped carries its path."""

    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("file_drop")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = _files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files[0])


class ChoosePart(QWidget):
    """choosing: the button was pressed. pasted carries the cells."""

    choosing = Signal()
    pasted = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._say = wording.text
        self._build()
        self.choose.clicked.connect(self.choosing)
        self._use.clicked.connect(self._on_use)
        self.cells.textChanged.connect(self._on_typed)

    def _build(self) -> None:
        say = self._say
        self.choose = KeycapButton(
            say("Choose a file"), name="choose_file", icon="folder-open", filled=True
        )
        file = Panel(name="choose_list", padding=28)
        file.body.setSpacing(12)
        file.add(
            PlainLabel(say("Where are your customers now?"), role="name", fit="wrap"),
            PlainLabel(
                say(
                    "Save them there as a file: a spreadsheet (xlsx, ods, csv) or address cards"
                    " (vcf). Then choose it here, or drop it on this page."
                ),
                tone="mute",
                fit="wrap",
            ),
            holder(row(None, self.choose, None)),
            PlainLabel(
                say(
                    "First you see what would happen; nothing is changed until you say so, and"
                    " everything can be undone."
                ),
                role="second",
                fit="wrap",
            ),
        )
        self.cells = NoteField(
            name="pasted_cells",
            spoken=say("Pasted cells"),
            placeholder=say("Copy cells in your spreadsheet, headings too, and paste them here"),
            lines=5,
        )
        self.cells.setAcceptDrops(False)  # a file that is dropped here is for the page
        self._use = KeycapButton(say("Use these"), name="use_cells", icon="clipboard-list")
        self._use.setEnabled(False)
        paste = Panel(name="paste_list", padding=28)
        paste.body.setSpacing(12)
        paste.add(
            PlainLabel(say("Or paste them"), role="name", fit="wrap"),
            self.cells,
            holder(row(None, self._use, None)),
        )
        column(self, file, paste, None, gap=16)

    def _on_typed(self) -> None:
        self._use.setEnabled(bool(self.cells.toPlainText().strip()))

    def _on_use(self) -> None:
        self.pasted.emit(self.cells.toPlainText()[:PASTED_MAX])


def _files(held: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
