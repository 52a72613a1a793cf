"""A visit with all that belongs to it: one deed, moved together, undone together."""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smallcrm.domain.errors import Invalid, ShopError
from smallcrm.domain.ids import CustomerId, HelperId, MomentId, VisitId
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.visits import VisitDraft
from smallcrm.services import customers, helpers, moments, referrals, visits
from smallcrm.storage.check import check
from tests.builders import Shop


@pytest.fixture
def anna(shop: Shop) -> CustomerId:
    return shop.customer("Anna Berg")


def rosa(shop: Shop) -> HelperId:
    return helpers.helpers(shop.store)[0].id


def full_visit(shop: Shop, who: CustomerId, **fields: object) -> tuple[VisitId, VisitDraft]:
    """A visit with every part: Paz sent them, Tom and Eva came along."""
    paz, tom, eva = (shop.customer(name) for name in ("Paz", "Tom", "Eva"))
    draft = VisitDraft(
        who, "12,50", "roses", "yesterday 17:30", how="wow", words="just lovely", sent_by=paz,
        companions=(tom, eva, tom, who), is_gift=True, loyalty=("gave_advice", "invited_us"),
    )  # fmt: skip
    draft = replace(draft, **fields)  # type: ignore[arg-type]
    return visits.record_visit(shop.store, draft, now=shop.now, by=rosa(shop)), draft


def test_one_deed_writes_the_visit_and_all_its_parts_and_one_undo_takes_them_back(
    shop: Shop, anna: CustomerId
) -> None:
    people = [shop.customer(name) for name in ("Paz", "Tom", "Eva")]
    before = shop.dump()
    draft = VisitDraft(anna, "5", how="wow", sent_by=people[0], companions=(people[1],))
    draft.loyalty = ("invited_us",)

    visits.record_visit(shop.store, draft, now=shop.now)

    assert len(shop.rows("moment")) == len(shop.rows("referral")) == 1
    assert len(shop.rows("visit_companion")) == len(shop.rows("loyalty_tick")) == 1
    shop.undo()
    assert shop.dump() == before


def test_every_part_is_kept_as_it_was_told(shop: Shop, anna: CustomerId) -> None:
    visit_id, draft = full_visit(shop, anna)

    row = shop.row("visit", visit_id)
    assert (row["shop_day"], row["at"]) == ("2026-11-19", "2026-11-19T16:30:00.000Z")
    assert (row["is_gift"], row["served_by"]) == (1, rosa(shop))
    [moment] = shop.rows("moment")
    assert (moment["kind"], moment["words"], moment["visit_id"]) == ("wow", "just lovely", visit_id)
    assert (moment["at"], moment["delivered_by"]) == (row["at"], rosa(shop))
    came = [companion["customer_id"] for companion in shop.rows("visit_companion")]
    assert came == list(draft.companions[:2])
    ticks = [(tick["kind"], tick["shop_day"]) for tick in shop.rows("loyalty_tick")]
    assert ticks == [("invited_us", "2026-11-19"), ("gave_advice", "2026-11-19")]
    assert [sent.name for sent in referrals.sent_by(shop.store, anna)] == ["Paz"]


def test_an_unmarked_visit_has_no_moment_even_with_words(shop: Shop, anna: CustomerId) -> None:
    visits.record_visit(shop.store, VisitDraft(anna, words="hm", cause="price"), now=shop.now)

    assert shop.rows("moment") == []


def test_who_served_wins_over_who_notes_it_and_a_let_down_blames_neither(
    shop: Shop, anna: CustomerId
) -> None:
    other = helpers.add_helper(shop.store, "Tim", now=shop.now)
    draft = VisitDraft(anna, how="ow", cause="waiting", served_by=other)

    visit_id = visits.record_visit(shop.store, draft, now=shop.now, by=rosa(shop))

    assert shop.row("visit", visit_id)["served_by"] == other
    [moment] = shop.rows("moment")
    assert (moment["delivered_by"], moment["cause"]) == (None, "waiting")


def test_a_mark_just_before_the_visit_becomes_the_mark_of_the_visit(
    shop: Shop, anna: CustomerId
) -> None:
    moments.record_moment(shop.store, MomentDraft(anna, "wow", "so quick"), now=shop.now)
    shop.later(minutes=1)

    visit_id = visits.record_visit(shop.store, VisitDraft(anna, how="how"), now=shop.now)

    [moment] = shop.rows("moment")
    assert (moment["kind"], moment["words"], moment["visit_id"]) == ("how", "so quick", visit_id)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"how": "meh"}, "how"),
        ({"how": "ow", "cause": "fate"}, "cause"),
        ({"how": "wow", "words": "x" * 100_000}, "words"),
        ({"how": "wow", "answers": (MomentId(9),)}, "answers"),
        ({"companions": (CustomerId(99),)}, "companions"),
        ({"sent_by": CustomerId(99)}, "sent_by"),
        ({"sent_by": CustomerId(1)}, "sent_by"),
        ({"loyalty": ("bribed_us",)}, "loyalty"),
        ({"day_text": "t 23:59"}, "day_text"),
    ],
)
def test_a_part_that_can_not_be_is_refused_and_nothing_is_written(
    shop: Shop, anna: CustomerId, fields: dict[str, object], field: str
) -> None:
    known = shop.visit(anna)
    before = shop.dump()
    draft = replace(VisitDraft(anna), **fields)  # type: ignore[arg-type]

    with pytest.raises(Invalid) as refused:
        visits.record_visit(shop.store, draft, now=shop.now)
    assert refused.value.field == field
    with pytest.raises(Invalid):
        visits.edit_visit(shop.store, known, draft, now=shop.now)
    assert shop.dump() == before


