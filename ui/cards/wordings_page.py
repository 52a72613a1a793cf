"""The words for cards: those that come with the program, and ours, which are suggested first.

How a wording is checked and does without what is not known is decided in the domain.
"""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial

from PySide6.QtWidgets import QWidget

from smallcrm.domain.cards import Wording
from smallcrm.domain.held_drafts import with_fields
from smallcrm.domain.on_hold import HeldAs, HeldWords
from smallcrm.domain.wordings import WordingDraft
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.samples import fits_a_card
from smallcrm.printing.templates import wordings
from smallcrm.services.card_pieces import shop_on_paper
from smallcrm.services.occasions import OCCASIONS
from smallcrm.services.own_wordings import (
    Fits,
    as_wording,
    delete_own_wording,
    save_own_wording,
)
from smallcrm.services.shop import shop
from smallcrm.storage.store import Store
from ui.cards.wording_editor import WordingEditor
from ui.cards.wordings_list import Entry, WordingsList
from ui.cards.wordings_preview import WordingPreview
from ui.cards.wordings_shelf import NEW, WordingsShelf
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.pages import Argument, Page, Verbs
from ui.settings.hours_editor import keep_narrow
from ui.widgets.buttons import KeycapButton
from ui.widgets.choices import ChoiceField
from ui.widgets.flow import flow
from ui.widgets.form import FormField
from ui.widgets.layouts import PageBody, column, holder, tab_order
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel

FORM = "own_wording"
HEAD_BESIDE, LIST_BESIDE, PAGE_BESIDE = (
    620,
    760,
    520,
)  # units: narrower, the parts stand under each other


