"""Half-written entries: by what they are known, and what of them is kept.

Nothing here keeps or shows them.
"""

from typing import NamedTuple

from smallcrm.domain.ids import CustomerId


class HeldAs(NamedTuple):
    """By what a half-written entry is known.

    form: the code of its form, such as "was_here". customer_id: whose it is, None for somebody new.
    about: what else it is about, such as the number of a wish, "" for nothing.
    """

    form: str
    customer_id: CustomerId | None = None
    about: str = ""
