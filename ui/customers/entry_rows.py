"""Several phones, e-mails or addresses in one form: rows that are added and taken away.

What is valid is decided in the domain.
"""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from smallcrm.domain.customers import MOST_ENTRIES, AddressDraft, EmailDraft, PhoneDraft
from smallcrm.wording import Wording
from ui.customers.wrapping import Abreast
from ui.widgets.buttons import IconButton, LinkButton
from ui.widgets.choices import TickBox
from ui.widgets.fields import NoteField, TextField
from ui.widgets.layouts import column, row, tab_order

D = TypeVar("D")
LABEL_SHARE = (3, 2)


class Entry(QWidget, Generic[D]):
    """One row. changed: somebody typed; removed: it shall go; preferred: it is the one to use."""

    changed = Signal()
    removed = Signal(object)
    preferred = Signal(object)

    def __init__(self, wording: Wording, name: str, spoken_remove: str) -> None:
        super().__init__()
        self.wording = wording
        self.remove = IconButton("x", name=f"remove_{name}", spoken=spoken_remove)
        self.tick = TickBox(wording.text("Use this one"), name=f"prefer_{name}")
        self.remove.clicked.connect(self._on_remove)
        self.tick.clicked.connect(self._on_tick)

    def draft(self) -> D:
        """What was typed."""
        raise NotImplementedError

    def is_blank(self) -> bool:
        """Whether nothing was typed."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        raise NotImplementedError

    def show_alone(self, is_alone: bool) -> None:
        """Alone there is nothing to prefer, and nothing to take away."""
        self.tick.setVisible(not is_alone)
        self.remove.setVisible(not is_alone)

    def _on_remove(self) -> None:
        self.removed.emit(self)

    def _on_tick(self) -> None:
        self.preferred.emit(self)


class PhoneEntry(Entry[PhoneDraft]):
    """Number and label."""

    def __init__(self, wording: Wording, draft: PhoneDraft) -> None:
        super().__init__(wording, "phone", wording.text("Take this phone away"))
        say = wording.text
        self._number = TextField(name="phone", spoken=say("Phone"), limit=60)
        self._number.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
        self._label = TextField(
            name="phone_label", spoken=say("Label"), placeholder=say("mobile, work"), limit=40
        )
        self._number.show_text(draft.number)
        self._label.show_text(draft.label)
        self.tick.setChecked(draft.is_preferred)
        line = row(None, self._number, self._label, self.remove)
        line.setStretch(0, LABEL_SHARE[0])
        line.setStretch(1, LABEL_SHARE[1])
        column(self, line, self.tick, gap=2)
        self._number.textChanged.connect(self.changed)

    def draft(self) -> PhoneDraft:
        return PhoneDraft(
            label=self._label.text(),
            number=self._number.text(),
            is_preferred=self.tick.isChecked(),
        )

    def stops(self) -> list[QWidget]:
        return [self._number, self._label, self.remove, self.tick]

    def is_blank(self) -> bool:
        return not self._number.text().strip()


class EmailEntry(Entry[EmailDraft]):
    """Address and label."""

    def __init__(self, wording: Wording, draft: EmailDraft) -> None:
        super().__init__(wording, "email", wording.text("Take this e-mail away"))
        say = wording.text
        self._address = TextField(name="email", spoken=say("E-mail"), limit=254)
        self._address.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self._label = TextField(
            name="email_label", spoken=say("Label"), placeholder=say("private, work"), limit=40
        )
        self._address.show_text(draft.address)
        self._label.show_text(draft.label)
        self.tick.setChecked(draft.is_preferred)
        line = row(None, self._address, self._label, self.remove)
        line.setStretch(0, LABEL_SHARE[0])
        line.setStretch(1, LABEL_SHARE[1])
        column(self, line, self.tick, gap=2)
        self._address.textChanged.connect(self.changed)

    def draft(self) -> EmailDraft:
        return EmailDraft(
            label=self._label.text(),
            address=self._address.text(),
            is_preferred=self.tick.isChecked(),
        )

    def stops(self) -> list[QWidget]:
        return [self._address, self._label, self.remove, self.tick]

    def is_blank(self) -> bool:
        return not self._address.text().strip()


class AddressEntry(Entry[AddressDraft]):
    """Street, town, postcode, region, country; the first address is the one to use."""

    def __init__(self, wording: Wording, draft: AddressDraft) -> None:
        super().__init__(wording, "address", wording.text("Take this address away"))
        self._label = draft.label
        self._build()
        self._street.show_text(draft.street)
        self._town.show_text(draft.town)
        self._postcode.show_text(draft.postcode)
        self._region.show_text(draft.region)
        self._country.show_text(draft.country)
        self._bad.setChecked(draft.is_bad)
        self._street.textChanged.connect(self.changed)
        for field in (self._town, self._postcode):
            field.textChanged.connect(self.changed)

    def _build(self) -> None:
        say = self.wording.text
        self._street = NoteField(
            name="street",
            spoken=say("Street"),
            placeholder=say("Street and number; a flat on the next line"),
            lines=2,
        )
        self._postcode = self._line("postcode", say("Postcode"), limit=20)
        self._town = self._line("town", say("Town"))
        self._region = self._line("region", say("Region"))
        self._country = self._line("country", say("Country, if abroad"))
        self._bad = TickBox(say("Post came back from here"), name="bad_address")
        self.tick.setParent(self)  # the first address is the one to use: nothing to prefer
        self.tick.hide()
        column(
            self,
            self._street,
            Abreast(self._postcode, self._town, limit=240, stretches=(2, 3), gap=8),
            Abreast(self._region, self._country, limit=240, stretches=(2, 3), gap=8),
            row(None, self._bad, None, self.remove),
            gap=8,
        )

    def _line(self, name: str, words: str, limit: int = 120) -> TextField:
        return TextField(name=name, spoken=words, placeholder=words, limit=limit)

    def show_alone(self, is_alone: bool) -> None:
        self.remove.setVisible(not is_alone)

    def draft(self) -> AddressDraft:
        return AddressDraft(
            label=self._label,
            street=self._street.words,
            town=self._town.text(),
            postcode=self._postcode.text(),
            region=self._region.text(),
            country=self._country.text(),
            is_bad=self._bad.isChecked(),
        )

    def stops(self) -> list[QWidget]:
        lines = [self._postcode, self._town, self._region, self._country]
        return [self._street, *lines, self._bad, self.remove]

    def is_blank(self) -> bool:
        return not any(
            text.strip() for text in (self._street.words, self._town.text(), self._postcode.text())
        )


class Entries(QWidget, Generic[D]):
    """The rows of one kind, always at least one, and the word that adds another.

    changed: somebody typed. There is no focus proxy here: Tab would walk round in the rows.
    """

    changed = Signal()

    def __init__(
        self, make: Callable[[D], Entry[D]], blank: Callable[[], D], add_words: str, name: str
    ) -> None:
        super().__init__()
        self._make = make
        self._blank = blank
        self._entries: list[Entry[D]] = []
        self._start = QWidget(self)  # the place in the order of Tab from which the rows follow
        self._start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._start.hide()
        self._rows = column(None, gap=8)
        self._add = LinkButton(add_words, name=f"add_{name}")
        column(self, self._rows, row(None, self._add, None), gap=4)
        self._add.clicked.connect(self._on_add)
        self.show_drafts(())

    def drafts(self) -> list[D]:
        """What was typed, without blank rows."""
        return [entry.draft() for entry in self._entries if not entry.is_blank()]

    def show_drafts(self, drafts: Sequence[D]) -> None:
        """Show these rows, one blank row when there are none."""
        for entry in list(self._entries):
            self._take(entry)
        for draft in drafts or (self._blank(),):
            self._put(draft)
        self._tidy()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._entries[0].stops()[0].setFocus()

    def _put(self, draft: D) -> Entry[D]:
        entry = self._make(draft)
        entry.changed.connect(self.changed)
        entry.removed.connect(self._on_removed)
        entry.preferred.connect(self._on_preferred)
        self._entries.append(entry)
        self._rows.addWidget(entry)
        return entry

    def _take(self, entry: Entry[D]) -> None:
        self._entries.remove(entry)
        self._rows.removeWidget(entry)
        entry.hide()
        entry.deleteLater()

    def _tidy(self) -> None:
        for entry in self._entries:
            entry.show_alone(len(self._entries) == 1)
        self._add.setVisible(len(self._entries) < MOST_ENTRIES)
        stops = [stop for entry in self._entries for stop in entry.stops()]
        tab_order([self._start, *stops, self._add])

    def _on_add(self) -> None:
        entry = self._put(self._blank())
        self._tidy()
        entry.stops()[0].setFocus()

    def _on_removed(self, entry: Entry[D]) -> None:
        self._take(entry)
        if not self._entries:
            self._put(self._blank())
        self._tidy()
        self._entries[-1].stops()[0].setFocus()
        self.changed.emit()

    def _on_preferred(self, chosen: Entry[D]) -> None:
        for entry in self._entries:
            entry.tick.setChecked(entry is chosen)
