"""The day sheet of Today: its words, and the sheet that shows it before it is printed.

What stands on it is decided by the services, how it is laid out by the printing room.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from smallcrm.domain.errors import ShopError
from smallcrm.printing.day_sheet import PrintedDaySheet, SheetPart, day_sheet_pdf
from smallcrm.printing.lists import ListPages
from smallcrm.services import day_sheet
from smallcrm.services.day_sheet import DaySheet, SheetLine
from smallcrm.services.near_dates import NearDate
from smallcrm.services.shop import shop
from smallcrm.services.today import Opening
from smallcrm.wording import Wording
from ui.context import AppContext, LineAction
from ui.page_sheet import PageSheet
from ui.preferences import Preferences
from ui.today.words import capital, clock_of
from ui.undrawable import undrawable_words
from ui.widgets.choices import TickBox


def show_day_sheet(context: AppContext) -> None:
    """Show today's sheet, to be printed or saved."""
    context.dialogs.show_sheet(DaySheetPreview(context, printed_sheet(context)))


def offer_day_sheet(context: AppContext) -> None:
    """Say in the bottom line that the sheet can be printed, where the shop wants that."""
    if day_sheet.is_offered(context.store):
        say = context.wording.text
        way = LineAction(say("Show it"), "show_day_sheet", partial(show_day_sheet, context))
        context.bottom.tell(say("The day sheet can be printed"), way)


def print_day_sheet(context: AppContext, preferences: Preferences) -> None:
    """Print the sheet at the first start of a shop day, where the shop wants that.

    The bottom line says that it was, and what no font could draw; or why not, with the sheet to be
    shown and printed.
    """
    on = context.today().isoformat()
    is_first, preferences.begun_on = preferences.begun_on != on, on
    if not is_first or not day_sheet.is_offered(context.store):
        return
    say = context.wording.text
    made = printed_sheet(context)
    missing = undrawable_words(context.wording, made.undrawable)
    told = " · ".join(filter(None, (say("The day sheet was printed"), missing)))
    try:
        context.printer.print_at_once(made.pdf, say("Day sheet"))
    except ShopError as error:
        told = context.wording.say(error.sentence)
    way = LineAction(say("Show it"), "show_day_sheet", partial(show_day_sheet, context))
    context.bottom.tell(told, way)


def printed_sheet(context: AppContext) -> ListPages:
    """Today's sheet on the shop's paper."""
    found = day_sheet.day_sheet(context.store, on=context.today())
    return day_sheet_pdf(worded(context, found))


def worded(context: AppContext, found: DaySheet) -> PrintedDaySheet:
    """The sheet in the shop's language."""
    wording, own = context.wording, shop(context.store)
    say = wording.text
    return PrintedDaySheet(
        shop_name=own.name if own else "",
        day=wording.full_date(found.day),
        parts=list(_parts(wording, found)),
        blank_head=say("Who was here"),
        blank_titles=(say("Name"), say("Phone"), say("What"), say("How it went: ▲ ● ▼")),
        page_words=say("Page {page} of {pages}", page="{page}", pages="{pages}"),
        paper=own.paper if own else "a4",
    )


def _parts(wording: Wording, found: DaySheet) -> Iterator[SheetPart]:
    say = wording.text
    parts = (
        (say("Open after hours"), _openings(wording, found.openings)),
        (say("Promises"), _lines(wording, found.promises)),
        (say("Calls"), _lines(wording, found.calls)),
        (say("Dates"), _dates(wording, found.dates)),
        (say("To hand over"), _lines(wording, found.to_hand_over)),
    )
    for title, lines in parts:
        if lines:
            yield SheetPart(title, lines)
    if found.more:
        words = wording.counted("{n} more on the screen", "{n} more on the screen", found.more)
        yield SheetPart(words, ())


def _lines(wording: Wording, lines: Iterable[SheetLine]) -> Sequence[tuple[str, str]]:
    return [
        (", ".join(filter(None, (each.name, each.phone))), wording.say(each.words))
        for each in lines
    ]


def _openings(wording: Wording, openings: Iterable[Opening]) -> Sequence[tuple[str, str]]:
    return [
        (each.name, " ".join(filter(None, (clock_of(wording, each.told_time), each.what))))
        for each in openings
    ]


def _dates(wording: Wording, dates: Iterable[NearDate]) -> Sequence[tuple[str, str]]:
    say = wording.text
    return [
        (
            each.name,
            say("{day}: {what}", day=capital(wording.day(each.on)), what=wording.say(each.what)),
        )
        for each in dates
    ]


class DaySheetPreview(PageSheet):
    """The first page as it will be; below it whether it is printed each morning."""

    def __init__(self, context: AppContext, made: ListPages) -> None:
        say = context.wording.text
        super().__init__(
            context,
            made.pdf,
            made.undrawable,
            name="day_sheet",
            title=say("Day sheet"),
            page=context.wording.counted("{n} page", "{n} pages", made.pages),
            job=say("Day sheet"),
            file=say("day sheet {day}", day=context.today().isoformat()),
        )
        offer = TickBox(say("Print it when the day begins"), name="offer_day_sheet")
        offer.setChecked(day_sheet.is_offered(context.store))
        offer.toggled.connect(self._on_offer)
        self.body.addWidget(offer)

    def _on_offer(self, is_wanted: bool) -> None:
        context = self.context
        offer = partial(day_sheet.offer, context.store, is_wanted=is_wanted, now=context.now())
        context.errors.attempt(partial(offer, by=context.counter.helper_id))
