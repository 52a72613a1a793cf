"""The slip that a customer takes along to another shop: where it is, and what they want there.

What stands on it is given in as words; how a slip is laid out is job_slip's business.
"""

from typing import NamedTuple

from smallcrm.printing.fonts import Fonts
from smallcrm.printing.job_slip import JobSlip, SlipPage, job_slip_pdf


class NeighbourSlip(NamedTuple):
    """What stands on the slip, in the shop's language; empty words take no room.

    label: what comes before the neighbour's name. greeting: at the end, such as who sends them.
    paper: "a4" or "letter".
    """

    shop_name: str
    title: str
    label: str
    neighbour: str
    address: str
    phone: str
    what: str
    greeting: str
    paper: str = "a4"


def neighbour_slip_pdf(slip: NeighbourSlip, *, fonts: Fonts | None = None) -> SlipPage:
    """The slip on the upper half of an upright page, the neighbour's name in large type."""
    made = JobSlip(
        shop_name=slip.shop_name,
        kind=slip.title,
        day_label=slip.label,
        day=slip.neighbour,
        name=slip.address,
        phone=slip.phone,
        what=slip.what,
        lines=[("", slip.greeting)] if slip.greeting else (),
        paper=slip.paper,
    )
    return job_slip_pdf(made, fonts=fonts)
