"""The long set: `python -m tests.faults --kills 500 [--seed N]`; exit 1 when anything was lost."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.kills import trial


def main() -> int:
    """Kill, look, and say what was lost."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults")
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    losses = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, found in enumerate(trial(Path(folder), args.kills, args.seed), start=1):
            for line in found:
                print(f"kill {number}: {line}", flush=True)
            losses += bool(found)
    print(f"{args.kills} kills, {losses} with a loss")
    return 1 if losses else 0


if __name__ == "__main__":
    sys.exit(main())
