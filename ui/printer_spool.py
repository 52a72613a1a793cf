"""Hands a PDF as it is to a CUPS printer, as Linux and macOS have them.

Which printer, and what else was chosen in the system's dialog, is read from Qt's printer.
"""

import shutil
import subprocess
import sys
from typing import NamedTuple

from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintEngine, QPrinter

from smallcrm.domain.errors import ShopError

_LP = "lp"
_LONGEST_WAIT_S = 30  # a printer on a sleeping network answers within it, or not at all
_TITLE_LIMIT = 120
_REASON_LIMIT = 200
_SIDES = {
    QPrinter.DuplexMode.DuplexNone: "one-sided",
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}
_OURS = frozenset({"media", "PageSize", "fit-to-page", "print-scaling", "scaling", "page-ranges"})


class Order(NamedTuple):
    """What a printer is asked for beside the pages themselves.

    media: the paper as CUPS calls it, "A4" or "Custom.133.4x184.2mm". sides: as CUPS calls them, ""
    for the printer's own habit. pages: such as "1-3,5", "" for all. chosen: what was chosen in the
    dialog beyond that, such as ("MediaType", "Cardstock").
    """

    title: str
    media: str
    copies: int = 1
    sides: str = ""
    pages: str = ""
    is_grey: bool = False
    is_last_first: bool = False
    chosen: tuple[tuple[str, str], ...] = ()


def takes_pdf(printer: QPrinter) -> bool:
    """Whether this printer stands on a system to which a PDF can be handed as it is."""
    is_native = printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
    return is_native and sys.platform != "win32" and shutil.which(_LP) is not None


def order_of(printer: QPrinter, paper: QPageSize) -> Order:
    """What was chosen in the system's dialog, for pages on this paper."""
    is_part = printer.printRange() == QPrinter.PrintRange.PageRange
    return Order(
        title=printer.docName(),
        media=paper.key(),
        copies=printer.copyCount(),
        sides=_SIDES.get(printer.duplex(), ""),
        pages=printer.pageRanges().toString() if is_part else "",
        is_grey=printer.colorMode() == QPrinter.ColorMode.GrayScale,
        is_last_first=printer.pageOrder() == QPrinter.PageOrder.LastPageFirst,
        chosen=_chosen(printer),
    )


def arguments(printer_name: str, order: Order) -> list[str]:
    """The command that takes the pages from its standard input; at full size, never fitted."""
    title = order.title.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    words = [_LP, "-s", "-d", printer_name, "-t", title[:_TITLE_LIMIT], "-n", str(order.copies)]
    if order.pages:
        words += ["-P", order.pages]
    options = {name: value for name, value in order.chosen if name not in _OURS}
    options |= {"media": order.media, "print-scaling": "none", "fit-to-page": "false"}
    if order.sides:
        options["sides"] = order.sides
    if order.is_grey:
        options["print-color-mode"] = "monochrome"
    if order.is_last_first:
        options["outputorder"] = "reverse"
    for name, value in options.items():
        words += ["-o", f"{name}={value}"]
    return words


def hand_over(pdf: bytes, printer_name: str, order: Order) -> None:
    """Give the pages to the printer. Raises ShopError with what the system says against it."""
    try:
        done = subprocess.run(  # noqa: S603 - our own words, and no shell
            arguments(printer_name, order),
            input=pdf,
            capture_output=True,
            timeout=_LONGEST_WAIT_S,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise _refused(printer_name) from error
    if done.returncode:
        raise _refused(printer_name, done.stderr.decode("utf-8", "replace"))


def _refused(printer_name: str, reason: str = "") -> ShopError:
    line = " ".join(reason.replace(f"{_LP}:", "").split())[:_REASON_LIMIT]
    if line:
        return ShopError(
            "The printer {name} does not take the pages. Nothing was printed. The system says: "
            "{reason}",
            name=printer_name,
            reason=line,
        )
    return ShopError(
        "The printer {name} does not take the pages. Nothing was printed. Look whether it is "
        "switched on, then print again.",
        name=printer_name,
    )


def _chosen(printer: QPrinter) -> tuple[tuple[str, str], ...]:
    """The tray, the kind of paper and the like from the dialog's "Properties".

    Qt keeps them under a key of its own (PPK_CupsOptions, qtbase printsupport/kernel/qcups.cpp)
    which the Python names leave out; where it is not there, the printer's own habits hold.
    """
    keys = QPrintEngine.PrintEnginePropertyKey
    key = object.__new__(keys)
    key._value_, key._name_ = 0xFE00, "PPK_CupsOptions"
    told = printer.printEngine().property(key)
    if not isinstance(told, list) or not all(isinstance(word, str) for word in told):
        return ()
    return tuple(zip(told[::2], told[1::2], strict=False))
