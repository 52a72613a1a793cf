"""Words typed two seconds ago are still there after the program was killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from smallcrm.commands.base import BOOK_NAME
from tests.faults.kills import TOP
from tests.faults.typist import WORDS
from tests.ui.holding import on_disk

pytestmark = pytest.mark.faults


def test_words_typed_two_seconds_ago_outlive_a_kill(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.typist", str(tmp_path / "shop")],
        stdout=subprocess.PIPE,
        text=True,
        cwd=TOP,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as program:
        assert program.stdout is not None
        said = program.stdout.readline()
        program.kill()
    assert said == "two seconds passed\n"

    open_sheet, on_hold = on_disk(tmp_path / "shop" / BOOK_NAME)
    assert open_sheet.words == {"what": WORDS}
    assert open_sheet.is_open
    assert on_hold.words == {"what": "call her"}
    assert not on_hold.is_open
