"""Words for the tests of making it right: somebody was let down, and the file is opened."""

from smallcrm.domain.ids import CustomerId, HelperId, MomentId, RecoveryId
from smallcrm.domain.moments import MomentDraft
from smallcrm.domain.recoveries import RemedyDraft
from smallcrm.services import moments, recoveries
from tests.builders import Shop


def let_down(shop: Shop, who: CustomerId, words: str = "", *, cause: str = "") -> MomentId:
    """Note an OW, an hour apart from what was noted before."""
    shop.later(hours=1)
    draft = MomentDraft(who, "ow", words, cause=cause)
    made = moments.record_moment(shop.store, draft, now=shop.now)
    shop.later(minutes=10)
    return made


def opened(shop: Shop, who: CustomerId, words: str = "It leaks.") -> RecoveryId:
    """The file of a let-down that has just happened."""
    moment_id = let_down(shop, who, words)
    return recoveries.open_file(shop.store, who, moment_id, now=shop.now)


def given(
    shop: Shop,
    file: RecoveryId,
    cost: str = "",
    *,
    step: str = "gift",
    by: HelperId | None = None,
) -> None:
    """One step of the ladder."""
    draft = RemedyDraft(step, "roses", cost)
    recoveries.make_right(shop.store, file, draft, now=shop.now, by=by)


def owner(shop: Shop) -> HelperId:
    """Rosa."""
    return HelperId(shop.store.value("SELECT id FROM helper WHERE is_owner"))
