"""Settings of what goes on paper: the sheet in the printer, our cards, the logo, own sheets.

How cards are drawn is the printing room's business; printers have settings of their own.
"""

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from smallcrm.domain.pictures import ReadyPicture
from smallcrm.domain.progress import Progress
from smallcrm.printing.pictures import ENDINGS, file_of, for_logo
from smallcrm.services import own_pictures, shop
from smallcrm.services.own_pictures import CardLook
from ui.cards.colour_choice import ColourChoice
from ui.context import AppContext
from ui.settings.choice_sections import change_shop
from ui.settings.own_sheets_panel import OwnSheetsPanel
from ui.settings.section import Section
from ui.theme import theme
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.choices import TickBox
from ui.widgets.flow import flow
from ui.widgets.form import FormField
from ui.widgets.layouts import holder
from ui.widgets.page_preview import PagePreview
from ui.widgets.segmented import SegmentedButtons
from ui.widgets.text import PlainLabel

LOGO_WIDTH = 150  # units: about as large as it will be on the card


class PaperSection(Section):
    """A4 or Letter, colour, ink saver, logo, and the sheets that are in no list."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(
            context,
            name="paper",
            title=say("Paper"),
            explained=say("How our cards look, and the paper that lies in the printer."),
        )
        self._build()
        self.refresh()
        self._paper.chosen.connect(self._on_paper)
        self._colours.chosen.connect(self._on_colour)
        self._saver.toggled.connect(self._on_saver)
        self._bring.clicked.connect(self._on_bring)
        self._remove.clicked.connect(self._on_remove)

    def _build(self) -> None:
        say = self.say
        sizes = (("a4", say("A4")), ("letter", say("Letter")))
        spoken = say("Paper in the printer")
        self._paper = SegmentedButtons(sizes, name="paper", spoken=spoken)
        self._colours = ColourChoice(self.context.wording)
        self._saver = TickBox(say("Save ink"), name="saves_ink")
        less = say("Less than an eighth of the front of a card is printed.")
        self._logo = PagePreview(name="logo", spoken=say("Our logo"))
        self._logo.setMaximumWidth(theme().px(LOGO_WIDTH))
        self._bring = KeycapButton(say("Choose logo"), name="choose_logo", icon="image")
        self._remove = LinkButton(say("Remove logo"), name="remove_logo")
        where = say("It stands small on the back of our cards, over the name of the shop.")
        self.panel(FormField(spoken, self._paper), name="papers")
        self._own = OwnSheetsPanel(self.context)
        self.panel(
            FormField(say("Colour of our cards"), self._colours),
            self._saver,
            PlainLabel(less, role="second", fit="wrap"),
            name="look",
        )
        self.panel(
            PlainLabel(say("Logo"), role="second_bold"),
            self._logo,
            holder(flow(self._bring, self._remove)),
            PlainLabel(where, role="second", fit="wrap"),
            name="logo_panel",
        )
        self.body.addWidget(self._own)

    def refresh(self) -> None:
        self._own.refresh()
        row, look = shop.shop(self.context.store), own_pictures.card_look(self.context.store)
        if row is not None:
            self._paper.choose(row.paper)
        self._colours.show_colour(look.colour)
        self._saver.setChecked(look.saves_ink)
        logo = own_pictures.logo(self.context.store)
        self._logo.setVisible(bool(logo))
        self._remove.setVisible(bool(logo))
        if logo:
            self._logo.show_page(QImage.fromData(logo))

    def first_focus(self) -> QWidget:
        return self._paper

    def _save_look(self, look: CardLook) -> None:
        context = self.context

        def save() -> None:
            own_pictures.save_card_look(context.store, look, now=context.now(), by=self.by)

        self.attempt(save)

    # Handlers

    def _on_paper(self, code: str) -> None:
        def save() -> None:
            change_shop(self.context, paper=code)

        self.attempt(save)

    def _on_colour(self, code: str) -> None:
        self._save_look(own_pictures.card_look(self.context.store)._replace(colour=code))

    def _on_saver(self, is_on: bool) -> None:
        self._save_look(own_pictures.card_look(self.context.store)._replace(saves_ink=is_on))

    def _on_bring(self) -> None:
        title = self.say("The logo of the shop")
        self.context.dialogs.open_file(title, ENDINGS, self._on_file)

    def _on_file(self, path: Path) -> None:
        def job(_progress: Progress) -> ReadyPicture:
            return for_logo(file_of(path))

        doing = self.say("Reading the picture")
        self.context.jobs.start(job, doing=doing, done=self._on_ready)

    def _on_ready(self, ready: ReadyPicture) -> None:
        context = self.context

        def save() -> None:
            own_pictures.set_logo(context.store, ready, now=context.now(), by=self.by)

        self.attempt(save)

    def _on_remove(self) -> None:
        context = self.context

        def remove() -> None:
            own_pictures.set_logo(context.store, None, now=context.now(), by=self.by)

        self.attempt(remove)
