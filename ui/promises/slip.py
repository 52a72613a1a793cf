"""The job slip of a wish: its words, the sheet that shows it, and the way to the printer.

How the slip is laid out is the printing room's business.
"""

from smallcrm.domain.ids import RequestId
from smallcrm.domain.requests import kind_word
from smallcrm.printing.job_slip import JobSlip, SlipPage, job_slip_pdf
from smallcrm.services import requests
from smallcrm.services.requests import RequestRow
from smallcrm.services.shop import shop
from ui.context import AppContext
from ui.page_sheet import PageSheet


def print_slip(context: AppContext, request_id: RequestId) -> None:
    """Show the slip of a wish before it is printed; nothing for one that is gone."""
    found = requests.request(context.store, request_id)
    if found is not None:
        made = job_slip_pdf(slip_of(context, found))
        context.dialogs.show_sheet(slip_sheet(context, found.name, made))


def slip_of(context: AppContext, found: RequestRow) -> JobSlip:
    """What the slip says: for the workshop, so that of a deposit only the word stands there."""
    wording = context.wording
    say = wording.text
    own = shop(context.store)
    day = ""
    if found.told_on is not None:
        day = wording.day_heading(found.told_on)
        if found.told_time is not None:
            day = say("{day} {time}", day=day, time=found.told_time)
    lines = [
        (say("A little extra"), found.little_extra),
        (say("Looked after by"), found.looked_after_name),
    ]
    if found.deposit_minor:
        lines.append(("", say("Deposit taken")))
    return JobSlip(
        shop_name=own.name if own else "",
        kind=wording.say(kind_word(found.kind)),
        day_label=say("Promised for"),
        day=day,
        name=found.name,
        phone="" if found.phone == found.name else found.phone,
        what=found.what,
        lines=[line for line in lines if line[1]],
        paper=own.paper if own else "a4",
    )


def slip_sheet(context: AppContext, name: str, made: SlipPage) -> PageSheet:
    """The slip of somebody as it will be printed."""
    say = context.wording.text
    return PageSheet(
        context,
        made.pdf,
        made.undrawable,
        name="slip_sheet",
        title=say("Job slip for {name}", name=name),
        page=say("The job slip"),
        job=say("Job slip"),
    )
