"""The news that something in the book has changed.

Pages decide from it whether they are out of date. Nothing here announces it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from smallcrm.domain.ids import CustomerId, GroupId
from smallcrm.domain.sentence import Arg


@dataclass(frozen=True)
class Label:
    """What an action was, as a key and ids: worded when shown, so that no name hides in it."""

    key: str
    args: Mapping[str, Arg] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """One finished action.

    tables: names of the tables whose rows moved. customers: whose rows moved (empty: nobody's, or
    too many to name). undoes: the group that this action took back, if it is an undo or redo.
    """

    group: GroupId
    label: Label
    tables: frozenset[str]
    customers: frozenset[CustomerId]
    undoes: GroupId | None = None

    def touches(
        self, tables: frozenset[str] | set[str], customer: CustomerId | None = None
    ) -> bool:
        """Whether any of these tables moved, for this customer when one is given."""
        if not (self.tables & tables):
            return False
        return customer is None or not self.customers or customer in self.customers
