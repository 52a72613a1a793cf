"""Which pages an open book has, and what the keys do where the page has nothing of its own.

What a page shows is its own business.
"""

from collections.abc import Callable, Mapping

from smallcrm.domain.ids import CustomerId
from smallcrm.domain.sentence import Sentence, sentence
from ui.cards.card_page import CardPage
from ui.cards.page import CardsPage
from ui.context import AppContext, PageFactory
from ui.customers.customer_page import CustomerPage
from ui.customers.form_page import CustomerFormPage
from ui.customers.list_page import CustomerListPage
from ui.customers.remind_me import remind_me
from ui.customers.thank import thank
from ui.customers.trash_page import TrashPage
from ui.customers.wants_something import wants_something
from ui.customers.was_here import was_here
from ui.exchange.import_page import ImportPage
from ui.finder import Found
from ui.first_start.page import FirstStartPage
from ui.preferences import Preferences
from ui.promises.page import PromisesPage
from ui.reviews.page import LookingBackPage
from ui.settings.page import SettingsPage
from ui.today.page import TodayPage

OpenSheet = Callable[[AppContext, CustomerId], None]


def pages_of(context: AppContext, preferences: Preferences) -> Mapping[str, PageFactory]:
    """Every page by its code; each is built when it is first shown."""
    return {
        "first_start": lambda: FirstStartPage(context),
        "today": lambda: TodayPage(context),
        "customers": lambda: CustomerListPage(context),
        "customer": lambda: CustomerPage(context),
        "new_customer": lambda: CustomerFormPage(context),
        "edit_customer": lambda: CustomerFormPage(context),
        "trash": lambda: TrashPage(context),
        "promises": lambda: PromisesPage(context),
        "cards": lambda: CardsPage(context),
        "card": lambda: CardPage(context),
        "looking_back": lambda: LookingBackPage(context),
        "settings": lambda: SettingsPage(context, preferences),
        "import": lambda: ImportPage(context),
    }


def verbs_of(
    context: AppContext, *, safe_copy: Callable[[], None]
) -> Mapping[str, Callable[[], None]]:
    """What a key does anywhere: the four verbs first ask for whom."""
    return {
        "was_here": _Verb(context, sentence("Was here: who?"), was_here).ask,
        "wants_something": _Verb(context, sentence("Wants something: who?"), wants_something).ask,
        "thank": _Verb(context, sentence("Thank: whom?"), thank).ask,
        "remind_me": _Verb(context, sentence("Remind me: about whom?"), remind_me).ask,
        "new_customer": lambda: context.navigate.to("new_customer"),
        "safe_copy": safe_copy,
    }


class _Verb:
    """A verb that was pressed with no customer open: the finder asks for whom."""

    def __init__(self, context: AppContext, prompt: Sentence, open_sheet: OpenSheet) -> None:
        self._context = context
        self._prompt = prompt
        self._open_sheet = open_sheet

    def ask(self) -> None:
        """Ask in the finder."""
        prompt = self._context.wording.say(self._prompt)
        self._context.navigate.ask_whom(prompt, self._on_answered)

    def _on_answered(self, found: Found) -> None:
        if found.kind == "customer":
            self._context.navigate.to("customer", found.key)
            self._open_sheet(self._context, CustomerId(int(found.key)))
        else:
            self._context.navigate.to("new_customer", str(found.key))
