"""Whatever was noted of visits and how they went, undoing everything gives the book back."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import ShopError
from smallcrm.domain.ids import CustomerId, MomentId, VisitId
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.visits import VisitDraft
from smallcrm.services import customers, moments, visits
from smallcrm.storage.check import check
from tests.builders import Shop

Verb = Callable[[Shop, int, str], object]
HOW = ("", "ow", "how", "wow")


def _draft(n: int, text: str) -> VisitDraft:
    return VisitDraft(
        CustomerId(1 + n % 3), str(n - 50), text, f"-{n % 5}", how=HOW[n % 4], words=text,
        answers=(MomentId(1 + n % 2),) if n % 7 == 0 else (), is_gift=n % 3 == 0,
        sent_by=CustomerId(1 + n % 2) if n % 5 == 0 else None,
        companions=(CustomerId(1 + n % 4),), loyalty=("gave_advice",) if n % 2 else (),
    )  # fmt: skip


def _visit(n: int) -> VisitId:
    return VisitId(1 + n % 3)


VERBS: tuple[Verb, ...] = (
    lambda shop, n, text: visits.record_visit(shop.store, _draft(n, text), now=shop.now),
    lambda shop, n, text: visits.edit_visit(shop.store, _visit(n), _draft(n, text), now=shop.now),
    lambda shop, n, _: visits.move_visit(
        shop.store, _visit(n), CustomerId(1 + n % 4), now=shop.now
    ),
    lambda shop, n, _: visits.delete_visit(shop.store, _visit(n), now=shop.now),
    lambda shop, n, text: moments.record_moment(
        shop.store, MomentDraft(CustomerId(1 + n % 3), HOW[1 + n % 3], text), now=shop.now
    ),
    lambda shop, n, text: moments.edit_moment(
        shop.store,
        MomentId(1 + n % 3),
        MomentDraft(CustomerId(1), HOW[1 + n % 3], text, visit_id=_visit(n)),
        now=shop.now,
    ),
    lambda shop, n, _: moments.delete_moment(shop.store, MomentId(1 + n % 3), now=shop.now),
    lambda shop, n, _: moments.answer_moment(
        shop.store, MomentId(1 + n % 3), MomentId(1 + n // 3 % 4), now=shop.now
    ),
    lambda shop, n, _: customers.trash(shop.store, CustomerId(1 + n % 4), now=shop.now),
    lambda shop, n, _: customers.put_back(shop.store, CustomerId(1 + n % 4), now=shop.now),
    lambda shop, n, _: shop.later(seconds=n * 3),
)

DEEDS = st.tuples(st.integers(0, len(VERBS) - 1), st.integers(0, 99), st.text(max_size=5))

# Whatever was done, an answer is a later moment of the same customer.
_WRONG_LINKS = """
SELECT count(*) FROM moment AS ow JOIN moment AS answer ON answer.id = ow.answered_by
WHERE ow.customer_id <> answer.customer_id OR (ow.at, ow.id) >= (answer.at, answer.id)
"""


@settings(max_examples=12, deadline=None)
@given(deeds=st.lists(DEEDS, min_size=5, max_size=25))
def test_whatever_was_noted_undoing_everything_gives_the_book_back(
    deeds: list[tuple[int, int, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Shop.in_folder(Path(folder))
        for name in ("Anna", "Paz", "Tom", "Eva"):
            shop.customer(name)
        before, standing = shop.dump(), len(shop.deeds())
        for verb, number, text in deeds:
            with suppress(ShopError):
                VERBS[verb](shop, number, text)
        assert shop.store.value(_WRONG_LINKS) == 0
        assert check(shop.path, on=shop.today).findings == ()
        after, done = shop.dump(), len(shop.deeds()) - standing
        for _ in range(done):
            shop.undo()
        assert shop.dump() == before
        for _ in range(done):
            shop.redo()
        assert shop.dump() == after
        shop.close()
