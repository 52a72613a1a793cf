"""The rows of phones, e-mails and addresses in the form of a customer.

What is valid is decided in `domain/contacts.py`.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smallcrm.domain.contacts import AddressDraft, EmailDraft, PhoneDraft
from smallcrm.wording import Wording
from ui.customers.entry_rows import Entries, Entry
from ui.customers.wrapping import Abreast
from ui.widgets.choices import TickBox
from ui.widgets.fields import NoteField, TextField
from ui.widgets.layouts import column, row

SHARES = (3, 2)  # how a line is shared between what was typed and its label
LABEL_LIMIT = 40


class PhoneEntry(Entry[PhoneDraft]):
    """Number and label."""

    def __init__(self, wording: Wording, draft: PhoneDraft) -> None:
        super().__init__(wording, "phone", wording.text("Take this phone away"))
        say = wording.text
        self._number = TextField(name="phone", spoken=say("Phone"), limit=60)
        self._number.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
        self._label = _label_field("phone_label", say("Label"), say("mobile, work"))
        self._bad = TickBox(say("Does not work"), name="bad_phone")
        self._hushed = TickBox(say("Do not use"), name="hushed_phone")
        self._number.show_text(draft.number)
        self._label.show_text(draft.label)
        self.tick.setChecked(draft.is_preferred)
        self._bad.setChecked(draft.is_bad)
        self._hushed.setChecked(draft.do_not_use)
        line = row(None, self._number, self._label, self.more, self.remove)
        line.setStretch(0, SHARES[0])
        line.setStretch(1, SHARES[1])
        column(self, line, self.marks(self.tick, self._bad, self._hushed), gap=2)
        self._number.textChanged.connect(self.changed)

    def draft(self) -> PhoneDraft:
        return PhoneDraft(
            label=self._label.text(),
            number=self._number.text(),
            is_preferred=self.tick.isChecked(),
            is_bad=self._bad.isChecked(),
            do_not_use=self._hushed.isChecked(),
        )

    def stops(self) -> list[QWidget]:
        ticks = [self.tick, self._bad, self._hushed]
        return [self._number, self._label, self.more, self.remove, *ticks]

    def is_blank(self) -> bool:
        return not self._number.text().strip()


class EmailEntry(Entry[EmailDraft]):
    """Address and label."""

    def __init__(self, wording: Wording, draft: EmailDraft) -> None:
        super().__init__(wording, "email", wording.text("Take this e-mail away"))
        say = wording.text
        self._address = TextField(name="email", spoken=say("E-mail"), limit=254)
        self._address.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self._label = _label_field("email_label", say("Label"), say("private, work"))
        self._bad = TickBox(say("Came back"), name="bad_email")
        self._hushed = TickBox(say("Do not use"), name="hushed_email")
        self._address.show_text(draft.address)
        self._label.show_text(draft.label)
        self.tick.setChecked(draft.is_preferred)
        self._bad.setChecked(draft.is_bad)
        self._hushed.setChecked(draft.do_not_use)
        line = row(None, self._address, self._label, self.more, self.remove)
        line.setStretch(0, SHARES[0])
        line.setStretch(1, SHARES[1])
        column(self, line, self.marks(self.tick, self._bad, self._hushed), gap=2)
        self._address.textChanged.connect(self.changed)

    def draft(self) -> EmailDraft:
        return EmailDraft(
            label=self._label.text(),
            address=self._address.text(),
            is_preferred=self.tick.isChecked(),
            is_bad=self._bad.isChecked(),
            do_not_use=self._hushed.isChecked(),
        )

    def stops(self) -> list[QWidget]:
        ticks = [self.tick, self._bad, self._hushed]
        return [self._address, self._label, self.more, self.remove, *ticks]

    def is_blank(self) -> bool:
        return not self._address.text().strip()


class AddressEntry(Entry[AddressDraft]):
    """Street, town, postcode, region, country; the ticked address is the one to use."""

    def __init__(self, wording: Wording, draft: AddressDraft) -> None:
        super().__init__(wording, "address", wording.text("Take this address away"))
        self._build()
        self._street.show_text(draft.street)
        self._town.show_text(draft.town)
        self._postcode.show_text(draft.postcode)
        self._region.show_text(draft.region)
        self._country.show_text(draft.country)
        self._label.show_text(draft.label)
        self._bad.setChecked(draft.is_bad)
        self._hushed.setChecked(draft.do_not_use)
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
        self._postcode = _line("postcode", say("Postcode"), limit=20)
        self._town = _line("town", say("Town"))
        self._region = _line("region", say("Region"))
        self._country = _line("country", say("Country, if abroad"))
        self._label = _label_field("address_label", say("Label"), say("home, work"))
        self._bad = TickBox(say("Post came back from here"), name="bad_address")
        self._hushed = TickBox(say("Do not use"), name="hushed_address")
        abroad = Abreast(self._region, self._country, limit=200, stretches=(2, 3), gap=8)
        last = row(None, abroad, self.more, self.remove)
        last.setStretch(0, 1)
        column(
            self,
            self._label,
            self._street,
            Abreast(self._postcode, self._town, limit=240, stretches=(2, 3), gap=8),
            last,
            self.marks(self.tick, self._bad, self._hushed),
            gap=8,
        )

    def show_alone(self, is_alone: bool) -> None:
        super().show_alone(is_alone)
        self._label.setVisible(not is_alone or bool(self._label.text()))

    def draft(self) -> AddressDraft:
        return AddressDraft(
            label=self._label.text(),
            street=self._street.words,
            town=self._town.text(),
            postcode=self._postcode.text(),
            region=self._region.text(),
            country=self._country.text(),
            is_bad=self._bad.isChecked(),
            do_not_use=self._hushed.isChecked(),
        )

    def stops(self) -> list[QWidget]:
        lines = [self._label, self._street, self._postcode, self._town, self._region, self._country]
        ticks = [self.tick, self._bad, self._hushed]
        return [*lines, self.more, self.remove, *ticks]

    def is_blank(self) -> bool:
        return not any(
            text.strip() for text in (self._street.words, self._town.text(), self._postcode.text())
        )


class AddressEntries(Entries[AddressDraft]):
    """The addresses, the one to use first."""

    def drafts(self) -> list[AddressDraft]:
        written = [entry for entry in self._entries if not entry.is_blank()]
        return [
            each.draft() for each in sorted(written, key=lambda each: not each.tick.isChecked())
        ]

    def show_drafts(self, drafts: Sequence[AddressDraft]) -> None:
        super().show_drafts(drafts)
        self._entries[0].tick.setChecked(True)


def _line(name: str, words: str, limit: int = 120) -> TextField:
    return TextField(name=name, spoken=words, placeholder=words, limit=limit)


def _label_field(name: str, spoken: str, example: str) -> TextField:
    return TextField(name=name, spoken=spoken, placeholder=example, limit=LABEL_LIMIT)
