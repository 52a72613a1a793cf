"""How sentences are worded for people."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smallcrm.catalogue import Translated, pseudo
from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import CustomerRef, Money, Sentence, counted, sentence
from smallcrm.wording import Wording

SATURDAY = date(2026, 11, 21)


def saturday() -> date:
    return SATURDAY


def name_of(customer_id: CustomerId) -> str:
    return {1: "Amara Nwosu"}[customer_id]


def wording(language: str = "en", country: str = "GB", zone: str = "Europe/London") -> Wording:
    return Wording(language, country, "EUR", zone, name_of, saturday)


def test_a_customer_is_worded_by_the_name_of_today() -> None:
    said = wording().say(sentence("{who} was here", who=CustomerRef(CustomerId(1))))
    assert said == "Amara Nwosu was here"


def test_text_from_people_is_never_filled_a_second_time() -> None:
    said = wording().say(sentence("{name}: {what}", name="{what}", what="{name}"))
    assert said == "{what}: {name}"


def test_a_missing_place_is_left_out_and_never_raises() -> None:
    assert wording().say(sentence("{name} was here")) == "… was here"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 21), "today"),
        (date(2026, 11, 20), "yesterday"),
        (date(2026, 11, 22), "tomorrow"),
        (date(2026, 11, 17), "Tuesday"),
        (date(2026, 11, 15), "Sunday"),
        (date(2026, 11, 14), "14 Nov"),
        (date(2024, 11, 12), "12 Nov 2024"),
    ],
)
def test_a_date_is_told_as_people_say_it(day: date, said: str) -> None:
    assert wording().day(day) == said


def test_americans_read_the_month_first_and_the_clock_in_halves() -> None:
    there = wording(country="US")
    assert there.day(date(2024, 11, 12)) == "Nov 12, 2024"
    assert there.clock(time(19, 30)) == "7:30 PM"
    assert there.full_date(SATURDAY) == "Saturday, November 21, 2026"


def test_germans_read_their_own_order() -> None:
    there = wording("de", "DE", "Europe/Berlin")
    assert there.day(date(2024, 11, 12)) == "12. Nov. 2024"
    assert there.day(date(2026, 11, 17)) == "Dienstag"
    assert there.day_heading(SATURDAY) == "Samstag, 21. November"


def test_a_calendar_tells_days_in_short_and_not_from_today() -> None:
    assert wording().short_date(SATURDAY) == "21 Nov"
    assert wording().short_date(date(2024, 11, 12)) == "12 Nov 2024"
    assert wording().short_weekday(SATURDAY) == "Sat"
    german = wording("de", "DE")
    assert (german.short_date(SATURDAY), german.short_weekday(SATURDAY)) == ("21. Nov.", "Sa")


def test_an_instant_is_told_in_the_zone_of_the_shop() -> None:
    there = wording(zone="Europe/Berlin")
    assert there.instant(datetime(2026, 11, 20, 23, 30, tzinfo=UTC)) == "today, 0:30"


def test_money_follows_the_currency_not_two_decimals() -> None:
    assert wording().money(Money(1250, "EUR")) == "€12.50"
    assert wording().money(Money(1250, "JPY")) == "JP¥1,250"


def test_counts_pick_their_form() -> None:
    assert [wording().say(counted("{n} card", "{n} cards", n)) for n in (0, 1, 2)] == [
        "0 cards",
        "1 card",
        "2 cards",
    ]


def test_a_catalogue_words_plurals_by_the_rule_of_its_language() -> None:
    from babel.messages.catalog import Catalog

    polish = Catalog(locale="pl")
    polish.add(("{n} card", "{n} cards"), ("{n} karta", "{n} karty", "{n} kart"))
    forms = [Translated(polish).counted("{n} card", "{n} cards", n) for n in (1, 2, 5)]
    assert forms == ["{n} karta", "{n} karty", "{n} kart"]


def test_an_untranslated_key_is_said_in_english() -> None:
    from babel.messages.catalog import Catalog

    assert Translated(Catalog(locale="de")).one("Later") == "Later"
    assert Translated(Catalog(locale="de")).counted("{n} card", "{n} cards", 3) == "{n} cards"


def test_the_pseudo_language_is_longer_and_keeps_its_places() -> None:
    said = Wording("zz").say(sentence("Call {name}", name="Tom"))
    assert said.startswith("[")
    assert "Tom" in said
    assert len(pseudo("Print the card")) >= 1.4 * len("Print the card")


@given(key=st.text(max_size=60), value=st.text(max_size=60), name=st.text(max_size=9))
def test_no_key_and_no_text_ever_raises(key: str, value: str, name: str) -> None:
    for language in ("en", "zz"):
        said = wording(language).say(Sentence(key, {name: value, "inner": Sentence(key)}))
        assert isinstance(said, str)


def test_a_day_inside_a_sentence_brings_its_own_preposition() -> None:
    wording = Wording(today=lambda: date(2026, 11, 21))

    def told(day: date) -> str:
        return wording.say(sentence("Birthday {when}.", when=day))

    assert told(date(2026, 11, 21)) == "Birthday today."
    assert told(date(2026, 11, 24)) == "Birthday on Tuesday."
    assert told(date(2026, 12, 24)) == "Birthday on 24 Dec."
