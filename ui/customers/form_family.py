"""The part of the form that says with whom they live, and who is family.

Who can be whose is decided in `domain/families.py` and the services.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.customers import CustomerDraft
from smallcrm.domain.families import (
    MOST_RELATIVES,
    Relation,
    RelativeDraft,
    relation_word,
)
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.letterbox_names import WAYS, way_word
from smallcrm.services.card_people import household_line
from smallcrm.services.customers import name_of
from smallcrm.services.households import household_of
from ui.context import AppContext
from ui.customers.entry_rows import AskedEntries, Entry
from ui.customers.form_fold import Fold
from ui.customers.wrapping import Abreast
from ui.finder import Found
from ui.widgets.buttons import KeycapButton, LinkButton
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.fields import TextField
from ui.widgets.form import Form
from ui.widgets.layouts import row
from ui.widgets.text import PlainLabel

STACKED_UNDER = 420
NAME_LIMIT = 120


class RelativeEntry(Entry[RelativeDraft]):
    """Who, what they are to the customer, and how it is said."""

    def __init__(self, context: AppContext, draft: RelativeDraft) -> None:
        super().__init__(context.wording, "relative", context.wording.text("Take this away"))
        say = self.wording.text
        self._relative = draft.relative
        self.name = name_of(context.store, draft.relative)
        who = PlainLabel(self.name, fit="wrap")
        relations = [(each.value, self.wording.say(relation_word(each))) for each in Relation]
        self._relation = ChoiceField(
            relations, name="relation", spoken=say("What is {name} to them?", name=self.name)
        )
        self._words = TextField(
            name="relation_words",
            spoken=say("As they say it"),
            placeholder=say("husband, aunt"),
            limit=60,
        )
        self._relation.choose(draft.relation)
        self._words.show_text(draft.words)
        parts = Abreast(
            who, self._relation, self._words, limit=STACKED_UNDER, stretches=(3, 2, 3), gap=8
        )
        row(self, parts, self.remove).setStretch(0, 1)

    def show_alone(self, is_alone: bool) -> None:
        """Somebody may have no family here: the last one can go too."""

    def draft(self) -> RelativeDraft:
        return RelativeDraft(self._relative, self._relation.code, self._words.text())

    def stops(self) -> list[QWidget]:
        return [self._relation, self._words, self.remove]

    def is_blank(self) -> bool:
        return False


class FamilyPart(Fold):
    """Household and family links. changed: a likely double may have become somebody's child.

    readdressed: post for the household would begin with another line.
    """

    changed = Signal()
    readdressed = Signal()

    def __init__(self, context: AppContext, form: Form) -> None:
        say = context.wording.text
        hint = say("Who shares their letterbox, who is family")
        super().__init__(say("Household and family"), "family_part", hint)
        self._context = context
        self._own: CustomerId | None = None
        self._mate: CustomerId | None = None
        self._make()
        mates = QWidget()
        row(mates, self._mates, self._alone, self._choose).setStretch(0, 1)
        self._name_field = form.add("household_name", say("Name of the household"), self._name)
        self._way_field = form.add(
            "household_addressed_as", say("Post for the household"), self._way
        )
        self.add(
            form.add("lives_with", say("Lives with"), mates),
            self._name_field,
            self._way_field,
            self._line,
            self._letterbox,
            form.add("relatives", say("Family"), self._relatives),
        )
        self._choose.clicked.connect(self._on_choose)
        self._alone.clicked.connect(self._on_alone)
        self._relatives.asked.connect(self._on_asked)
        self._name.textChanged.connect(self.readdressed)
        self._way.currentIndexChanged.connect(self.readdressed)

    def _make(self) -> None:
        say = self._context.wording.text
        self._mates = PlainLabel("", fit="wrap")
        self._choose = KeycapButton(say("Choose"), name="choose_household", icon="search")
        self._alone = LinkButton(say("Lives alone"), name="lives_alone")
        self._name = TextField(
            name="household_name",
            spoken=say("Name of the household"),
            placeholder=say("as it stands on the letterbox"),
            limit=NAME_LIMIT,
        )
        ways = [(code, self._context.wording.say(way_word(code))) for code in WAYS]
        self._way = ChoiceField(
            ways, name="household_addressed_as", spoken=say("Post for the household")
        )
        self._line = PlainLabel("", role="second", fit="wrap")
        self._letterbox = TickBox(say("Post for all goes to this address"), name="has_letterbox")
        self._relatives = AskedEntries[RelativeDraft](
            self._relative, RelativeDraft, say("Add family"), "relative", most=MOST_RELATIVES
        )

    def show_draft(self, draft: CustomerDraft) -> None:
        self._name.show_text(draft.household_name)
        self._way.choose(draft.household_addressed_as)
        self._letterbox.setChecked(draft.has_letterbox)
        self._relatives.show_drafts(draft.relatives)
        self._show_mate(draft.lives_with)

    def put_into(self, draft: CustomerDraft) -> None:
        draft.lives_with = self._mate
        draft.household_name = self._name.text() if self._mate is not None else ""
        draft.household_addressed_as = self._way.code if self._mate is not None else ""
        draft.has_letterbox = self._mate is not None and self._letterbox.isChecked()
        draft.relatives = self._relatives.drafts()

    def share_letterbox(self, customer_id: CustomerId) -> None:
        """They live with this customer."""
        household = household_of(self._context.store, customer_id)
        self._name.show_text("" if household is None else household.name)
        self._way.choose("" if household is None else household.addressed_as)
        self._letterbox.setChecked(False)
        self._show_mate(customer_id)
        self.set_open(True)
        self._choose.setFocus()
        self.changed.emit()

    def summary(self) -> list[str]:
        mates = self._mates.whole_text if self._mate is not None else ""
        names = [name_of(self._context.store, each.relative) for each in self._relatives.drafts()]
        return [self._name.text() if self._mate is not None else "", mates, *names]

    def about(self, customer_id: CustomerId | None) -> None:
        """Whose form it is, so that they are not named among those they live with."""
        self._own = customer_id

    def show_first_line(self, draft: CustomerDraft) -> None:
        """Say how post for the household begins, were all the form's fields saved."""
        line = household_line(self._context.store, draft, self._own)
        self._line.show_text(self._context.wording.text("On the envelope: {name}", name=line))
        self._line.setVisible(bool(line))

    def _show_mate(self, customer_id: CustomerId | None) -> None:
        self._mate = customer_id
        say = self._context.wording.text
        is_shared = customer_id is not None
        names = "" if customer_id is None else self._names(customer_id)
        self._mates.show_text(names or say("Nobody we know of"))
        self._mates.set_tone("" if is_shared else "mute")
        self._choose.show_words(say("Change") if is_shared else say("Choose"))
        self._alone.setVisible(is_shared)
        self._name_field.setVisible(is_shared)
        self._way_field.setVisible(is_shared)
        self._line.setVisible(is_shared)
        self._letterbox.setVisible(is_shared)
        self.tell()

    def _names(self, customer_id: CustomerId) -> str:
        store = self._context.store
        household = household_of(store, customer_id)
        if household is None:
            return name_of(store, customer_id)
        return ", ".join(member.name for member in household.members if member.id != self._own)

    def _relative(self, draft: RelativeDraft) -> Entry[RelativeDraft]:
        return RelativeEntry(self._context, draft)

    # Handlers

    def _on_choose(self) -> None:
        title = self._context.wording.text("Who lives with them?")
        self._context.navigate.ask_whom(title, self._on_mate_found)

    def _on_mate_found(self, found: Found) -> None:
        customer_id = self._customer_of(found)
        if customer_id is not None:
            self.share_letterbox(customer_id)

    def _on_alone(self) -> None:
        self._show_mate(None)
        self._choose.setFocus()
        self.changed.emit()

    def _on_asked(self) -> None:
        title = self._context.wording.text("Who is family?")
        self._context.navigate.ask_whom(title, self._on_relative_found)

    def _on_relative_found(self, found: Found) -> None:
        customer_id = self._customer_of(found)
        if customer_id is not None:
            self._relatives.add_draft(RelativeDraft(customer_id))

    def _customer_of(self, found: Found) -> CustomerId | None:
        """Whom the finder gave; somebody new has to be written down first."""
        if found.kind == "customer" and isinstance(found.key, int):
            return CustomerId(found.key)
        say = self._context.wording.text
        self._context.bottom.tell(say("Write them down first, then choose them here"))
        return None
