"""The slip of an opening after hours: when, for whom, what for, the keys, and who knows of it.

How a slip is laid out is the printing room's business.
"""

from smallcrm.domain.ids import RequestId
from smallcrm.printing.job_slip import JobSlip, job_slip_pdf
from smallcrm.services import openings
from smallcrm.services.shop import shop
from ui.context import AppContext
from ui.promises.slip import slip_sheet


def print_opening_slip(context: AppContext, request_id: RequestId) -> None:
    """Show the slip before it is printed; nothing for an opening that is gone."""
    row = openings.opening_of(context.store, request_id)
    if row is not None:
        made = job_slip_pdf(opening_slip(context, row))
        context.dialogs.show_sheet(slip_sheet(context, row.names, made))


def opening_slip(context: AppContext, row: openings.OpeningRow) -> JobSlip:
    """What the slip says; it goes along into the night, so it names everybody to be reached."""
    wording, own = context.wording, shop(context.store)
    say = wording.text
    day = wording.day_heading(row.opens_at.date())
    if row.has_time:
        day = say("{day} {time}", day=day, time=row.opens_at.time())
    where = "" if own is None else ", ".join(filter(None, (own.street, own.town)))
    keys = " ".join(filter(None, (row.keys_name, row.keys_phone)))
    lines = [
        (say("Where"), where),
        (say("Keys"), keys),
        (say("Who knows you are there"), row.who_knows),
    ]
    phones = dict.fromkeys(each.phone for each in row.who_come if each.phone != each.name)
    return JobSlip(
        shop_name=own.name if own else "",
        kind=say("Open after hours"),
        day_label=say("Open"),
        day=day,
        name=row.names,
        phone=", ".join(filter(None, phones)),
        what="; ".join(dict.fromkeys(each.need for each in row.who_come)),
        lines=[line for line in lines if line[1]],
        paper=own.paper if own else "a4",
    )
