"""Starts SmallCRM: chooses folder and clock, then runs a command or opens the window.

Nothing else in the program reads the clock or the surroundings.
"""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from smallcrm.commands import Place, add_commands, run_command

DEMO_FOLDER = "demo"  # the made-up shop lies beside the real one and never touches it


def _now() -> datetime:
    return datetime.now(UTC)


def main(arguments: list[str] | None = None, now: Callable[[], datetime] = _now) -> int:
    """Run the program; returns the exit code: 0 done, 1 could not, 2 wrong usage."""
    args = _parser().parse_args(arguments)
    place = Place(_folder(args), now)
    if args.command:
        return _run(place, args)
    from ui.start import open_window  # noqa: PLC0415

    return open_window(place, is_demo=args.demo, platform=_platform(), program=_program(args))


def _run(place: Place, args: argparse.Namespace) -> int:
    """The command's exit code; whoever stops reading its answer, such as `head`, has it done."""
    try:
        code = run_command(place, args)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _program(args: argparse.Namespace) -> list[str]:
    """The words that start this program again on the shop's own folder."""
    words = [sys.executable, str(Path(__file__).resolve())]
    return words if args.data is None else [*words, "--data", str(Path(args.data).resolve())]


def _platform() -> str:
    """Qt's word for the kind of screen that it will choose."""
    screen = "wayland" if os.environ.get("WAYLAND_DISPLAY") else "xcb"
    return os.environ.get("QT_QPA_PLATFORM", screen)


def _folder(args: argparse.Namespace) -> Path:
    if args.data is not None:
        folder = Path(args.data)
    else:
        import platformdirs  # noqa: PLC0415

        folder = platformdirs.user_data_path("SmallCRM", appauthor=False)
    return folder / DEMO_FOLDER if args.demo else folder


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="smallcrm", description="The customer book of one small shop."
    )
    parser.add_argument("--data", metavar="FOLDER", help="another folder for the customer book")
    parser.add_argument("--demo", action="store_true", help="a made-up shop of its own")
    parser.add_argument("--json", action="store_true", help="answer with one JSON document")
    add_commands(parser)
    return parser


if __name__ == "__main__":
    sys.exit(main())
