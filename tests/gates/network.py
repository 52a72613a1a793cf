"""Imports the whole program and runs its commands while every reach for the network is noted.

Run in a process of its own; the last line of its output is the list of what reached out.
"""

import contextlib
import importlib
import io
import json
import pkgutil
import socket
import sys
import tempfile
from pathlib import Path

WATCHED = frozenset(
    {
        "socket.connect", "socket.sendto", "socket.sendmsg", "socket.bind",
        "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr",
    }
)  # fmt: skip
COMMANDS = (
    ["sample", "--customers", "20"],
    ["find", "a"],
    ["today"],
    ["backup"],
    ["check"],
    ["cards", "--due", "--out", "{folder}/cards.pdf"],
    ["export", "{folder}/out.csv"],
    ["export", "{folder}/out.vcf"],
    ["import", "{folder}/out.csv"],
)


def main() -> None:
    """Print what reached for the network."""
    reached: list[str] = []

    def watch(event: str, args: tuple[object, ...]) -> None:
        if event not in WATCHED:
            return
        to = args[1] if isinstance(args[0], socket.socket) and len(args) > 1 else args[0]
        if not (isinstance(args[0], socket.socket) and isinstance(to, str | bytes)):
            reached.append(f"{event} {to}")  # a text is the path of a local socket

    sys.addaudithook(watch)
    if "--reach" in sys.argv:
        reach_out()
    else:
        ran = run_everything()
        print(json.dumps(ran))
    print(json.dumps(reached))


def run_everything() -> list[str]:
    """Import every module, run every command that this program has; names of what ran."""
    for package in ("smallcrm", "ui"):
        for module in pkgutil.walk_packages([package], f"{package}."):
            importlib.import_module(module.name)
    program = importlib.import_module("main")
    commands = importlib.import_module("smallcrm.commands")
    known = {command.name for command in commands.COMMANDS}
    ran = []
    with tempfile.TemporaryDirectory() as folder:
        for command in COMMANDS:
            if command[0] in known:
                words = [word.format(folder=folder) for word in command]
                ran.append(f"{command[0]} {run(program.main, ['--data', folder, *words])}")
        assert any(Path(folder).iterdir())
    return ran


def run(program: object, words: list[str]) -> int:
    """One command, its words kept off the output."""
    assert callable(program)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            return int(program(words))
        except SystemExit as ended:
            return int(ended.code or 0)


def reach_out() -> None:
    """The positive control: reach for this machine's own, closed, port 9."""
    with contextlib.suppress(OSError), socket.socket() as near:
        near.settimeout(1)
        near.connect(("127.0.0.1", 9))


if __name__ == "__main__":
    main()
