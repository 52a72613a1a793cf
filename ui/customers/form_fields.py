"""The fields of a customer, filled from a draft and read back into one.

When they are saved is the page's business.
"""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from smallcrm.domain.contacts import AddressDraft, EmailDraft, PhoneDraft
from smallcrm.domain.customers import CustomerDraft
from smallcrm.domain.dates import PartialDate, typed_partial_date
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.tiers import Tier, tier_word
from smallcrm.services.customers import name_of
from smallcrm.services.shop import habits_of
from ui.context import AppContext
from ui.customers.entry_rows import Entries, Entry
from ui.customers.form_contacts import AddressEntries, AddressEntry, EmailEntry, PhoneEntry
from ui.customers.form_family import FamilyPart
from ui.customers.form_fold import Fold
from ui.customers.form_known import day_of_year_words, typed_day
from ui.customers.form_names import NamePart
from ui.customers.form_parts import KnownPart, ReachPart, ShopPart
from ui.customers.wrapping import Abreast
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.enter import is_enter
from ui.widgets.fields import NoteField, ParsedField, TextField
from ui.widgets.form import Form
from ui.widgets.layouts import column, holder, row
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel

STACKED_UNDER = 760  # units: narrower, the second column stands under the first
NAME_LIMIT = 120
NOTE_LINES = 4


