"""What stands on the day sheet, and what stays off it."""

from datetime import timedelta

from smallcrm.domain.facts import FactDraft
from smallcrm.services import day_sheet, facts, thank_yous
from tests.builders import Shop


def test_openings_promises_calls_dates_and_cards_stand_on_it(shop: Shop) -> None:
    shop.request(shop.customer("Ines", phone="010-7730"), "hinges", told_on=shop.today)
    shop.request(shop.customer("Priya"), "burst pipe", told_on=shop.today, told_time_text="21:30")
    shop.reminder(shop.customer("Tom", phone="010-4411"), "about the paint", in_days=0)
    shop.customer("Dora", birthday=(shop.today + timedelta(days=2)).strftime("%d.%m.1980"))
    thank_yous.owe(shop.store, shop.customer("Ada"), now=shop.now)
    (card,) = [one for one in thank_yous.due(shop.store, on=shop.today) if one.name == "Ada"]
    thank_yous.mark_printed(shop.store, [card.subject_key], {}, now=shop.now)

    found = day_sheet.day_sheet(shop.store, on=shop.today)

    assert [each.name for each in found.openings] == ["Priya"]
    assert [(each.name, each.phone) for each in found.promises] == [("Ines", "010-7730")]
    assert [(each.name, each.words.args) for each in found.calls] == [
        ("Tom", {"what": "about the paint"})
    ]
    assert [each.name for each in found.dates] == ["Dora"]
    assert [each.name for each in found.to_hand_over] == ["Ada"]


def test_standings_private_facts_and_thank_yous_to_print_stay_off_it(shop: Shop) -> None:
    ada = shop.customer("Ada", tier="a_list")
    facts.note_fact(
        shop.store, ada, FactDraft("secret", "owes the baker", is_private=True), now=shop.now
    )
    shop.visit(ada, "400")
    shop.reminder(ada, "call", in_days=0)
    told = repr(day_sheet.day_sheet(shop.store, on=shop.today))
    assert "baker" not in told
    assert "a_list" not in told
    assert "400" not in told
    assert "First time" not in told


def test_a_long_day_is_told_as_so_many_more(shop: Shop) -> None:
    for number in range(15):
        shop.reminder(shop.customer(f"Customer {number}"), in_days=0)
    found = day_sheet.day_sheet(shop.store, on=shop.today)
    assert (len(found.calls), found.more) == (day_sheet.MOST_LINES, 3)


def test_it_is_offered_when_the_day_begins_if_wanted(shop: Shop) -> None:
    assert not day_sheet.is_offered(shop.store)
    day_sheet.offer(shop.store, is_wanted=True, now=shop.now)
    day_sheet.offer(shop.store, is_wanted=True, now=shop.now)
    assert day_sheet.is_offered(shop.store)
    assert shop.deeds().count("save_settings") == 1
    shop.undo()
    assert not day_sheet.is_offered(shop.store)
