"""Choosing one of those who work here.

Who is at the counter is known elsewhere.
"""

from smallcrm.domain.ids import HelperId
from smallcrm.services.helpers import helpers
from ui.context import AppContext
from ui.widgets.choices import ChoiceField


def helper_field(context: AppContext, *, name: str, spoken: str, nobody: str) -> ChoiceField:
    """Who of us it was. nobody: the words of the first choice when it may have been none of us."""
    choices = [(str(helper.id), helper.name) for helper in helpers(context.store)]
    if nobody:
        choices.insert(0, ("", nobody))
    return ChoiceField(choices, name=name, spoken=spoken)


def chosen_helper(field: ChoiceField) -> HelperId | None:
    """The helper who is chosen."""
    return HelperId(int(field.code)) if field.code else None
