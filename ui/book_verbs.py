"""What the keys do where the page has nothing of its own, and how held words are opened again.

Each sheet is imported when it is first opened, as the pages of `ui/book_pages.py` are.
"""

from collections.abc import Callable, Mapping
from functools import partial

from smallcrm.domain.ids import CustomerId, ReminderId, RequestId
from smallcrm.domain.on_hold import HeldAs
from smallcrm.domain.sentence import Sentence, sentence
from ui.context import AppContext
from ui.customers.after_visit import ASKED, Marker
from ui.finder import Found
from ui.heard.rooms import heard_forms, heard_verbs, note_heard, send_elsewhere
from ui.hold_words import HeldForm, HeldForms
from ui.right.rooms import right_forms, right_verbs, what_may_i_grant

OpenSheet = Callable[[AppContext, CustomerId], None]


def verbs_of(
    context: AppContext, *, safe_copy: Callable[[], None]
) -> Mapping[str, Callable[[], None]]:
    """What a key does anywhere: the four verbs first ask for whom."""
    return {
        **{name: verb.ask for name, verb in _verbs(context).items()},
        "wow": Marker(context, "wow").mark,
        "let_down": Marker(context, "ow").mark,
        "new_customer": lambda: context.navigate.to("new_customer"),
        "safe_copy": safe_copy,
        "help": lambda: context.navigate.to("help"),
        "day_sheet": partial(_day_sheet, context),
        "enter_sheet": partial(_enter_sheet, context, HeldAs("enter_sheet")),
        "busy_weeks": partial(_busy_weeks, context, HeldAs("busy_weeks")),
        **right_verbs(context),
        **heard_verbs(context),
    }


def found_verbs_of(context: AppContext) -> Mapping[str, Callable[[Found], None]]:
    """What a key does for the row of the finder that stands out, over whatever page is shown."""
    grants = _Verb(context, sentence("What may I grant: for whom?"), what_may_i_grant)
    said = _Verb(context, sentence("Heard: from whom?"), note_heard)
    sent = _Verb(context, sentence("We sent them to: whom?"), send_elsewhere)
    own = {"what_may_i_grant": grants, "note_heard": said, "send_elsewhere": sent}
    verbs = {**_verbs(context), **own}
    return {name: verb.answer for name, verb in verbs.items()}


def _verbs(context: AppContext) -> Mapping[str, "_Verb"]:
    return {
        "was_here": _Verb(context, sentence("Was here: who?"), _was_here),
        "wants_something": _Verb(context, sentence("Wants something: who?"), _wants_something),
        "how_it_went": _Verb(context, ASKED, _how_it_went),
        "thank": _Verb(context, sentence("Thank: whom?"), _thank),
        "remind_me": _Verb(context, sentence("Remind me: about whom?"), _remind_me),
        "open_after_hours": _OpeningVerb(
            context, sentence("Open after hours: for whom?"), _open_after_hours
        ),
        "call": _Verb(context, sentence("Call: whom?"), _call),
        "who_sent_you": _Verb(context, sentence("Who was sent to us?"), _who_sent_you),
        "note_fact": _Verb(context, sentence("Good to know: about whom?"), _note_fact),
        "note_looking_for": _Verb(context, sentence("Looking for: who is?"), _note_looking_for),
    }


