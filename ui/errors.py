"""The only map from exception to screen.

Cancelled is silent, Invalid goes to its field, a ShopError is a calm box, anything else the crash
box. No text of an exception and no customer data is shown or logged for the last kind.
"""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from smallcrm.domain.errors import Cancelled, Invalid, ShopError
from smallcrm.domain.helpers import NobodyKnown
from smallcrm.wording import Wording
from ui.context import Choice, Dialogs

if TYPE_CHECKING:
    from ui.widgets.form import Form

LOG = logging.getLogger("smallcrm")
COPY = "copy"


class ErrorDoor:
    """Shows errors inside the window. log_path is told in the crash box.

    ask_who: asks who is at the counter, then does again what nobody's name stood for.
    """

    def __init__(self, wording: Wording, dialogs: Dialogs, log_path: Path | None = None) -> None:
        self.wording = wording
        self._dialogs = dialogs
        self.log_path = log_path
        self._crash_text = ""
        self.ask_who: Callable[[Callable[[], object]], None] | None = None

    def show(self, error: BaseException, form: "Form | None" = None) -> None:
        """Show what went wrong as its kind asks for."""
        if isinstance(error, Cancelled):
            return
        if isinstance(error, Invalid) and form is not None and form.mark(error):
            return
        if isinstance(error, ShopError):
            self._dialogs.tell(self._text("That did not work"), self.wording.say(error.sentence))
            return
        self._show_crash(error)

    def attempt(
        self,
        act: Callable[[], object],
        form: "Form | None" = None,
        then: Callable[[], object] | None = None,
    ) -> bool:
        """Do something that may raise a ShopError and show it; whether it went well at once.

        then: what follows when it went well, also where somebody was first asked who they are.
        """
        if form is not None:
            form.clear_marks()
        try:
            act()
        except (ShopError, Cancelled) as error:
            if isinstance(error, NobodyKnown) and self.ask_who is not None:
                self.ask_who(lambda: self.attempt(act, form, then))
            else:
                self.show(error, form)
            return False
        if then is not None:
            then()
        return True

    def hook(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        """What Python calls for an exception nobody took: put it into sys.excepthook."""
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        self.show(error)

    def _show_crash(self, error: BaseException) -> None:
        self._crash_text = crash_text(error)
        LOG.error("%s", self._crash_text)
        where = "" if self.log_path is None else str(self.log_path)
        text = self._text(
            "Something went wrong inside the program. What was saved is safe. "
            "You can go on; if it happens again, start the program anew.\n\nLog: {path}",
            path=where,
        )
        choices = [
            Choice(COPY, self._text("Copy details")),
            Choice("close", self._text("Go on"), is_filled=True),
        ]
        title = self._text("The program tripped")
        self._dialogs.ask(title, text, choices, self._on_crash_answered)

    def _on_crash_answered(self, code: str) -> None:
        if code == COPY:
            from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

            QGuiApplication.clipboard().setText(self._crash_text)

    def _text(self, key: str, **args: str) -> str:
        return self.wording.text(key, **args)


def crash_text(error: BaseException) -> str:
    """Kind and places of an error; never its message, which may hold what a customer said."""
    import traceback  # noqa: PLC0415

    lines = [f"{type(error).__module__}.{type(error).__qualname__}"]
    places = traceback.extract_tb(error.__traceback__)
    lines.extend(f"  {Path(at.filename).name}:{at.lineno} {at.name}" for at in places)
    cause = error.__cause__ or error.__context__
    if cause is not None:
        lines.append(f"after {type(cause).__module__}.{type(cause).__qualname__}")
    return "\n".join(lines)
