"""Short ways to bring lists into a shop in tests.

Nothing here is a test.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from smallcrm.exchange.contact import Contact, Rejected
from smallcrm.exchange.importing import ImportPlan, ImportReport, apply_import, plan_import
from smallcrm.exchange.readers.lists import read_list
from tests.builders import Shop
from tests.exchange.readers.reading import FILES

SAMPLES = sorted(path.name for path in FILES.iterdir())
COUNTRY = "DE"
Answers = Mapping[int, str] | None


class Counts(NamedTuple):
    """How many stand in each pile of a dry run."""

    new: int = 0
    changed: int = 0
    same: int = 0
    doubtful: int = 0
    rejected: int = 0


def sample(name: str) -> tuple[list[Contact], list[Rejected]]:
    """What can be read of a sample file."""
    return read_list((FILES / name).read_bytes(), name).collected()


def rows(text: str) -> list[Contact]:
    """The contacts of a comma-separated text."""
    return read_list(text.encode(), "list.csv").collected()[0]


def planned(
    shop: Shop,
    contacts: Sequence[Contact],
    rejected: Sequence[Rejected] = (),
    answers: Answers = None,
) -> ImportPlan:
    return plan_import(shop.store, contacts, rejected, country=COUNTRY, answers=answers)


def counts(
    shop: Shop,
    contacts: Sequence[Contact],
    rejected: Sequence[Rejected] = (),
    answers: Answers = None,
) -> Counts:
    """The piles of a dry run; they always hold every row once."""
    plan = planned(shop, contacts, rejected, answers)
    found = Counts(
        len(plan.new), len(plan.changed), plan.same, len(plan.doubtful), len(plan.rejected)
    )
    assert sum(found) == plan.rows
    return found


def bring(shop: Shop, contacts: Sequence[Contact], answers: Answers = None) -> ImportReport:
    """Bring contacts in, as the window does."""
    return apply_import(shop.store, planned(shop, contacts, answers=answers), now=shop.now)


def names(shop: Shop) -> list[str]:
    """Everybody in the book, oldest first."""
    return [row["name"] for row in shop.rows("customer")]
