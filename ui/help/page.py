"""Keys and help: what each key does, three short paragraphs, and the sheet for beside the till.

The table comes from key_table, the printed sheet from smallcrm/printing.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from smallcrm.domain.errors import ShopError
from smallcrm.services.shop import shop
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.help.key_table import KeyGroup, KeyLine, key_groups
from ui.help.keycap import Keycap
from ui.keys import KEYS
from ui.pages import Page, Verbs
from ui.today.headed import HeadedPanel
from ui.today.soft_label import SoftLabel
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import PageBody, column, holder, keep_width, row
from ui.widgets.text import PlainLabel

BESIDE_FROM = 620  # units: narrower, the groups stand one under the other
HEAD_FROM = 420
CAP_WIDTH = 96  # room for "Ctrl Enter"


class HelpPage(Page):
    """practise: the place in which a way into the practice shop stands."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording)
        self._context = context
        self.practise = QVBoxLayout()
        self._build()
        self._print.clicked.connect(self._on_print)
        self._back.clicked.connect(context.navigate.back)

    def _build(self) -> None:
        say = self.say
        self._print = KeycapButton(
            say("Print"), name="print", icon="printer", key=KEYS["print"].cap, filled=True
        )
        self._back = KeycapButton(say("Back"), name="back", key="Esc")
        title = holder(row(None, PlainLabel(say("Keys and help"), role="page"), None))
        buttons = holder(row(None, self._print, self._back, gap=8))
        head = Abreast(title, buttons, limit=HEAD_FROM, stretches=(1, 0), gap=8)
        anywhere, *others = (self._panel(group) for group in key_groups())
        right = holder(column(None, self._help(), *others, None, gap=12))
        left = holder(column(None, anywhere, None, gap=0))
        tables = Abreast(left, right, limit=BESIDE_FROM, gap=12)
        main = column(None, head, 4, tables, None, gap=8)
        column(self, PageBody(holder(main)), gap=0)

    def _panel(self, group: KeyGroup) -> QWidget:
        panel = HeadedPanel(self.word(group.title), name=f"keys_{group.code}")
        for line in group.lines:
            panel.add(self._line(line))
        return panel

    def _line(self, line: KeyLine) -> QWidget:
        words = self.word(line.words)
        if not line.acts:
            words = self.say("{what}: comes later", what=words)
        cap = holder(row(None, Keycap(line.cap), None, gap=0))
        keep_width(cap, CAP_WIDTH)
        said = SoftLabel(words, tone="" if line.acts else "mute")
        said.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        made = QWidget()
        made.setObjectName("key_line")
        row(made, cap, said, gap=8).setStretch(1, 1)
        return made

    def _help(self) -> QWidget:
        say = self.say
        panel = HeadedPanel(say("In short"), name="in_short")
        paragraphs = (
            say(
                "Find: type what you know: the end of a phone number, a street, half a name. Small "
                "mistakes are forgiven. Enter opens the first."
            ),
            say(
                "Undo: everything can be taken back with Ctrl Z, even tomorrow. Older values stand "
                "under History; whoever was deleted lies in the trash for 90 days."
            ),
            say(
                "On hold: leave half a sentence and serve the next one. Your words wait under the "
                "finder, even after a power cut."
            ),
        )
        for words in paragraphs:
            panel.add(SoftLabel(words))
        panel.add(self.practise)
        return panel

    def first_focus(self) -> QWidget | None:
        return self._print

    def verbs(self) -> Verbs:
        return {"print": self._on_print}

    # Handlers

    def _on_print(self) -> None:
        self._context.errors.attempt(self._put_on_paper)

    def _put_on_paper(self) -> None:
        from smallcrm.printing.key_sheet import KeyColumn, KeySheet, key_sheet_pdf  # noqa: PLC0415

        own = shop(self._context.store)
        if own is None:
            raise ShopError("There is no shop yet. Set it up first, then print.")
        columns = [
            KeyColumn(
                self.word(group.title),
                [(line.cap, self.word(line.words)) for line in group.lines if line.acts],
            )
            for group in key_groups()
        ]
        title = self.say("Keys of {shop}", shop=own.name)
        pdf = key_sheet_pdf(KeySheet(title, columns, self.say("For beside the till")), own.paper)
        self._context.printer.print_pdf(pdf, title, self._on_printed)

    def _on_printed(self) -> None:
        self._context.bottom.tell(self.say("The keys went to the printer"))
