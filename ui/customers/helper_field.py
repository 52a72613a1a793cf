"""Choosing one of those who work here.

Who is at the counter is known elsewhere.
"""

from PySide6.QtCore import Signal

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


class AtCounterField(ChoiceField):
    """Who serves now, until somebody chooses otherwise. followed: somebody else came instead.

    nobody: as for helper_field.
    """

    followed = Signal()

    def __init__(self, context: AppContext, *, name: str, spoken: str, nobody: str) -> None:
        choices = [(str(helper.id), helper.name) for helper in helpers(context.store)]
        super().__init__([("", nobody), *choices] if nobody else choices, name=name, spoken=spoken)
        self._counter = context.counter
        self._stood = context.counter.helper_id
        self.choose(str(self._stood or ""))
        context.counter.changed.connect(self._on_counter_changed)

    def _on_counter_changed(self) -> None:
        now = self._counter.helper_id
        if now is None or now == self._stood:
            return  # when nobody's name stands, whoever comes next is asked
        if chosen_helper(self) == self._stood:
            self.choose(str(now))
            self.followed.emit()
        self._stood = now


def chosen_helper(field: ChoiceField) -> HelperId | None:
    """The helper who is chosen."""
    return HelperId(int(field.code)) if field.code else None
