"""How many rows Today makes ready, and among how many it looks for cards to print."""

from smallcrm.domain.prompts import GROUPS
from smallcrm.services.today import SHOWN_PER_GROUP, today
from tests.builders import Shop

MOST_ROWS = 30  # PRODUCT.md section 8


def test_all_groups_together_never_show_more_than_thirty_rows() -> None:
    assert SHOWN_PER_GROUP * len(GROUPS) <= MOST_ROWS


def test_cards_to_print_are_found_among_more_rows_than_are_shown(shop: Shop) -> None:
    for number in range(8):
        shop.visit(shop.customer(f"Anna {number}"))
    shop.reminder(shop.customer("Bob"), in_days=0)
    whole = today(shop.store, on=shop.today, per_group=8)
    thanks, call = today(shop.store, on=shop.today, per_group=2, cards_among=7).groups
    assert (len(thanks.rows), thanks.total, call.cards) == (2, 8, ())
    assert thanks.cards == tuple(row.subject_key for row in whole.groups[0].rows)[:7]
