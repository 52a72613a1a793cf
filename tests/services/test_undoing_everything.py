"""Whatever was done to the shop, undoing everything gives the book back as it was."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.card_choices import CardChoice
from smallcrm.domain.deeds import deed_keys
from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId, RequestId, VisitId
from smallcrm.services import (
    card_looks,
    customers,
    helpers,
    prompts,
    referrals,
    requests,
    rules,
    thank_yous,
    visits,
)
from smallcrm.storage.check import check
from tests.builders import Shop

Verb = Callable[[Shop, int, str], object]


def _customer(number: int) -> CustomerId:
    """One of the first few customers, who may be in the trash or not there."""
    return CustomerId(1 + number % 4)


def _prompt(shop: Shop, number: int) -> str:
    keys = [row["subject_key"] for row in shop.rows("prompt")]
    return keys[number % len(keys)] if keys else "nothing"


def _edit(shop: Shop, number: int, text: str) -> None:
    who = _customer(number)
    draft = customers.draft_of(shop.store, who)
    draft.name, draft.notes, draft.sent_by = text or draft.name, text, _customer(number + 1)
    draft.phones = draft.phones[1:]
    customers.save(shop.store, draft, customer_id=who, now=shop.now)


VERBS: tuple[Verb, ...] = (
    lambda shop, n, text: shop.customer(text or "Anna", phone=f"0171 {n}", birthday="21.11."),
    lambda shop, n, text: shop.customer("Tom", street=text, town="Bonn", sent_by=_customer(n)),
    _edit,
    lambda shop, n, text: shop.visit(_customer(n), str(n), what=text, days_ago=n % 9),
    lambda shop, n, _: visits.move_visit(
        shop.store, VisitId(1 + n % 3), _customer(n + 1), now=shop.now
    ),
    lambda shop, n, _: visits.delete_visit(shop.store, VisitId(1 + n % 3), now=shop.now),
    lambda shop, n, text: shop.request(_customer(n), text, told_on_text=f"+{n % 9}"),
    lambda shop, n, _: requests.set_status(
        shop.store, RequestId(1 + n % 2), ("ready", "done", "asked")[n % 3], now=shop.now
    ),
    lambda shop, n, text: shop.reminder(_customer(n), text, in_days=n % 5),
    lambda shop, n, _: shop.referral(_customer(n), _customer(n + 1)),
    lambda shop, n, _: referrals.delete(shop.store, _customer(n), _customer(n + 1), now=shop.now),
    lambda shop, n, _: customers.trash(shop.store, _customer(n), now=shop.now),
    lambda shop, n, _: customers.put_back(shop.store, _customer(n), now=shop.now),
    lambda shop, n, _: customers.set_tier(
        shop.store, _customer(n), ("a_list", "regular")[n % 2], now=shop.now
    ),
    lambda shop, n, text: thank_yous.owe(shop.store, _customer(n), reason=text, now=shop.now),
    lambda shop, n, text: thank_yous.mark_printed(
        shop.store, [key := _prompt(shop, n)], {key: text}, now=shop.now
    ),
    lambda shop, n, _: card_looks.choose(
        shop.store,
        _prompt(shop, n),
        CardChoice("sprig", ("", "#4A6484")[n % 2], mode="by_hand"),
        now=shop.now,
    ),
    lambda shop, n, _: thank_yous.mark_posted(shop.store, [_prompt(shop, n)], now=shop.now),
    lambda shop, n, text: thank_yous.skip(shop.store, _prompt(shop, n), reason=text, now=shop.now),
    lambda shop, n, _: prompts.answer_done(shop.store, _prompt(shop, n), now=shop.now),
    lambda shop, n, text: prompts.answer_later(
        shop.store,
        _prompt(shop, n),
        shop.today + timedelta(days=1 + n),
        reason=text,
        now=shop.now,
    ),
    lambda shop, n, _: rules.save_rule(shop.store, "third_visit", is_on=n % 2 == 0, now=shop.now),
    lambda shop, _, text: helpers.add_helper(shop.store, text, now=shop.now),
)

DEEDS = st.tuples(
    st.integers(0, len(VERBS) - 1), st.integers(0, 99), st.text(max_size=8) | st.just("x" * 500)
)


@contextmanager
def _scratch_shop() -> Iterator[Shop]:
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop.in_folder(Path(folder))
        try:
            yield shop
        finally:
            shop.close()


@settings(max_examples=12, deadline=None)
@given(deeds=st.lists(DEEDS, min_size=5, max_size=25))
def test_undoing_everything_gives_the_book_back_and_redoing_it_the_other(
    deeds: list[tuple[int, int, str]],
) -> None:
    with _scratch_shop() as shop:
        before = shop.dump()
        for verb, number, text in deeds:
            with suppress(ShopError):
                VERBS[verb](shop, number, text)
        after, done = shop.dump(), len(shop.deeds()) - 1

        assert check(shop.path, on=shop.today).findings == ()
        assert set(shop.deeds()) <= deed_keys()
        for _ in range(done):
            shop.undo()
        assert shop.dump() == before
        assert check(shop.path, on=shop.today).findings == ()
        for _ in range(done):
            shop.redo()
        assert shop.dump() == after