def held_forms_of(context: AppContext) -> HeldForms:
    """Every form whose words are put on hold, by its code: what it is called, how it opens."""
    sheet = partial(_held_sheet, context)
    return {
        "was_here": HeldForm(sentence("was here"), sheet(_was_here)),
        "visit": HeldForm(sentence("a visit"), partial(_held_visit, context)),
        "wants_something": HeldForm(sentence("wants something"), sheet(_wants_something)),
        "how_it_went": HeldForm(sentence("how it went"), partial(_held_how, context)),
        "thank": HeldForm(sentence("a card"), sheet(_thank)),
        "remind_me": HeldForm(sentence("remind me"), sheet(_remind_me)),
        "note_fact": HeldForm(sentence("good to know"), sheet(_note_fact)),
        "note_looking_for": HeldForm(sentence("looking for"), sheet(_note_looking_for)),
        "change": HeldForm(sentence("a wish"), partial(_change_wish, context)),
        "change_reminder": HeldForm(sentence("a reminder"), partial(_change_reminder, context)),
        "opening": HeldForm(sentence("an opening"), partial(_opening_again, context)),
        "after_door": HeldForm(sentence("after opening"), partial(_after_door, context)),
        "ended": HeldForm(sentence("after opening"), partial(_ended_again, context)),
        "call": HeldForm(sentence("a call"), partial(_call_again, context)),
        "let_go": HeldForm(sentence("let it go"), partial(_let_go, context)),
        "later": HeldForm(sentence("later"), partial(_later, context)),
        "enter_sheet": HeldForm(sentence("the day sheet"), partial(_enter_sheet, context)),
        "busy_weeks": HeldForm(sentence("busy weeks"), partial(_busy_weeks, context)),
        "own_wording": HeldForm(sentence("a wording"), partial(_own_wording, context)),
        "own_sheet": HeldForm(sentence("an own sheet"), partial(_own_sheet, context)),
        "customer": HeldForm(sentence("changes"), partial(_edit_customer, context)),
        **right_forms(context),
        **heard_forms(context),
        "new_customer": HeldForm(sentence("new customer"), partial(_new_customer, context)),
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
        self._context.navigate.ask_whom(prompt, self.answer)

    def answer(self, found: Found) -> None:
        """It was this one: the sheet lies over the page that is shown, and one stays there."""
        if found.kind == "customer":
            self._open_sheet(self._context, CustomerId(int(found.key)))
        else:
            self._context.navigate.to("new_customer", str(found.key))


class _OpeningVerb(_Verb):
    """A stranger in need is asked no more than phone and need."""

    def answer(self, found: Found) -> None:
        """The sheet lies over the page that is shown, for anybody."""
        from ui.openings.opening_sheet import open_for_found  # noqa: PLC0415

        open_for_found(self._context, found)


def _held_sheet(context: AppContext, open_sheet: OpenSheet) -> Callable[[HeldAs], None]:
    """Opens a verb's sheet over the page of its customer; the sheet finds its words by itself."""

    def open_again(held_as: HeldAs) -> None:
        if held_as.customer_id is not None:
            context.navigate.to("customer", held_as.customer_id)
            open_sheet(context, held_as.customer_id)

    return open_again


def _change_wish(context: AppContext, held_as: HeldAs) -> None:
    from ui.promises.change_sheet import change_wish  # noqa: PLC0415

    number = int(held_as.about) if held_as.about.isdecimal() else 0
    change_wish(context, RequestId(number))


def _change_reminder(context: AppContext, held_as: HeldAs) -> None:
    from ui.customers.change_reminder import change_reminder  # noqa: PLC0415

    number = int(held_as.about) if held_as.about.isdecimal() else 0
    change_reminder(context, ReminderId(number))


def _own_wording(context: AppContext, held_as: HeldAs) -> None:
    context.navigate.to("wordings", held_as.about)


def _own_sheet(context: AppContext, held_as: HeldAs) -> None:
    from ui.settings.own_sheet import ask_own_sheet  # noqa: PLC0415

    ask_own_sheet(context, held_as.about)


def _later(context: AppContext, held_as: HeldAs) -> None:
    from ui.customers.later import ask_later  # noqa: PLC0415

    ask_later(context, held_as.about)


def _let_go(context: AppContext, held_as: HeldAs) -> None:
    from ui.customers.let_go import ask_let_go  # noqa: PLC0415

    ask_let_go(context, held_as.about)


def _day_sheet(context: AppContext) -> None:
    from ui.today.day_sheet import show_day_sheet  # noqa: PLC0415

    show_day_sheet(context)


def _enter_sheet(context: AppContext, _held_as: HeldAs) -> None:
    from ui.today.enter_sheet import enter  # noqa: PLC0415

    enter(context)


def _busy_weeks(context: AppContext, _held_as: HeldAs) -> None:
    from ui.today.busy_sheet import ask_busy  # noqa: PLC0415

    ask_busy(context)


def _call(context: AppContext, customer_id: CustomerId) -> None:
    from ui.call.call_sheet import call  # noqa: PLC0415

    call(context, customer_id)


def _call_again(context: AppContext, held_as: HeldAs) -> None:
    from ui.call.call_sheet import call_again  # noqa: PLC0415

    call_again(context, held_as)


def _open_after_hours(context: AppContext, customer_id: CustomerId) -> None:
    from ui.openings.opening_sheet import open_after_hours  # noqa: PLC0415

    open_after_hours(context, customer_id)


def _opening_again(context: AppContext, held_as: HeldAs) -> None:
    from ui.openings.opening_sheet import reopen_opening  # noqa: PLC0415

    reopen_opening(context, held_as)


def _after_door(context: AppContext, held_as: HeldAs) -> None:
    from ui.openings.after_door import reopen_after_door  # noqa: PLC0415

    reopen_after_door(context, held_as)


def _ended_again(context: AppContext, held_as: HeldAs) -> None:
    from ui.openings.ending import reopen_ended  # noqa: PLC0415

    reopen_ended(context, held_as)


def _edit_customer(context: AppContext, held_as: HeldAs) -> None:
    context.navigate.to("edit_customer", held_as.customer_id)


def _new_customer(context: AppContext, _held_as: HeldAs) -> None:
    context.navigate.to("new_customer")


def _was_here(context: AppContext, customer_id: CustomerId) -> None:
    from ui.customers.was_here import was_here  # noqa: PLC0415

    was_here(context, customer_id)


def _held_visit(context: AppContext, held_as: HeldAs) -> None:
    from ui.customers.correct_visit import reopen_visit  # noqa: PLC0415

    reopen_visit(context, held_as)


def _how_it_went(context: AppContext, customer_id: CustomerId) -> None:
    from ui.customers.how_it_went import how_it_went  # noqa: PLC0415

    how_it_went(context, customer_id)


def _held_how(context: AppContext, held_as: HeldAs) -> None:
    from ui.customers.how_it_went import reopen_how_it_went  # noqa: PLC0415

    reopen_how_it_went(context, held_as)


def _wants_something(context: AppContext, customer_id: CustomerId) -> None:
    from ui.customers.wants_something import wants_something  # noqa: PLC0415

    wants_something(context, customer_id)


def _thank(context: AppContext, customer_id: CustomerId) -> None:
    from ui.customers.thank import thank  # noqa: PLC0415

    thank(context, customer_id)


def _remind_me(context: AppContext, customer_id: CustomerId) -> None:
    from ui.customers.remind_me import remind_me  # noqa: PLC0415

    remind_me(context, customer_id)


def _note_fact(context: AppContext, customer_id: CustomerId) -> None:
    from ui.customers.known_sheets import note_fact  # noqa: PLC0415

    note_fact(context, customer_id)


def _note_looking_for(context: AppContext, customer_id: CustomerId) -> None:
    from ui.customers.known_sheets import note_looking_for  # noqa: PLC0415

    note_looking_for(context, customer_id)


def _who_sent_you(context: AppContext, customer_id: CustomerId) -> None:
    from ui.customers.who_sent_you import who_sent_you  # noqa: PLC0415

    who_sent_you(context, customer_id)
