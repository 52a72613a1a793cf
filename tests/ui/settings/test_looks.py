"""Nothing scrolls sideways or stays untranslated: small window, 200 per cent, long words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from smallcrm.domain.holidays import Holidays, regions_of
from smallcrm.services import thank_yous
from smallcrm.storage.backup import safe_copy
from tests.builders import Shop
from tests.drivers import spoken
from tests.ui.settings.room import Room
from tests.ui.settings.test_page import SECTIONS
from tests.ui.visible_texts import untranslatable, visible_texts
from ui.theme import theme

LANGUAGES = {"English", "Español", "Deutsch", "Français"}  # each in its own words
PEOPLE = {"Amara Nwosu", "Mei Kobayashi", "Rosa", "Iron & Rose", "R", "AN", "MK"}
KEYCAPS = {"Alt 1"}
FORMATS = {"#RRGGBB"}  # how a colour is written, in every language
PAGES = (*(("settings", section) for section in SECTIONS), ("cards", None), ("card", "cards"))


@pytest.fixture(params=[("zz", 100), ("en", 200), ("zz", 150)])
def room(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    """A shop with two cards owed, in a small window, worded and sized as asked for."""
    language, percent = request.param
    theme().apply("light", percent)
    folder = tmp_path / "a-folder-with-one-very-long-name" / "and-another-one-inside-of-it"
    folder.mkdir(parents=True)
    shop = Shop.in_folder(folder)
    for name, street in (("Amara Nwosu", "Orchard Lane 12"), ("Mei Kobayashi", "")):
        thank_yous.owe(shop.store, shop.customer(name, street=street), now=shop.now)
    safe_copy(shop.path, reason="asked", now=shop.now)
    built = Room(shop, tmp_path, language=language, size=(1024, 720))
    yield built
    built.close()
    theme().apply("light", 100)


def go(room: Room, code: str, argument: str | None) -> None:
    if argument == "cards":
        owed = thank_yous.due(room.shop.store, on=room.shop.today)
        argument = " ".join(card.subject_key for card in owed)
    room.go(code, argument)
    room.wait_for(lambda: not room.frame.jobs.is_busy)


def official_names(country: str) -> set[str]:
    """Regions and public holidays are told as the library has them."""
    years = [Holidays(country).of_year(year) for year in (2026, 2027)]
    return {*regions_of(country).values(), *(name for days in years for name in days.values())}


def test_each_page_fits_is_named_and_can_be_translated(room: Room) -> None:
    """One walk for all three: to open a page in each look takes longer than to look at it."""
    known = LANGUAGES | PEOPLE | KEYCAPS | FORMATS | official_names("DE")
    for code, argument in PAGES:
        go(room, code, argument)
        assert max(room.sideways()) <= 0, (code, argument)
        for kind in (QAbstractButton, QLineEdit, QPlainTextEdit):
            for control in room.page.findChildren(kind):
                if control.isVisible():
                    assert spoken(control), (code, argument, control.objectName())
                    assert control.objectName(), (code, argument, spoken(control))
        texts = [text for text in visible_texts(room.page) if "\u200b" not in text]  # a path
        if room.wording.language == "zz":
            assert untranslatable(texts, known) == [], (code, argument)
