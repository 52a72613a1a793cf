"""Runs a module of the tests in a process of its own and reads what it says."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent.parent
LONGEST_S = 120


def told_by(module: str, *arguments: str) -> Any:
    """The JSON document on the last line of the module's standard output; raises if it failed."""
    ended = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        capture_output=True,
        text=True,
        cwd=TOP,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        timeout=LONGEST_S,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout.splitlines()[-1])
