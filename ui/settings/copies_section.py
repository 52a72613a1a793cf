"""The section "Safe copies": how old the newest is, where they lie, one now, one on a stick.

How a copy is made and checked is the storage's business.
"""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from smallcrm.domain.progress import Progress
from smallcrm.storage.backup import FOLDER, SafeCopy, copies, safe_copy
from ui.context import AppContext
from ui.settings.section import Section
from ui.widgets.buttons import KeycapButton
from ui.widgets.flow import flow
from ui.widgets.layouts import holder
from ui.widgets.panels import TermRow
from ui.widgets.text import PlainLabel

STICK_FOLDER = "SmallCRM"
TERM_WIDTH = 96
BREAK = "\u200b"  # zero width: a line may end here


class CopiesSection(Section):
    """Age and place of the newest copy, and two ways to make one."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(
            context,
            name="copies",
            title=say("Safe copies"),
            explained=say(
                "A copy is made every half hour when something changed, and when you close. Each "
                "is opened and checked."
            ),
        )
        self._now = KeycapButton(say("Make one now"), name="copy_now", icon="save", filled=True)
        self._stick = KeycapButton(say("Put on a stick"), name="copy_to_stick", icon="usb")
        self._panel = self.panel(name="newest")
        self._rows: list[QWidget] = []
        self.body.addWidget(holder(flow(self._now, self._stick)))
        self.body.addWidget(
            PlainLabel(
                say("A stick or another drive saves the book when this PC breaks or is stolen."),
                role="second",
                fit="wrap",
            )
        )
        self._now.clicked.connect(self._on_now)
        self._stick.clicked.connect(self._on_stick)
        self.refresh()

    def refresh(self) -> None:
        for widget in self._rows:
            self._panel.body.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        folder = self.context.store.path.parent / FOLDER
        self._rows = self._newest(copies(folder), folder)
        self._panel.add(*self._rows)

    def first_focus(self) -> QWidget:
        return self._now

    def _newest(self, known: list[SafeCopy], folder: Path) -> list[QWidget]:
        say = self.say
        if not known:
            return [PlainLabel(say("There is no safe copy yet."), role="name", fit="wrap")]
        newest = known[0]
        held = self.context.wording.counted("{n} customer", "{n} customers", newest.customers)
        rows = (
            (say("Newest"), say("{when} · {held}", when=newest.made_at, held=held)),
            (say("Kept"), self.context.wording.counted("{n} copy", "{n} copies", len(known))),
            (say("Place"), _breakable(folder)),
        )
        return [TermRow(term, words, tone="", term_width=TERM_WIDTH) for term, words in rows]

    def _on_now(self) -> None:
        self.attempt(self._copy)

    def _on_stick(self) -> None:
        self.context.dialogs.choose_folder(self.say("Where is the stick?"), self.put_on)

    def put_on(self, folder: Path) -> None:
        """Make a checked copy on the stick whose folder was chosen."""

        def copy() -> None:
            self._copy(folder / STICK_FOLDER)

        self.attempt(copy)

    def _copy(self, folder: Path | None = None) -> None:
        """Start the copy. Raises ShopError while other work is running."""
        book, now = self.context.store.path, self.context.now()

        def job(progress: Progress) -> SafeCopy:
            return safe_copy(book, reason="asked", now=now, folder=folder, progress=progress)

        doing = self.say("Making a safe copy")
        self.context.jobs.start(job, doing=doing, done=self._on_made)

    def _on_made(self, copy: SafeCopy) -> None:
        told = self.say("Safe copy made and checked: {place}", place=str(copy.path.parent))
        self.context.bottom.tell(told)
        self.refresh()


def _breakable(folder: Path) -> str:
    """A path that may go on in the next line after each of its parts."""
    return str(folder).replace("/", f"/{BREAK}").replace("\\", f"\\{BREAK}")
