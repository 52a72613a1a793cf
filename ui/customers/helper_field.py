"""Choosing one of those who work here.

Who is at the counter is known elsewhere.
"""

from smallcrm.domain.ids import HelperId
from smallcrm.services.helpers import helpers, name_of_helper
from ui.context import AppContext
from ui.widgets.choices import ChoiceField


def helper_field(
    context: AppContext, *, name: str, spoken: str, nobody: str, chosen: HelperId | None = None
) -> ChoiceField:
    """Who of us it was. nobody: the words of the first choice when it may have been none of us.

    chosen: who stands there first, also when they have left since.
    """
    choices = [(str(helper.id), helper.name) for helper in helpers(context.store)]
    if chosen is not None and str(chosen) not in dict(choices):
        choices.append((str(chosen), name_of_helper(context.store, chosen)))
    if nobody:
        choices.insert(0, ("", nobody))
    field = ChoiceField(choices, name=name, spoken=spoken)
    field.choose(str(chosen or ""))
    return field


def chosen_helper(field: ChoiceField) -> HelperId | None:
    """The helper who is chosen."""
    return HelperId(int(field.code)) if field.code else None
