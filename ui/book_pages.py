"""Which pages an open book has.

What a page shows is its own business, what the keys do anywhere that of `ui/book_verbs.py`. Each
page is imported when it is first shown: all of them together would double the memory and the time
of the start.
"""

from collections.abc import Mapping

from ui.context import AppContext, PageFactory
from ui.customers.neighbours import Neighbours
from ui.heard.rooms import heard_pages
from ui.pages import Page
from ui.practice import PracticeButton
from ui.preferences import Preferences
from ui.right.rooms import right_pages


def pages_of(context: AppContext, preferences: Preferences) -> Mapping[str, PageFactory]:
    """Every page by its code; each is built when it is first shown."""
    neighbours = Neighbours()
    return {
        "today": lambda: _today(context, preferences),
        "customers": lambda: _customers(context, neighbours, preferences),
        "customer": lambda: _customer(context, neighbours),
        "new_customer": lambda: _customer_form(context),
        "edit_customer": lambda: _customer_form(context),
        "trash": lambda: _trash(context),
        "history": lambda: _history(context),
        "help": lambda: _help(context),
        "promises": lambda: _promises(context),
        "cards": lambda: _cards(context),
        "card": lambda: _card(context),
        "wordings": lambda: _wordings(context),
        "printed_cards": lambda: _printed_cards(context),
        "looking_back": lambda: _looking_back(context),
        "settings": lambda: _settings(context, preferences),
        "import": lambda: _bring_in(context),
        **right_pages(context),
        **heard_pages(context),
    }


def first_start_of(context: AppContext) -> Mapping[str, PageFactory]:
    """The one page of a book without a shop."""
    return {"first_start": lambda: _first_start(context)}


def _today(context: AppContext, preferences: Preferences) -> Page:
    from ui.today.page import TodayPage  # noqa: PLC0415

    return TodayPage(context, preferences)


def _customers(context: AppContext, neighbours: Neighbours, preferences: Preferences) -> Page:
    from ui.customers.list_page import CustomerListPage  # noqa: PLC0415

    return CustomerListPage(context, neighbours, preferences)


def _customer(context: AppContext, neighbours: Neighbours) -> Page:
    from ui.customers.customer_page import CustomerPage  # noqa: PLC0415

    return CustomerPage(context, neighbours)


def _customer_form(context: AppContext) -> Page:
    from ui.customers.form_page import CustomerFormPage  # noqa: PLC0415

    return CustomerFormPage(context)


def _trash(context: AppContext) -> Page:
    from ui.customers.trash_page import TrashPage  # noqa: PLC0415

    return TrashPage(context)


def _history(context: AppContext) -> Page:
    from ui.customers.history_page import HistoryPage  # noqa: PLC0415

    return HistoryPage(context)


def _help(context: AppContext) -> Page:
    from ui.help.page import HelpPage  # noqa: PLC0415

    page = HelpPage(context)
    page.practise.addWidget(
        PracticeButton(context.practice, context.wording, context.errors.attempt)
    )
    return page


def _promises(context: AppContext) -> Page:
    from ui.promises.page import PromisesPage  # noqa: PLC0415

    return PromisesPage(context)


def _cards(context: AppContext) -> Page:
    from ui.cards.page import CardsPage  # noqa: PLC0415

    return CardsPage(context)


def _card(context: AppContext) -> Page:
    from ui.cards.card_page import CardPage  # noqa: PLC0415

    return CardPage(context)


def _printed_cards(context: AppContext) -> Page:
    from ui.cards.printed_page import PrintedCardsPage  # noqa: PLC0415

    return PrintedCardsPage(context)


def _wordings(context: AppContext) -> Page:
    from ui.cards.wordings_page import WordingsPage  # noqa: PLC0415

    return WordingsPage(context)


def _looking_back(context: AppContext) -> Page:
    from ui.reviews.page import LookingBackPage  # noqa: PLC0415

    return LookingBackPage(context)


def _bring_in(context: AppContext) -> Page:
    from ui.exchange.import_page import ImportPage  # noqa: PLC0415

    return ImportPage(context)


def _first_start(context: AppContext) -> Page:
    from ui.first_start.page import FirstStartPage  # noqa: PLC0415

    return FirstStartPage(context)


def _settings(context: AppContext, preferences: Preferences) -> Page:
    from ui.settings.page import SettingsPage  # noqa: PLC0415

    return SettingsPage(context, preferences)
