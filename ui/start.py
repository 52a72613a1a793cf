"""Opens the window on a shop's folder, and closes its book well afterwards.

Light on purpose: the frame is painted before anything of the book is even imported.
"""

import sys
import zlib
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from ui.app import WindowWishes, run_window
from ui.preferences import Preferences

if TYPE_CHECKING:
    from smallcrm.commands import Place
    from ui.book import OpenBook
    from ui.context import Frame, Opened

LOG = "smallcrm.log"


class _Opening:
    """Opens the book when the frame asks for it, and remembers what has to be closed."""

    def __init__(
        self,
        place: "Place",
        preferences: Preferences,
        *,
        is_demo: bool,
        program: Sequence[str] = (),
    ) -> None:
        self._place = place
        self._preferences = preferences
        self._is_demo = is_demo
        self._program = program
        self._book: OpenBook | None = None

    def open(self, frame: "Frame") -> "Opened":
        """What the window shows; also called again when everything is to be shown anew."""
        from ui.book import OpenBook  # noqa: PLC0415
        from ui.practice import Practice  # noqa: PLC0415

        if self._book is None:
            self._book = OpenBook(
                self._place,
                self._preferences,
                frame,
                is_demo=self._is_demo,
                practice=Practice(self._program, is_demo=self._is_demo),
            )
        return self._book.opened(frame)

    def close(self) -> None:
        """Make the closing safe copy if something changed, and let the book go."""
        if self._book is None:
            return
        from smallcrm.domain.errors import ShopError  # noqa: PLC0415
        from smallcrm.wording import Wording  # noqa: PLC0415

        try:
            self._book.close()
        except ShopError as error:  # the window is gone; the book itself is closed and unharmed
            sys.stderr.write(f"{Wording(self._preferences.language).say(error.sentence)}\n")


def open_window(
    place: "Place", *, is_demo: bool, platform: str, program: Sequence[str] = ()
) -> int:
    """Show the window until it is closed; returns the exit code of the program.

    platform: Qt's word for the kind of screen, such as "xcb". program: the words that start the
    program on the shop's own folder, for the way to the practice shop and back.
    """
    with suppress(OSError):  # said in the window, when the book is opened there
        place.folder.mkdir(parents=True, exist_ok=True)
    preferences = Preferences(place.folder)
    opening = _Opening(place, preferences, is_demo=is_demo, program=program)
    wishes = WindowWishes(
        instance=_instance(place),
        platform=platform,
        mode=preferences.mode,
        percent=preferences.percent,
        language=preferences.language,
        log_path=place.folder / LOG,
    )
    try:
        return run_window(opening.open, wishes)
    finally:
        opening.close()


def _instance(place: "Place") -> str:
    """The same short name at every start on this folder; hashlib would load all of OpenSSL."""
    return f"{zlib.crc32(str(place.folder.resolve()).encode(errors='replace')):08x}"
