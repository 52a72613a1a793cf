"""The page on which a customer is written down or changed.

Its fields stand in form_fields; what is valid is decided in the domain.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from smallcrm.domain.customers import CustomerDraft
from smallcrm.domain.errors import Invalid
from smallcrm.domain.held_drafts import changed_fields, with_fields
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.on_hold import HeldAs, HeldWords
from smallcrm.services import customers
from ui.context import AppContext, LineAction
from ui.customers import places
from ui.customers.doubles_notice import DoublesNotice
from ui.customers.form_fields import FormFields
from ui.customers.form_start import draft_from_typed
from ui.customers.wrapping import Abreast, WrapRow
from ui.finder import Found
from ui.keys import KEYS
from ui.pages import Argument, Page, Verbs
from ui.widgets.buttons import KeycapButton
from ui.widgets.layouts import PageBody, column, holder
from ui.widgets.text import PlainLabel

TYPING_PAUSE_MS = 250  # looking for doubles waits until the hand rests
KNOWN_BEFORE = "known_before"  # a tick of the form, no part of the draft
NEW = CustomerId(0)  # what a customer who is not in the book yet is known by here


class CustomerFormPage(Page):
    """Arrive with a customer's id to change them, with typed text or nothing for a new one."""

    rail_code = places.ALL

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording)
        self._context = context
        self._customer_id = NEW
        self._untouched = CustomerDraft()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._build()
        self._pause.timeout.connect(self._on_pause)
        self._fields.changed.connect(self._pause.start)
        self._fields.asked_sender.connect(self._on_asked_sender)
        self._doubles.opened.connect(self._on_double_opened)
        self._doubles.joined.connect(self._fields.share_letterbox)
        self._back.clicked.connect(self._go_back)
        self._save.clicked.connect(self._on_save)

    def _build(self) -> None:
        say = self.say
        self._title = PlainLabel("", role="page", fit="wrap")
        self._back = KeycapButton(say("Back"), name="back", key="Esc")
        self._save = KeycapButton(say("Save"), name="save", key=KEYS["save"].cap, filled=True)
        buttons = holder(WrapRow(self._back, self._save))
        head = Abreast(self._title, buttons, limit=420, stretches=(1, 0), gap=8)
        self._doubles = DoublesNotice(self.wording)
        self._fields = FormFields(self._context, self.form)
        top = holder(column(None, head, self._doubles, gap=12, margins=(24, 0, 24, 12)))
        body = column(self, top, PageBody(self._fields), gap=0)
        body.setStretch(1, 1)

    def arrive(self, argument: Argument) -> None:
        self._customer_id = CustomerId(argument) if isinstance(argument, int) else NEW
        self.form.clear_marks()
        self._pause.stop()
        self._untouched = CustomerDraft()
        self._title.show_text(self.say("New customer"))
        if self._customer_id != NEW:
            self._context.errors.attempt(self._read)
        typed = draft_from_typed(argument) if isinstance(argument, str) else None
        hold = None if typed is not None else self._context.holding.held(self._held_as())
        self._show(typed, hold.entry.words if hold is not None else {})
        self._context.holding.watch(self, self._held_as(), self._words_to_hold, hold)
        if hold is not None and self._customer_id == NEW:
            told = self.say("These words were on hold")
            empty = LineAction(self.say("Start empty"), "start_empty", self._start_empty)
            self._context.bottom.tell(told, empty)

    def _read(self) -> None:
        self._untouched = customers.draft_of(self._context.store, self._customer_id)
        self._title.show_text(customers.name_of(self._context.store, self._customer_id))

    def _show(self, typed: CustomerDraft | None, held: HeldWords) -> None:
        """Show the book's own words first, to know what was typed since."""
        is_new = self._customer_id == NEW
        self._fields.about(None if is_new else self._customer_id)
        self._fields.show_draft(self._untouched, is_new=is_new)
        self._untouched = self._fields.draft()
        if typed is not None or held:
            draft = with_fields(typed or self._untouched, held)
            self._fields.show_draft(draft, is_new=is_new)
            self._fields.known_before.setChecked(held.get(KNOWN_BEFORE) is True)
        self._on_pause()

    def _held_as(self) -> HeldAs:
        if self._customer_id == NEW:
            return HeldAs("new_customer")
        return HeldAs("customer", self._customer_id)

    def _words_to_hold(self) -> HeldWords | None:
        typed = changed_fields(self._fields.draft(), self._untouched)
        if typed and self._fields.known_before.isChecked():
            typed[KNOWN_BEFORE] = True
        return typed or None

    def leave(self) -> None:
        """Words that were not saved are on hold from now on."""
        self._pause.stop()
        self._context.holding.leave(self)

    def first_focus(self) -> QWidget | None:
        return self._fields.name

    def verbs(self) -> Verbs:
        return {"save": self._save_now}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
            return
        super().keyPressEvent(event)

    def _save_now(self) -> None:
        """Save, or raise what the door shows at its field."""
        context = self._context
        is_new = self._customer_id == NEW
        saved = customers.save(
            context.store,
            self._fields.draft(),
            customer_id=None if is_new else self._customer_id,
            known_before=is_new and self._fields.known_before.isChecked(),
            now=context.now(),
            by=context.counter.helper_id,
        )
        self._untouched = self._fields.draft()
        context.navigate.back()
        if is_new:
            context.navigate.to(places.ONE, saved)

    def _start_empty(self) -> None:
        """Write down somebody else first; the words go back on hold."""
        self._context.navigate.to(places.NEW, "")

    # Handlers

    def _on_save(self) -> None:
        self._context.errors.attempt(self._save_now, self.form)

    def _go_back(self) -> None:
        self._context.navigate.back()

    def _on_pause(self) -> None:
        customer_id = None if self._customer_id == NEW else self._customer_id
        try:
            doubles = customers.likely_doubles(
                self._context.store, self._fields.draft(), customer_id=customer_id
            )
        except Invalid:
            doubles = []  # said at its field when it is saved; half a word is nobody's mistake
        self._doubles.show_rows(doubles)

    def _on_asked_sender(self) -> None:
        self._context.navigate.ask_whom(self.say("Who sent them?"), self._on_sender_found)

    def _on_sender_found(self, found: Found) -> None:
        if found.kind == "customer" and isinstance(found.key, int):
            self._fields.show_sender(CustomerId(found.key))
        else:
            self._context.bottom.tell(
                self.say("Write them down first, then choose them here as who sent this one")
            )
        self._fields.focus_sender()

    def _on_double_opened(self, customer_id: int) -> None:
        self._context.navigate.to(places.ONE, customer_id)
