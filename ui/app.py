"""Starts the window: the system's libraries, fonts, look, one instance, then the event loop.

Which book is opened, and how, is decided by who calls. The only exec() of the program is here.
"""

import ctypes
import gc
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ui.context import OpenBook
    from ui.tokens import Mode

EGL = ("libEGL.so.1", "libegl1")
XCB_CURSOR = ("libxcb-cursor.so.0", "libxcb-cursor0")


class WindowWishes(NamedTuple):
    """How the window is to look and where it lives.

    language: of the frame, until the book says how the shop speaks. instance: a name that two
    starts with the same book share. log_path: told when the program trips. platform: Qt's word for
    the kind of screen ("xcb" under X11), "" if not known.
    """

    instance: str
    platform: str = ""
    mode: "Mode" = "system"
    percent: int = 100
    language: str = "en"
    log_path: Path | None = None


def missing_library(platform: str, load: Callable[[str], object] = ctypes.CDLL) -> str:
    """The Debian package that Qt would need and the system lacks, or "".

    platform: Qt's word for the kind of screen, such as "xcb". Qt itself aborts the process when
    these are missing, which nothing can catch.
    """
    if not sys.platform.startswith("linux"):
        return ""
    needed = [EGL, XCB_CURSOR] if platform.startswith("xcb") else [EGL]
    for library, package in needed:
        try:
            load(library)
        except OSError:
            return package
    return ""


def run_window(open_book: "OpenBook", wishes: WindowWishes) -> int:
    """Show the window and stay until it is closed; the exit code of the process."""
    package = missing_library(wishes.platform)
    if package:
        sys.stderr.write(
            f"The window can not be shown: this system lacks a library. Install {package}"
            f" (sudo apt install {package}), then start again.\n"
        )
        return 1
    gc.disable()  # until the window is painted: walking all that is being imported costs a tenth
    from ui.running import run  # noqa: PLC0415

    return run(open_book, wishes)
