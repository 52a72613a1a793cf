"""The slip to a neighbour: shown as it will be printed, and handed to the printer.

How it is laid out is the printing room's business.
"""

from smallcrm.printing.neighbour_slip import NeighbourSlip, neighbour_slip_pdf
from smallcrm.services import sent_elsewhere
from smallcrm.services.neighbours import neighbour
from smallcrm.services.shop import shop
from ui.context import AppContext
from ui.page_sheet import PageSheet


def show_slip(context: AppContext, row_id: int) -> None:
    """Show the slip of somebody who was sent on; nothing when the shop is gone."""
    slip = slip_of(context, row_id)
    if slip is not None:
        say, made = context.wording.text, neighbour_slip_pdf(slip)
        sheet = PageSheet(
            context,
            made.pdf,
            made.undrawable,
            name="neighbour_slip_sheet",
            title=say("Slip to {name}", name=slip.neighbour),
            page=say("The slip"),
            job=say("Slip"),
        )
        context.dialogs.show_sheet(sheet)


def slip_of(context: AppContext, row_id: int) -> NeighbourSlip | None:
    """What the slip says: for the customer, who takes it along; nobody's name is on it."""
    known = sent_elsewhere.sent_row(context.store, row_id)
    if known is None or known.neighbour_id is None:
        return None
    there, own = neighbour(context.store, known.neighbour_id), shop(context.store)
    if there is None:
        return None
    say = context.wording.text
    name = own.name if own else ""
    return NeighbourSlip(
        shop_name=name,
        title=say("We do not have it, they do"),
        label=say("You find it at"),
        neighbour=there.name,
        address=there.address,
        phone=there.phone,
        what=known.what,
        greeting=say("Tell them that {shop} sends you.", shop=name) if name else "",
        paper=own.paper if own else "a4",
    )
