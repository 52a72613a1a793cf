"""The program as a process of its own, as a terminal or another program starts it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.crm import Crm

TOP = Path(__file__).resolve().parents[2]
NAME = "Żofia Łęcka 山田"


def _started(
    crm: Crm, *words: str | bytes, alphabet: str = "utf-8"
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "main.py", "--data", str(crm.folder), *words],
        cwd=TOP,
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": alphabet, "LC_ALL": "C.UTF-8"},
    )


@pytest.mark.parametrize("alphabet", ["utf-8", "cp1252", "ascii"])
def test_every_terminal_gets_an_answer_whatever_alphabet_it_writes(crm: Crm, alphabet: str) -> None:
    crm.people(NAME)
    plain = _started(crm, "find", "lecka", alphabet=alphabet)
    assert (plain.returncode, plain.stderr) == (0, b"")
    assert b"cka" in plain.stdout
    as_json = _started(crm, "find", "lecka", "--json", alphabet=alphabet)
    assert (as_json.returncode, as_json.stderr) == (0, b"")
    assert json.loads(as_json.stdout.decode(alphabet))[0]["name"] == NAME


def test_codes_and_messages_reach_the_terminal(crm: Crm) -> None:
    missing = _started(crm, "today", "--json")
    assert (missing.returncode, missing.stdout) == (1, b"")
    assert missing.stderr.decode() == f"There is no customer book at {crm.book} yet.\n"
    wrong = _started(crm, "nonsense")
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert wrong.stderr.startswith(b"usage: smallcrm")


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe that is not read ends otherwise there")
def test_whoever_stops_reading_is_told_nothing_more(crm: Crm) -> None:
    crm.people(NAME)
    read, written = os.pipe()
    os.close(read)
    ran = subprocess.run(
        [sys.executable, "main.py", "--data", str(crm.folder), "find", "lecka", "--json"],
        cwd=TOP,
        stdout=written,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(written)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_file_whose_name_is_no_text_can_be_written_and_read(crm: Crm) -> None:
    anna = crm.people("Anna Berg")[0]
    out = bytes(crm.folder.parent) + b"/caf\xe9.pdf"
    for extra in ((), ("--json",)):
        ran = _started(crm, "cards", "--customer", str(anna), "--out", out, *extra)
        assert (ran.returncode, ran.stderr) == (0, b"")
    list_file = crm.file("list.csv", "Name\nBob Cox\n").rename(crm.folder.parent / "caf\udce9.csv")
    assert _started(crm, "import", bytes(list_file), "--json").returncode == 0