def test_wrong_person_moves_everything_and_undo_moves_it_back(shop: Shop, anna: CustomerId) -> None:
    ow = moments.record_moment(shop.store, MomentDraft(anna, "ow", day_text="-5"), now=shop.now)
    shop.later(minutes=5)
    visit_id, draft = full_visit(shop, anna, answers=(ow,))
    assert moments.open_ows(shop.store, anna) == []
    tom = draft.companions[0]
    before = shop.dump()

    visits.move_visit(shop.store, visit_id, tom, now=shop.now)

    owners = {
        table: {row["customer_id"] for row in shop.rows(table)}
        for table in ("visit", "loyalty_tick", "visit_companion")
    }
    assert owners == {
        "visit": {tom}, "loyalty_tick": {tom}, "visit_companion": {draft.companions[1]}
    }  # fmt: skip
    assert {row["customer_id"]: row["kind"] for row in shop.rows("moment")} == {
        anna: "ow", tom: "wow"
    }  # fmt: skip
    assert [sent.name for sent in referrals.sent_by(shop.store, tom)] == ["Paz"]
    assert referrals.sent_by(shop.store, anna) == []
    assert [each.id for each in moments.open_ows(shop.store, anna)] == [ow]
    shop.undo()
    assert shop.dump() == before


def test_a_visit_that_belongs_to_who_was_said_to_have_sent_them_loses_the_referral(
    shop: Shop, anna: CustomerId
) -> None:
    visit_id, draft = full_visit(shop, anna)
    assert draft.sent_by is not None

    visits.move_visit(shop.store, visit_id, draft.sent_by, now=shop.now)

    assert shop.rows("referral") == []


def test_a_referral_that_was_told_another_time_stays_where_it_is(
    shop: Shop, anna: CustomerId
) -> None:
    paz = shop.customer("Paz")
    shop.referral(paz, anna)
    visit_id = shop.visit(anna)

    visits.move_visit(shop.store, visit_id, paz, now=shop.now)

    assert [sent.name for sent in referrals.sent_by(shop.store, anna)] == ["Paz"]


def test_a_form_saved_unchanged_writes_nothing(shop: Shop, anna: CustomerId) -> None:
    visit_id, _ = full_visit(shop, anna)
    before, deeds = shop.dump(), shop.deeds()
    shop.later(days=1)

    visits.edit_visit(shop.store, visit_id, visits.draft_of(shop.store, visit_id), now=shop.now)

    assert shop.dump() == before
    assert shop.deeds() == deeds


def test_every_part_can_be_corrected_in_one_deed(shop: Shop, anna: CustomerId) -> None:
    visit_id, _ = full_visit(shop, anna)
    uwe = shop.customer("Uwe")
    before = shop.dump()
    draft = visits.draft_of(shop.store, visit_id)
    draft.how, draft.cause, draft.words = "ow", "product", "thorns"
    draft.companions, draft.sent_by, draft.loyalty = (uwe,), uwe, ("sent_someone",)
    draft.is_gift, draft.day, draft.at, draft.day_text = False, None, None, "t 9:00"

    visits.edit_visit(shop.store, visit_id, draft, now=shop.now)

    row = shop.row("visit", visit_id)
    assert (row["at"], row["is_gift"]) == ("2026-11-20T08:00:00.000Z", 0)
    [moment] = shop.rows("moment")
    assert (moment["kind"], moment["cause"], moment["at"]) == ("ow", "product", row["at"])
    [tick] = shop.rows("loyalty_tick")
    assert (tick["kind"], tick["shop_day"]) == ("sent_someone", "2026-11-20")
    assert [row["customer_id"] for row in shop.rows("visit_companion")] == [uwe]
    assert [sent.name for sent in referrals.sent_by(shop.store, anna)] == ["Uwe"]
    shop.undo()
    assert shop.dump() == before


def test_a_sender_named_later_moves_with_the_visit_too(shop: Shop, anna: CustomerId) -> None:
    visit_id = shop.visit(anna)
    paz, tom = shop.customer("Paz"), shop.customer("Tom")
    draft = visits.draft_of(shop.store, visit_id)
    draft.sent_by = paz
    visits.edit_visit(shop.store, visit_id, draft, now=shop.now)

    visits.move_visit(shop.store, visit_id, tom, now=shop.now)

    assert [sent.name for sent in referrals.sent_by(shop.store, tom)] == ["Paz"]


def test_a_visit_that_was_not_takes_its_moment_and_ticks_along_and_undo_brings_all_back(
    shop: Shop, anna: CustomerId
) -> None:
    visit_id, _ = full_visit(shop, anna)
    before = shop.dump()

    visits.delete_visit(shop.store, visit_id, now=shop.now)

    assert [shop.rows(t) for t in ("visit", "moment", "loyalty_tick", "visit_companion")] == [
        [], [], [], []
    ]  # fmt: skip
    assert len(shop.rows("referral")) == 1
    shop.undo()
    assert shop.dump() == before


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


@settings(max_examples=20, deadline=None)
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
