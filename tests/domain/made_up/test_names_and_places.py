"""What made-up people are called, and that nothing of theirs belongs to anybody real."""

import re
import unicodedata
from dataclasses import asdict
from itertools import chain

from smallcrm.domain.made_up import MadeUpShop
from smallcrm.domain.made_up.names import plain_letters
from smallcrm.domain.made_up.tables import tables_from
from smallcrm.domain.made_up.values import Person


def people(shop: MadeUpShop) -> list[Person]:
    return list(chain.from_iterable(shop.people()))


def script(name: str) -> str:
    letter = next(c for c in name if c.isalpha())
    return unicodedata.name(letter).split()[0]


def texts_within(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts_within(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in texts_within(part)]
    return []


def test_names_come_from_many_languages_and_scripts(town: MadeUpShop) -> None:
    names = people(town)
    languages = {person.name_language for person in names}
    scripts = {script(person.full_name) for person in names}

    assert len(languages) >= 25
    assert {"LATIN", "GREEK", "CYRILLIC", "ARABIC", "HEBREW", "DEVANAGARI"} <= scripts
    assert {"CJK", "HANGUL"} <= scripts


def test_most_names_in_an_english_speaking_town_are_written_in_latin(town: MadeUpShop) -> None:
    names = people(town)
    latin = sum(1 for person in names if script(person.full_name) == "LATIN")
    english = sum(1 for person in names if person.name_language == "en")

    assert 0.9 < latin / len(names) < 0.99
    assert 0.45 < english / len(names) < 0.65


def test_a_name_in_another_script_says_how_to_say_it(town: MadeUpShop) -> None:
    others = [p for p in people(town) if script(p.full_name) != "LATIN"]

    assert others
    assert all(person.say_it and script(person.say_it) == "LATIN" for person in others)
    assert all(person.preferred for person in others)


def test_the_family_comes_first_where_it_does(texts: dict[str, str]) -> None:
    groups = {group.code: group for group in tables_from(texts).groups.items}

    assert groups["chinese"].family_first
    assert not groups["chinese"].family_first_in_latin
    assert groups["hungarian"].family_first_in_latin
    assert not groups["english"].family_first


def test_each_list_of_names_is_long_enough_and_names_nobody_twice(texts: dict[str, str]) -> None:
    main = {"english", "irish", "german", "polish", "turkish", "spanish", "portuguese", "french"}
    for group in tables_from(texts).groups.items:
        for names in (group.given_women, group.given_men, group.family_men, group.family_women):
            written = [name.written for name in names]
            assert all(written)
            assert len(set(written)) == len(written), group.code
        assert len(group.family_men) == len(group.family_women)
        if group.code in main:
            assert len({*group.given_women, *group.given_men}) >= 40
            assert len(group.family_men) >= 60


def test_every_telephone_number_lies_where_no_telephone_is(town: MadeUpShop) -> None:
    numbers = [phone.number for person in people(town) for phone in person.phones]
    numbers += [town.shop.phone, *(helper.phone for helper in town.shop.helpers)]

    assert all(re.fullmatch(r"\(555\) 0\d\d-\d{4}", number) for number in numbers)


def test_no_two_people_have_the_same_number_or_e_mail(town: MadeUpShop) -> None:
    numbers = [phone.number for person in people(town) for phone in person.phones]
    e_mails = [e_mail for person in people(town) for e_mail in person.e_mails]

    assert len(set(numbers)) == len(numbers)
    assert len(set(e_mails)) == len(e_mails)


def test_every_e_mail_lies_at_an_example_domain(town: MadeUpShop) -> None:
    e_mails = [e_mail for person in people(town) for e_mail in person.e_mails]

    assert len(e_mails) > 1_000
    assert all(re.fullmatch(r"[a-z0-9.]+@example\.(org|com|net)", e) for e in e_mails)


def test_most_people_live_in_town_and_a_few_abroad_or_nowhere(town: MadeUpShop) -> None:
    countries = [person.address.country for person in people(town) if person.address]

    assert 0.87 < countries.count("US") / town.customers < 0.93
    assert len(set(countries)) >= 6
    assert len(countries) < town.customers


def test_no_text_is_hostile_or_untidy(town: MadeUpShop) -> None:
    texts = [text for person in people(town) for text in texts_within(asdict(person))]
    texts += [v.what for index in range(200) for v in town.visits_of(index)]
    for text in texts:
        assert text == text.strip()
        assert unicodedata.is_normalized("NFC", text)
        assert not any(unicodedata.category(c) in {"Cc", "Cs", "Co", "Cn"} for c in text)
        assert not set(text) & set("<>{}\\|")
        assert not text.startswith(("=", "+", "-", "@"))


def test_plain_letters_fit_into_an_e_mail_address() -> None:
    assert plain_letters("Sørensen") == "sorensen"
    assert plain_letters("O'Sullivan") == "osullivan"
    assert plain_letters("Y\N{LATIN SMALL LETTER DOTLESS I}lmaz") == "yilmaz"
    assert plain_letters("Bọ́lánlé") == "bolanle"
    assert plain_letters("van der Groß") == "vandergross"
