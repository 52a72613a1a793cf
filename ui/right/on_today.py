"""What a row of Today does when it is about making it right: listen, go on, ask how it is.

When such a row is shown is decided by domain/right_rules.
"""

import re

from smallcrm.domain.ids import CustomerId, MomentId
from smallcrm.domain.right_rules import CHECK_BACK, MAKE_RIGHT
from smallcrm.services import recovery_outcomes as outcomes
from ui.context import AppContext

_KEY = re.compile(rf"({MAKE_RIGHT}|{CHECK_BACK}):(moment|file|person):([0-9]{{1,18}})")


def is_about_right(subject_key: str) -> bool:
    """Whether a row is about making it right."""
    return _KEY.fullmatch(subject_key) is not None


def is_check_back(subject_key: str) -> bool:
    """Whether a row asks how it is now."""
    return is_about_right(subject_key) and subject_key.startswith(CHECK_BACK)


def go_on(context: AppContext, subject_key: str, customer_id: CustomerId) -> None:
    """The next step of a row: the first screen, the page, or the page with "How is it now?"."""
    found = _KEY.fullmatch(subject_key)
    if found is None:
        return
    number = int(found[3])
    if found[2] == "moment":
        from ui.right.first_screen import look_after  # noqa: PLC0415

        look_after(context, customer_id, MomentId(number))
        return
    _show_file(context, number, asks=found[1] == CHECK_BACK)


def talked(context: AppContext, subject_key: str, customer_id: CustomerId) -> None:
    """They were reached: if it was to ask how it is now, say how it is."""
    if is_check_back(subject_key):
        go_on(context, subject_key, customer_id)


def _show_file(context: AppContext, person_id: int, *, asks: bool) -> None:
    from ui.right.first_screen import RIGHT  # noqa: PLC0415
    from ui.right.sheets import OutcomeSheet  # noqa: PLC0415

    file = outcomes.recovery_of(context.store, person_id)
    if file is None:
        return
    context.navigate.to(RIGHT, file)
    if asks:
        context.dialogs.show_sheet(OutcomeSheet(context, file, person_id))
