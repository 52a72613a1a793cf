"""The section "Shop": what stands on cards and envelopes, and how the shop writes money and days.

Paper and counter view have sections of their own.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from smallcrm.domain.shop import ShopDraft
from smallcrm.services import shop
from ui.context import AppContext
from ui.customers.wrapping import Abreast
from ui.keys import KEYS
from ui.settings.completing_field import NOTHING, CompletingField
from ui.settings.section import Section
from ui.settings.shop_words import ALSO_CALLED, LANGUAGES, country_words, currency_words, zone_words
from ui.widgets.buttons import KeycapButton
from ui.widgets.choices import ChoiceField
from ui.widgets.fields import NoteField, TextField

PAIR_UNDER = 420  # units: narrower, two fields stand one under the other
NAME_LIMIT = 120


class ShopSection(Section):
    """All about the shop; nothing is saved before Save."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        self._save = KeycapButton(say("Save"), name="save_shop", key=KEYS["save"].cap, filled=True)
        super().__init__(
            context,
            name="shop",
            title=say("Shop"),
            explained=say("This stands on your cards and envelopes."),
            saving=self._save,
        )
        self._shown = ShopDraft()
        self._make_fields()
        self._build()
        self._country.chosen.connect(self._on_country)
        self._save.clicked.connect(self._on_save)
        self.refresh()

    def _make_fields(self) -> None:
        say, language = self.say, self.context.wording.language
        self._lines = {
            "name": _line("name", say("Name of the shop")),
            "owner_name": _line("owner_name", say("Owner's name")),
            "postcode": _line("postcode", say("Postcode")),
            "town": _line("town", say("Town")),
            "region": _line("region", say("State or county")),
            "phone": _line("phone", say("Phone")),
            "email": _line("email", say("E-mail")),
            "website": _line("website", say("Website")),
            "our_promise": _line("our_promise", say("Our promise")),
        }
        self._lines["our_promise"].setPlaceholderText(say("one clear promise, kept and beaten"))
        self._street = NoteField(name="street", spoken=say("Street and number"), lines=2)
        self._country = self._choice(country_words(language), "country", say("Country"))
        self._currency = self._choice(currency_words(language), "currency", say("Currency"))
        self._zone = self._choice(zone_words(), "time_zone", say("Time zone"))
        self._language = ChoiceField(LANGUAGES, name="language", spoken=say("Language"))

    def _choice(self, words: Mapping[str, str], name: str, spoken: str) -> CompletingField:
        say = self.say
        return CompletingField(
            words,
            name=name,
            spoken=spoken,
            opening=say("All of them: {what}", what=spoken),
            placeholder=say("Start typing"),
            also=ALSO_CALLED if name == "country" else NOTHING,
            match=Qt.MatchFlag.MatchContains,
        )

    def _build(self) -> None:
        say, add, lines = self.say, self.form.add, self._lines
        self.panel(
            _pair(
                add("name", say("Name of the shop"), lines["name"]),
                add("owner_name", say("Owner's name"), lines["owner_name"]),
            ),
            add("street", say("Street and number"), self._street),
            _pair(
                add("postcode", say("Postcode"), lines["postcode"]),
                add("town", say("Town"), lines["town"]),
            ),
            _pair(
                add("region", say("State or county"), lines["region"]),
                add("country", say("Country"), self._country),
            ),
            name="address",
        )
        self.panel(
            _pair(
                add("phone", say("Phone"), lines["phone"]),
                add("email", say("E-mail"), lines["email"]),
            ),
            add("website", say("Website"), lines["website"]),
            add("our_promise", say("Our promise"), lines["our_promise"]),
            name="reach",
        )
        self.panel(
            _pair(
                add("currency", say("Currency"), self._currency),
                add("language", say("Language"), self._language),
            ),
            add("time_zone", say("Time zone"), self._zone),
            name="habits",
        )

    def refresh(self) -> None:
        row = shop.shop(self.context.store)
        if row is None or self.is_touched():
            return
        self._show(shop.draft_of(row))
        self._shown = self._draft()

    def is_touched(self) -> bool:
        return bool(self._shown.name) and self._draft() != self._shown

    def save(self) -> None:
        """Save what was typed. Raises Invalid."""
        draft = self._draft()
        shop.save_shop(self.context.store, draft, now=self.context.now(), by=self.by)
        self._shown = draft
        self.refresh()

    def first_focus(self) -> QWidget:
        return self._lines["name"]

    def _show(self, draft: ShopDraft) -> None:
        self._shown = draft
        for name, line in self._lines.items():
            line.show_text(str(getattr(draft, name)))
        self._street.show_text(draft.street)
        self._country.show_code(draft.country)
        self._currency.show_code(draft.currency)
        self._zone.show_code(draft.time_zone)
        self._language.choose(draft.language)

    def _draft(self) -> ShopDraft:
        draft = replace(
            self._shown,
            street=self._street.words,
            country=self._country.code,
            currency=self._currency.code,
            time_zone=self._zone.code,
            language=self._language.code or self._shown.language,
        )
        for name, line in self._lines.items():
            setattr(draft, name, line.text())
        return draft

    def _on_country(self, code: str) -> None:
        """What is usual there is proposed at once; each can be changed before saving."""
        habits = shop.country_habits(code)
        self._currency.show_code(habits.currency)
        self._zone.show_code(habits.zone)

    def _on_save(self) -> None:
        self.attempt(self.save)


def _line(name: str, spoken: str) -> TextField:
    return TextField(name=name, spoken=spoken, limit=NAME_LIMIT)


def _pair(first: QWidget, second: QWidget) -> QWidget:
    return Abreast(first, second, limit=PAIR_UNDER, gap=12)
