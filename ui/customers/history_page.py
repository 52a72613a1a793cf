"""The history of one customer: every older value with who and when, and Put back for each.

What was changed is told by services/history, putting back is services/putting_back.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.history_fields import ALL, LENSES, SUBJECTS
from smallcrm.domain.ids import CustomerId, GroupId
from smallcrm.services.customers import name_of
from smallcrm.services.history import PAGE_DEEDS, HistoryDeed, history, reader_of
from smallcrm.services.putting_back import put_back_value
from ui.context import AppContext
from ui.customers import places
from ui.customers.history_rows import DeedRow, PutBack, UndoDeed
from ui.customers.wrapping import Abreast
from ui.pages import Argument, Page
from ui.undoing import ask_to_undo
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.choices import ChoiceField
from ui.widgets.layouts import PageBody, clear, column, holder, row
from ui.widgets.panels import Notice, RowsPanel
from ui.widgets.text import PlainLabel

STACKED_UNDER = 560  # units: narrower, the choice stands under the title


class HistoryPage(Page):
    """What was changed about one customer, newest first; arrive with their id."""

    rail_code = places.ALL

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording, touches={*SUBJECTS, "prompt_answer"})
        self._context = context
        self._customer_id: CustomerId | None = None
        self._older: GroupId | None = None
        self._count = 0
        self._is_filled = False
        self._buttons: list[PutBack] = []
        self._build()
        self._back.clicked.connect(context.navigate.back)
        self._lens.chosen.connect(self._on_lens_chosen)
        self._more.clicked.connect(self._on_more)
        context.owner.changed.connect(self._on_owner_changed)

    def _build(self) -> None:
        say = self.say
        self._back = KeycapButton(say("Back"), name="back", key="Esc")
        self._title = PlainLabel("", role="page", fit="elide")
        lenses = [(code, self.word(lens.words)) for code, lens in LENSES.items()]
        self._lens = ChoiceField(lenses, name="lens", spoken=say("Show only"))
        title = row(None, self._title, gap=8)
        title.setStretch(0, 1)
        chosen = holder(row(None, self._lens, self._back, gap=8))
        head = Abreast(holder(title), chosen, limit=STACKED_UNDER, stretches=(1, 0), gap=12)
        self._rows = column(None, gap=12)
        self._more = LinkButton(say("Show more"), name="more_history")
        main = column(None, head, self._rows, row(None, self._more, None), None, gap=12)
        self._scroll = PageBody(holder(main))
        column(self, self._scroll, gap=0)

    def arrive(self, argument: Argument) -> None:
        if isinstance(argument, int):
            if argument != self._customer_id:
                self._lens.choose(ALL)
            self._customer_id = CustomerId(argument)
            self._count = 0
            self._scroll.verticalScrollBar().setValue(0)
            # Filled before it is shown: rows that come later are squeezed into the view.
            self._fill()
            self._is_filled = True

    def customer(self) -> CustomerId | None:
        return self._customer_id

    def first_focus(self) -> QWidget | None:
        return self._buttons[0] if self._buttons else self._lens

    def refresh(self) -> None:
        if not self._is_filled:
            self._fill()
        self._is_filled = False

    def _fill(self) -> None:
        held = self._held()
        clear(self._rows)
        self._buttons = []
        customer_id = self._customer_id
        name = name_of(self._context.store, customer_id) if customer_id is not None else ""
        self._title.show_text(self.say("History of {name}", name=name) if name else "")
        if customer_id is None or not name:
            self._more.hide()
            self._rows.addWidget(self._nobody())
            return
        # One more than was shown: what has just been done must not push the last one out.
        wanted, self._count = max(self._count + 1, PAGE_DEEDS), 0
        self._load(customer_id, None, wanted)
        if not self._count:
            self._rows.addWidget(self._nothing())
        self._take_up(held)

    def _load(self, customer_id: CustomerId, before: GroupId | None, limit: int) -> None:
        context = self._context
        is_open = context.owner.is_open
        reader = reader_of(context.store, customer_id, now=context.now(), is_open=is_open)
        page = history(context.store, reader, lens=self._lens.code, before=before, limit=limit)
        self._older = page.older
        self._more.setVisible(page.older is not None)
        self._count += len(page.deeds)
        if page.deeds:
            panel = RowsPanel(f"history_{self._count}", self.say("History"))
            for deed in page.deeds:
                panel.add_row(self._row(deed))
            self._rows.addWidget(panel)

    def _row(self, deed: HistoryDeed) -> DeedRow:
        made = DeedRow(self.wording, deed, self._context.store.shop_day(deed.at))
        for button in made.buttons:
            button.clicked.connect(self._on_put_back)
            button.focused.connect(self._on_focused)
            button.stand(is_first=not self._buttons)
            self._buttons.append(button)
        if made.undo is not None:
            made.undo.clicked.connect(self._on_undo)
        return made

    def _held(self) -> int | None:
        """Which of the buttons has the keyboard, so that it stays about there."""
        places_held = [place for place, each in enumerate(self._buttons) if each.hasFocus()]
        return places_held[0] if places_held else None

    def _take_up(self, place: int | None) -> None:
        if place is not None and self._buttons:
            self._buttons[min(place, len(self._buttons) - 1)].setFocus()
        elif place is not None:
            self._lens.setFocus()

    def _nothing(self) -> Notice:
        return Notice(
            self.say("Nothing of this was changed"),
            self.say("Whatever is changed about this customer stands here, with what was before."),
            name="no_history",
        )

    def _nobody(self) -> Notice:
        return Notice(
            self.say("This customer is not in the book"),
            self.say("They may have been removed for good. Everybody else is under Customers."),
            name="nobody",
        )

    # Handlers

    def _on_lens_chosen(self) -> None:
        self._count = 0
        self.refresh()

    def _on_more(self) -> None:
        if self._customer_id is not None and self._older is not None:
            self._load(self._customer_id, self._older, PAGE_DEEDS)

    def _on_put_back(self) -> None:
        button, context = self.sender(), self._context
        if not isinstance(button, PutBack):
            return
        value, by = button.value, context.counter.helper_id

        def put_back() -> None:
            now = context.now()
            put_back_value(context.store, value.change_id, value.column, now=now, by=by)

        context.errors.attempt(put_back)

    def _on_undo(self) -> None:
        button = self.sender()
        if isinstance(button, UndoDeed):
            ask_to_undo(self._context, button.deed_group)

    def _on_focused(self) -> None:
        for button in self._buttons:
            button.stand(is_first=button.hasFocus())

    def _on_owner_changed(self) -> None:
        self.is_stale = True
        if self.isVisible():
            self.is_stale = False
            self.refresh()