class WordingsPage(Page):
    """Arrive with "occasion language row" to write one; row is 0 for a new one."""

    rail_code = "cards"

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording, touches={"own_wording", "shop"})
        self._context = context
        self._shelf = WordingsShelf(context.store, context.wording)
        self._entry = Entry("", WordingDraft())
        self._untouched = WordingDraft()
        self._build()
        self._occasion.chosen.connect(self._on_place)
        self._language.chosen.connect(self._on_place)
        self._list.chosen.connect(self._open)
        self._new.clicked.connect(self._on_new)
        self._editor.changed.connect(self._on_typed)
        self._editor.pressed.connect(self._on_pressed)

    def _build(self) -> None:
        say, own = self.say, shop(self._context.store)
        occasions = [(code, self.word(words)) for code, words in OCCASIONS.items()]
        self._occasion = ChoiceField(occasions, name="occasion", spoken=say("Occasion"))
        self._language = ChoiceField(
            self._shelf.languages(), name="language", spoken=say("Language")
        )
        self._language.choose(own.language if own is not None else "en")
        self._new = KeycapButton(say("New wording"), name="new_wording", icon="plus")
        chosen = (
            FormField(say("Occasion"), self._occasion),
            FormField(say("Language"), self._language),
        )
        for field in chosen:
            keep_narrow(field)
        hint = say("Ours are suggested first. A card is written in the customer's language.")
        self._list = WordingsList(spoken=say("Wordings"))
        self._none = PlainLabel("", role="second", fit="wrap")
        listed = Panel(name="wordings_panel", padding=12)
        listed.add(self._list, self._none, holder(flow(self._new)))
        self._editor = WordingEditor(self.wording, self.form)
        self._preview = WordingPreview(self._context)
        right = holder(column(None, self._preview, None))
        left = holder(column(None, self._editor, None))
        beside = Abreast(left, right, limit=PAGE_BESIDE, stretches=(5, 4), gap=16)
        parts = Abreast(
            holder(column(None, listed, None)), beside, limit=LIST_BESIDE, stretches=(3, 8), gap=16
        )
        title = PlainLabel(say("Wordings"), role="page", fit="wrap")
        line = PlainLabel(hint, role="second", fit="wrap")
        head = Abreast(
            holder(column(None, title, line, gap=2)),
            holder(column(None, self._editor.buttons, None)),
            limit=HEAD_BESIDE,
            stretches=(1, 0),
        )
        top = holder(flow(*chosen, gap=16))
        column(self, PageBody(holder(column(None, head, top, parts, gap=12))))
        tab_order((self._occasion, self._language, self._list, self._new, *self._editor.order))

    def arrive(self, argument: Argument) -> None:
        if not isinstance(argument, str):
            return
        occasion, language, row = (*argument.split(), "", "", "")[:3]
        self._occasion.choose(occasion)
        self._language.choose(language)
        self._shelf.read(self._occasion.code, self._language.code)
        self._open(f"own:{row}" if row not in {"", "0"} else NEW)

    def refresh(self) -> None:
        """Read the book again; what is being written stays."""
        language = self._language.code
        self._language.show_choices(self._shelf.languages())
        self._language.choose(language)
        self._shelf.read(self._occasion.code, self._language.code)
        if self._held_words() is not None or self._entry.code == NEW:
            self._show_list()
            return
        self._open(self._entry.code)

    def leave(self) -> None:
        """Words that were not saved are on hold from now on."""
        self._context.holding.leave(self)

    def first_focus(self) -> QWidget | None:
        return self._list.current()

    def verbs(self) -> Verbs:
        return {"save": self._save}

    # What is shown

    def _open(self, code: str) -> None:
        """Show one of them, else the first; what was typed elsewhere goes on hold."""
        self._context.holding.leave(self)
        self._write(self._shelf.entry(code))

    def _write(self, entry: Entry, draft: WordingDraft | None = None) -> None:
        """Show a wording in the fields; whoever writes in one of ours is kept from losing it."""
        self._entry = entry
        self._editor.show_entry(entry)
        self._untouched = self._editor.draft()
        if not entry.is_bundled:
            held_as = HeldAs(FORM, about=_about(entry))
            hold = self._context.holding.held(held_as) if draft is None else None
            if hold is not None:
                draft = with_fields(entry.draft, hold.entry.words)
            if draft is not None:
                self._editor.show_entry(entry, draft)
            self._context.holding.watch(self, held_as, self._held_words, hold)
        self._show_list()
        self._show_page(at_once=True)

    def _show_list(self) -> None:
        self._list.show_lines(self._shelf.lines(self._entry.code), self._entry.code)
        has_bundled = self._shelf.has_bundled
        none = self.say("In this language no words come with the program. Write the first ones.")
        self._none.show_text("" if has_bundled else none)
        self._none.setVisible(not has_bundled)

    def _show_page(self, *, at_once: bool) -> None:
        draft = self._editor.draft()
        bundled = wordings(draft.occasion, draft.language)
        shown = self._entry.bundled or as_wording(draft.printable(), bundled)
        notes = self._shelf.notes(self._entry, draft)
        if self._held_words() is not None:
            notes = notes._replace(trouble=self._shelf.wrong(draft))
        self._preview.show_wording(shown, notes, at_once=at_once)

    def _held_words(self) -> HeldWords | None:
        draft = self._editor.draft()
        return None if self._entry.is_bundled or draft == self._untouched else asdict(draft)

    # Handlers

    def _on_place(self, _code: str) -> None:
        self._context.holding.leave(self)
        self._shelf.read(self._occasion.code, self._language.code)
        self._open("")

    def _on_new(self) -> None:
        self._open(NEW)
        self._editor.begin()

    def _on_typed(self) -> None:
        self.form.clear_marks()
        self._show_page(at_once=False)

    def _on_pressed(self, code: str) -> None:
        delete = partial(self._context.errors.attempt, self._delete_now, self.form)
        deeds: dict[str, Callable[[], object]] = {
            "save": self._save,
            "delete": delete,
            "copy": self._copy,
        }
        deeds[code]()

    def _copy(self) -> None:
        self._write(self._shelf.empty(), self._entry.draft)
        self._editor.begin()

    def _save(self) -> None:
        if not self._entry.is_bundled:
            self._context.errors.attempt(self._save_now, self.form)

    def _save_now(self) -> None:
        context = self._context
        number = save_own_wording(
            context.store,
            self._editor.draft(),
            row_id=self._entry.row_id,
            fits=_fits(context.store, self._preview.fonts),
            now=context.now(),
            by=context.counter.helper_id,
        )
        context.holding.saved(self)
        self._shelf.read(self._occasion.code, self._language.code)
        self._open(f"own:{number}")

    def _delete_now(self) -> None:
        context, row_id = self._context, self._entry.row_id
        if row_id is not None:
            context.holding.saved(self)
            self._editor.show_entry(self._entry)
            delete_own_wording(
                context.store, row_id, now=context.now(), by=context.counter.helper_id
            )


def _fits(store: Store, fonts: Fonts) -> Fits:
    own = shop(store)

    def fits(wording: Wording) -> bool:
        return own is None or fits_a_card(wording, shop_on_paper(own), fonts)

    return fits


def _about(entry: Entry) -> str:
    return f"{entry.draft.occasion} {entry.draft.language} {entry.row_id or 0}"
