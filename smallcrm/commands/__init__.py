"""The commands of the program without a window (PRODUCT.md section 16).

Each calls a service and answers in words or as one JSON document. What is done is the services'
business; how a place for the book is chosen is `main.py`'s.
"""

import argparse
import json
import sys
from datetime import date
from typing import TextIO

from smallcrm.commands.base import COULD_NOT, Answer, Place
from smallcrm.commands.counter import COUNTER
from smallcrm.commands.keeping import KEEPING
from smallcrm.commands.lists import LISTS
from smallcrm.commands.looking import LOOKING
from smallcrm.commands.paper import PAPER
from smallcrm.domain.errors import ShopError
from smallcrm.wording import Wording

COMMANDS = (*LISTS, *LOOKING, *PAPER, *KEEPING, *COUNTER)

__all__ = ["COMMANDS", "Place", "add_commands", "run_command"]


def add_commands(parser: argparse.ArgumentParser) -> None:
    """Add every command to the program's parser."""
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in COMMANDS:
        sub = commands.add_parser(
            command.name, help=command.explained, description=command.explained
        )
        sub.add_argument(
            "--json",
            action="store_true",
            default=argparse.SUPPRESS,
            help="answer with one JSON document",
        )
        command.arguments(sub)
        sub.set_defaults(run=command.run)


def run_command(place: Place, args: argparse.Namespace) -> int:
    """Run the command that was parsed; returns the exit code."""
    from smallcrm.storage.faults import told_plainly  # noqa: PLC0415

    try:
        with told_plainly():
            answer: Answer = args.run(place, args)
    except ShopError as error:
        _show(Wording().say(error.sentence), sys.stderr)
        return COULD_NOT
    if args.json:
        # Plain ASCII: every program reads it, whatever alphabet the terminal writes.
        print(json.dumps(answer.document, default=_as_text))
        for note in answer.notes:
            _show(note, sys.stderr)
    else:
        _tell(place, answer)
    return answer.code


def _tell(place: Place, answer: Answer) -> None:
    wording = Wording(today=lambda: place.now().date())
    for line in answer.lines:
        _show(line if isinstance(line, str) else wording.say(line), sys.stdout)
    for note in answer.notes:
        _show(note, sys.stdout)


def _show(line: str, where: TextIO) -> None:
    """Print a line; letters that this terminal can not write become question marks."""
    alphabet = where.encoding or "utf-8"
    print(line.encode(alphabet, "replace").decode(alphabet), file=where)


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not for JSON: {type(value).__name__}")
