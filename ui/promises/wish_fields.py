"""What a wish has beyond its words and its promised day: our own day, an extra, a deposit, who.

Which sheet shows the fields, and what it saves, is the sheet's business.
"""

from datetime import date

from smallcrm.domain.errors import Invalid
from smallcrm.domain.ids import HelperId
from smallcrm.domain.requests import RequestDraft, own_day
from smallcrm.services.hours import opening_hours
from ui.customers.customer_sheet import CustomerSheet
from ui.customers.helper_field import chosen_helper, helper_field
from ui.customers.more_part import MorePart
from ui.customers.typed import day_field, money_field
from ui.customers.wrapping import Abreast
from ui.widgets.fields import DateField, TextField
from ui.widgets.text import PlainLabel

PAIR_FROM = 360  # units: narrower, two fields stand one under the other


class WishFields:
    """Folded under "More" in a sheet. draft: what is known of the wish so far.

    follow() proposes our own day for another promised one; read() puts all of it into a draft.
    """

    def __init__(self, sheet: CustomerSheet, draft: RequestDraft) -> None:
        context, say = sheet.context, sheet.say
        self._context = context
        self._draft = draft
        self._hours = opening_hours(context.store)
        self.part = MorePart(context.wording)
        self.own_day: DateField[date] = day_field(
            context, name="inner_on", spoken=say("Ours by"), leaning="ahead"
        )
        self.extra = TextField(
            name="little_extra",
            spoken=say("A little extra"),
            placeholder=say("what nobody expects"),
            limit=200,
        )
        self.deposit = money_field(context, name="deposit_text", spoken=say("Deposit"))
        self.who = helper_field(
            context,
            name="looked_after_by",
            spoken=say("Who looks after it"),
            nobody=say("nobody yet"),
            chosen=draft.looked_after_by,
        )
        self._lay(sheet)
        self._show_known()

    def _lay(self, sheet: CustomerSheet) -> None:
        say, body = sheet.say, self.part.body
        own = sheet.add("inner_on", say("Ours by"), self.own_day)
        who = sheet.add("looked_after_by", say("Who looks after it"), self.who)
        body.addWidget(Abreast(own, who, limit=PAIR_FROM))
        extra = sheet.add("little_extra", say("A little extra"), self.extra)
        deposit = sheet.add("deposit_text", say("Deposit"), self.deposit)
        body.addWidget(Abreast(extra, deposit, limit=PAIR_FROM))
        if self._hides_deposit:
            deposit.hide()
            body.addWidget(PlainLabel(say("A deposit was taken."), role="second"))

    @property
    def _hides_deposit(self) -> bool:
        """Whether the sum stands in the book and somebody else may see the screen."""
        return bool(self._draft.deposit_text) and not self._context.owner.is_open

    def _show_known(self) -> None:
        draft = self._draft
        self.own_day.show_text("" if draft.inner_on is None else draft.inner_on.isoformat())
        self.extra.show_text(draft.little_extra)
        self.deposit.show_text(draft.deposit_text)
        if draft.inner_on or draft.little_extra or draft.deposit_text or draft.looked_after_by:
            self.part.open()

    def follow(self, told_on: date | None) -> None:
        """Propose our own day for this promised one."""
        asked_on = self._draft.asked_on or self._context.today()
        proposed = own_day(told_on, None, min(asked_on, told_on or asked_on), self._hours)
        words = "" if proposed is None else self._context.wording.day(proposed)
        self.own_day.line.setPlaceholderText(words or self._context.wording.text("fri, +3, 12.4."))

    def read(self, draft: RequestDraft) -> RequestDraft:
        """Put what stands in the fields into this draft."""
        draft.inner_on, draft.inner_on_text = None, self.own_day.text
        draft.little_extra = self.extra.text()
        if not self._hides_deposit:
            draft.deposit_text = self.deposit.text
        who = chosen_helper(self.who)
        draft.looked_after_by = None if who is None else HelperId(who)
        return draft

    def show_refused(self, error: Invalid) -> None:
        """What is wrong is to be seen, also when it is folded."""
        if error.field in {"inner_on", "little_extra", "deposit_text", "looked_after_by"}:
            self.part.open()