class FormFields(QWidget):
    """All fields of one customer.

    changed: something was typed by which a double could be found. asked_sender: somebody wants to
    choose who sent them.
    """

    changed = Signal()
    asked_sender = Signal()

    def __init__(self, context: AppContext, form: Form) -> None:
        super().__init__()
        self._context = context
        self._form = form
        self._shown = CustomerDraft()
        self._sent_by: CustomerId | None = None
        self._make_fields()
        self._family = FamilyPart(context, form)
        self._names = NamePart(context, form)
        self._folds: tuple[Fold, ...] = (
            self._names,
            KnownPart(context, form),
            self._family,
            ReachPart(context, form),
            ShopPart(context, form),
        )
        self._build()
        self.name.textChanged.connect(self.changed)
        for entries in (self.phones, self.emails, self.addresses):
            entries.changed.connect(self.changed)
        self._family.changed.connect(self.changed)
        for moved in (self.changed, self._names.changed, self._family.readdressed):
            moved.connect(self._on_readdressed)
        self._choose.clicked.connect(self.asked_sender)
        self._nobody.clicked.connect(self._on_nobody)
        context.owner.changed.connect(self._on_owner_changed)
        self._on_owner_changed()

    def _make_fields(self) -> None:
        say = self._context.wording.text
        self.name = TextField(name="name", spoken=say("Full name"), limit=NAME_LIMIT)
        self._preferred = TextField(
            name="preferred_name", spoken=say("Call them"), limit=NAME_LIMIT
        )
        self._say_it = TextField(name="say_it", spoken=say("Say it like"), limit=NAME_LIMIT)
        self._company = TextField(name="company", spoken=say("Company"), limit=NAME_LIMIT)
        self.phones = Entries[PhoneDraft](self._phone, PhoneDraft, say("Another phone"), "phone")
        self.emails = Entries[EmailDraft](self._email, EmailDraft, say("Another e-mail"), "email")
        self.addresses = AddressEntries(
            self._address, AddressDraft, say("Another address"), "address"
        )
        self._birthday = ParsedField[PartialDate](
            name="birthday",
            spoken=say("Birthday"),
            parse=self._read_birthday,
            words=self._word_birthday,
            say=self._context.wording.say,
            placeholder=say("2.12. or 2 Dec 1980"),
        )
        self._notes = NoteField(
            name="notes",
            spoken=say("Notes"),
            placeholder=say("Write nothing you would not read to them"),
            lines=NOTE_LINES,
        )
        self._sender = PlainLabel("", fit="elide")
        self._choose = KeycapButton(say("Choose"), name="choose_sender", icon="search")
        self._nobody = LinkButton(say("Nobody"), name="no_sender")
        self.known_before = TickBox(say("Came here before this book"), name="known_before")
        tiers = [(each.value, self._context.wording.say(tier_word(each.value))) for each in Tier]
        self._tier = ChoiceField(tiers, name="tier", spoken=say("Standing"))

    def _build(self) -> None:
        say, add = self._context.wording.text, self._form.add
        sender = QWidget()
        line = row(sender, self._sender, self._nobody, self._choose)
        line.setStretch(0, 1)
        first = Panel(name="who")
        first.add(
            add("name", say("Full name"), self.name),
            Abreast(
                add("preferred_name", say("Call them"), self._preferred),
                add("say_it", say("Say it like"), self._say_it),
                limit=320,
            ),
            add("phones", say("Phone"), self.phones),
            add("emails", say("E-mail"), self.emails),
            add("sent_by", say("Who sent them?"), sender),
            self.known_before,
        )
        self._tier_field = add("tier", say("Standing"), self._tier)
        second = Panel(name="more")
        second.add(
            add("company", say("Company"), self._company),
            add("addresses", say("Address"), self.addresses),
            add("birthday", say("Birthday"), self._birthday),
            add("notes", say("Notes"), self._notes),
            self._tier_field,
        )
        for panel in (first, second):
            panel.body.setSpacing(14)
        left, right = column(None, first, None), column(None, second, None)
        both = Abreast(holder(left), holder(right), limit=STACKED_UNDER)
        column(self, both, *self._folds, gap=12)

    def show_draft(self, draft: CustomerDraft, *, is_new: bool) -> None:
        """Fill the fields."""
        self._shown = draft
        self.name.show_text(draft.name)
        self._preferred.show_text(draft.preferred_name)
        self._say_it.show_text(draft.say_it)
        self._company.show_text(draft.company)
        self.phones.show_drafts(draft.phones)
        self.emails.show_drafts(draft.emails)
        self.addresses.show_drafts(draft.addresses)
        self._birthday.show_text(typed_day(draft.birthday))
        self._notes.show_text(draft.notes)
        self._tier.choose(draft.tier)
        self.known_before.setVisible(is_new)
        self.known_before.setChecked(False)
        self.show_sender(draft.sent_by)
        for fold in self._folds:
            fold.begin(draft)
        self._on_readdressed()

    def about(self, customer_id: CustomerId | None) -> None:
        """Whose form it is; None for a new one."""
        self._family.about(customer_id)

    def share_letterbox(self, customer_id: int) -> None:
        """They are nobody's double, and live with this customer."""
        self._family.share_letterbox(CustomerId(customer_id))

    def draft(self) -> CustomerDraft:
        """What stands in the fields; what the form does not show stays as it was."""
        draft = replace(
            self._shown,
            name=self.name.text(),
            preferred_name=self._preferred.text(),
            say_it=self._say_it.text(),
            company=self._company.text(),
            phones=self.phones.drafts(),
            emails=self.emails.drafts(),
            addresses=self.addresses.drafts(),
            birthday=self._birthday.text,
            notes=self._notes.words,
            tier=self._tier.code,
            sent_by=self._sent_by,
        )
        for fold in self._folds:
            fold.put_into(draft)
        is_renamed = draft.name != self._shown.name
        if is_renamed and (draft.given, draft.family) == (self._shown.given, self._shown.family):
            draft.given = draft.family = ""  # the halves of the old name are not those of the new
        return draft

    def show_sender(self, customer_id: CustomerId | None) -> None:
        """Show who sent them; None for nobody."""
        self._sent_by = customer_id
        say = self._context.wording.text
        known = customer_id is not None
        name = name_of(self._context.store, customer_id) if customer_id is not None else ""
        self._sender.show_text(name or say("Nobody we know of"))
        self._sender.set_tone("" if known else "mute")
        self._nobody.setVisible(known)
        self._choose.show_words(say("Change") if known else say("Choose"))

    def focus_sender(self) -> None:
        """The keyboard goes back to where somebody was chosen."""
        self._choose.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line moves on, as Tab does."""
        if is_enter(event):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _phone(self, draft: PhoneDraft) -> Entry[PhoneDraft]:
        return PhoneEntry(self._context.wording, draft)

    def _email(self, draft: EmailDraft) -> Entry[EmailDraft]:
        return EmailEntry(self._context.wording, draft)

    def _address(self, draft: AddressDraft) -> Entry[AddressDraft]:
        return AddressEntry(self._context.wording, draft)

    def _read_birthday(self, text: str) -> PartialDate:
        day_first = habits_of(self._context.store).day_first
        return typed_partial_date(text, self._context.today(), day_first)

    def _word_birthday(self, birthday: PartialDate) -> str:
        return day_of_year_words(self._context, birthday)

    def _on_readdressed(self) -> None:
        self._family.show_first_line(self.draft())

    def _on_nobody(self) -> None:
        self.show_sender(None)
        self.focus_sender()

    def _on_owner_changed(self) -> None:
        self._tier_field.setVisible(self._context.owner.is_open)
