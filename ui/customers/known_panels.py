"""The panels of what is known of a customer: household, family, looking for, good to know.

What their links do is the page's business: a panel says what was pressed.
"""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from smallcrm.domain.dates import PartialDate
from smallcrm.domain.errors import Invalid
from smallcrm.domain.families import relation_word
from smallcrm.domain.ids import CustomerId
from smallcrm.services.facts import FactRow
from smallcrm.services.families import RelativeRow
from smallcrm.services.households import HouseholdRow, MemberRow
from smallcrm.services.looking_for import LookingForRow
from smallcrm.wording import Wording
from ui.customers.side_panels import ListPanel
from ui.customers.wrapping import FlowLabel
from ui.widgets.layouts import column, holder
from ui.widgets.text import PlainLabel

ADD_FACT, ADD_LOOKING_FOR = "note_fact", "note_looking_for"


class PeoplePanel(ListPanel):
    """Rows of people. pressed: "open" with the customer's id."""

    def person(self, customer_id: CustomerId, name: str, told: str) -> None:
        """Put a row of somebody: their name, and what they are."""
        parts: list[QWidget] = [self.link(name, "open", customer_id)]
        if told:
            parts.append(FlowLabel(told, role="second"))
        self.put(self.linked(*parts))

    def relation(self, row: RelativeRow) -> str:
        """What somebody is to the customer, as it was said or in one word."""
        return row.words or self.wording.say(relation_word(row.relation))


class HouseholdPanel(PeoplePanel):
    """Who shares the letterbox."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording, wording.text("Household"), name="household")

    def show_members(
        self,
        household: HouseholdRow | None,
        customer_id: CustomerId,
        relatives: Sequence[RelativeRow],
        today: date,
    ) -> None:
        """Show the others of the household; relatives: for what they are to the customer."""
        self.begin()
        known = {row.id: row for row in relatives}
        for member in household.members if household else ():
            if member.id != customer_id:
                row = known.get(member.id)
                parts = [self.relation(row) if row else "", self._birthday(member, today)]
                self.person(member.id, member.name, " · ".join(filter(None, parts)))
        self.finish()

    def _birthday(self, member: MemberRow, today: date) -> str:
        if not member.birthday:
            return ""
        try:
            day = PartialDate.from_iso(member.birthday).next_on(today)
        except Invalid:  # an old list may hold a day that no calendar has
            return ""
        return self.wording.text("birthday {when}", when=day)


class FamilyPanel(PeoplePanel):
    """Who is related and lives elsewhere."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording, wording.text("Family"), name="family")

    def show_relatives(
        self, relatives: Sequence[RelativeRow], at_home: Collection[CustomerId]
    ) -> None:
        """Show these but those of the household."""
        self.begin()
        for row in relatives:
            if row.id not in at_home:
                self.person(row.id, row.name, self.relation(row))
        self.finish()


class LookingForPanel(ListPanel):
    """What they look for. pressed: "found" with the row's id, or ADD_LOOKING_FOR."""

    def __init__(self, wording: Wording) -> None:
        super().__init__(
            wording, wording.text("Looking for"), name="looking_for", adds=ADD_LOOKING_FOR
        )

    def show_rows(self, rows: Sequence[LookingForRow]) -> None:
        """Show these, longest first."""
        self.begin()
        for row in rows:
            words = self.wording.text("Found")
            since = self.wording.text("since {day}", day=row.since_on)
            told = PlainLabel(f"{row.what}\n{since}", fit="wrap")
            found = self.link(words, "found", row.id, f"{words}, {row.what}")
            self.put(holder(column(None, told, self.linked(found), gap=0)))
        self.finish()


class GoodToKnowPanel(ListPanel):
    """Facts; what a customer must not read is left out while they can see the screen.

    pressed: ADD_FACT.
    """

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording, wording.text("Good to know"), name="good_to_know", adds=ADD_FACT)

    def show_facts(self, facts: Sequence[FactRow], *, is_private: bool) -> None:
        """Show these, pinned first. is_private: nobody but the owner sees it."""
        self.begin()
        for fact in facts:
            if is_private or not (fact.is_private or fact.do_not_mention):
                self.put(holder(column(None, *self._fact(fact), gap=2)))
        self.finish()

    def _fact(self, fact: FactRow) -> list[QWidget]:
        say = self.wording.text
        lines: list[QWidget] = []
        if fact.label:
            lines.append(PlainLabel(fact.label, role="second_bold", fit="wrap"))
        lines.append(PlainLabel(fact.words, fit="wrap"))
        marks = [
            say("private") if fact.is_private else "",
            say("do not mention") if fact.do_not_mention else "",
            say("until {day}", day=fact.expires_on) if fact.expires_on else "",
        ]
        if any(marks):
            told = " · ".join(filter(None, marks))
            lines.append(PlainLabel(told, role="second", fit="wrap"))
        return lines
