"""A window in which somebody types, until it is killed.

Run as `python -m tests.faults.typist FOLDER`. It types into two forms, lets two seconds pass, says
so on its standard output, and waits.
"""

import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.holding import HoldingWindow, shop_folder

ON_DISK_WITHIN_MS = 2_000  # PRODUCT section 3
FOR_EVER_MS = 60_000
BERG, PAZ = 1, 2
WORDS = "rose feed, the big bag"


def type_on(folder: Path) -> None:
    window = HoldingWindow(shop_folder(folder))
    window.open(BERG, "F6").typed("call her").key("Esc")
    window.open(PAZ, "F3").typed(WORDS)
    QTest.qWait(ON_DISK_WITHIN_MS)
    print("two seconds passed", flush=True)
    QTest.qWait(FOR_EVER_MS)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    type_on(Path(sys.argv[1]))
