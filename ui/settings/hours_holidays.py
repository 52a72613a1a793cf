"""Closed on public holidays or not, and on those of which region; each choice is saved at once.

Which days these are is decided in the domain.
"""

from smallcrm.domain.holidays import regions_of
from smallcrm.services import hours
from ui.context import AppContext
from ui.settings.hours_saving import write_hours
from ui.settings.shop_words import country_words
from ui.widgets.choices import ChoiceField, TickBox
from ui.widgets.form import FormField
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel

WHOLE_COUNTRY = ""


class HolidaysPanel(Panel):
    """The switch, the region where a country has any, or that nothing is known about it."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(name="holidays")
        self._context = context
        self._country: str | None = None
        self.switch = TickBox(say("Closed on public holidays"), name="keeps_holidays")
        self._region = ChoiceField((), name="holiday_region", spoken=say("Holidays of"))
        self._field = FormField(say("Holidays of"), self._region)
        self._unknown = PlainLabel(
            say("Public holidays of this country are not known. Note them as closed days."),
            tone="mute",
            fit="wrap",
        )
        self._explained = PlainLabel(
            say("What was told to a customer stays. Our own earlier day moves."),
            role="second",
            fit="wrap",
        )
        self.body.setSpacing(12)
        self.add(self.switch, self._field, self._unknown, self._explained)
        self.switch.toggled.connect(self._on_toggled)
        self._region.chosen.connect(self._on_region)

    def refresh(self) -> None:
        """Show what the shop keeps."""
        known = hours.holidays(self._context.store)
        if known.country != self._country:
            self._country = known.country
            self._region.show_choices(self._choices(known.country))
        self.switch.setChecked(known.is_kept and known.is_known)
        self.switch.setEnabled(known.is_known)
        self._region.choose(known.region)
        has_regions = len(regions_of(known.country)) > 1
        self._field.setVisible(known.is_known and known.is_kept and has_regions)
        self._unknown.setVisible(not known.is_known)
        self._explained.setVisible(known.is_known)

    def _choices(self, country: str) -> list[tuple[str, str]]:
        words = country_words(self._context.wording.language)
        whole = self._context.wording.text(
            "{country}, the whole country", country=words.get(country, country)
        )
        return [(WHOLE_COUNTRY, whole), *regions_of(country).items()]

    def _on_toggled(self, is_on: bool) -> None:
        known = hours.holidays(self._context.store)
        if known.is_known and known.is_kept != is_on:
            self._save(is_on, known.region)

    def _on_region(self, code: str) -> None:
        known = hours.holidays(self._context.store)
        if known.region != code:
            self._save(known.is_kept, code)

    def _save(self, is_kept: bool, region: str) -> None:
        context = self._context
        now, by = context.now(), context.counter.helper_id

        def save() -> None:
            hours.save_holidays(context.store, is_kept=is_kept, region=region, now=now, by=by)

        def attempt() -> None:
            write_hours(context, save)

        if not context.errors.attempt(attempt):
            self.refresh()
