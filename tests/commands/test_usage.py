"""How the program answers from a terminal: codes, places of --json, what goes where."""

import json
import re
from pathlib import Path

import pytest

from smallcrm.commands import COMMANDS
from tests.commands.crm import Crm

README = Path(__file__).resolve().parents[2] / "README.md"

# every command in words that are understood, in an order in which each is done
DONE = [
    ["sample", "--customers", "5"],
    ["find", "becker"],
    ["today"],
    ["check"],
    ["backup"],
]


def test_the_readme_names_every_command_and_no_other() -> None:
    text = README.read_text(encoding="utf-8")
    table = text.split("## Without a window")[1].split("## Where things are")[0]
    cells = " ".join(re.findall(r"^\| (`.+?) \|", table, re.MULTILINE))
    named = set(re.findall(r"`([a-z]+)", cells))
    assert named == {command.name for command in COMMANDS}


def test_commands_answer_in_words_or_as_json_wherever_the_switch_stands(crm: Crm) -> None:
    crm.run("sample", "--customers", "5")
    for words in DONE[1:]:
        plain = crm.run(*words)
        before = crm.run("--json", *words)
        after = crm.run(*words, "--json")
        assert (plain.code, before.code, after.code) == (0, 0, 0), words
        assert (plain.err, before.err, after.err) == ("", "", "")
        assert before.document is not None
        assert after.document is not None
        with pytest.raises(json.JSONDecodeError):
            json.loads(plain.out)


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["find"],
        ["find", "a", "b"],
        ["today", "--on", "tomorrow"],
        ["today", "--on", "2026-02-30"],
        ["today", "--on", "9999-12-31"],
        ["today", "--on", "0001-01-01"],
        ["import"],
        ["sample"],
        ["sample", "--customers", "many"],
        ["restore"],
        ["cards", "--due"],
        ["cards", "--out", "a.pdf"],
        ["cards", "--due", "--customer", "1", "--out", "a.pdf"],
        ["cards", "--customer", "9" * 30, "--out", "a.pdf"],
        ["find", "a", "--limit", "9" * 5000],
        ["--nonsense", "check"],
    ],
)
def test_wrong_usage_is_told_on_standard_error_and_leaves_with_two(
    crm: Crm, words: list[str]
) -> None:
    ran = crm.run(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("usage: smallcrm")
    assert "fromisoformat" not in ran.err
    assert not crm.folder.exists()


@pytest.mark.parametrize(
    "words",
    [["find", "anna"], ["today"], ["check"], ["backup"], ["cards", "--due", "--out", "a.pdf"]],
)
def test_without_a_book_one_sentence_says_so_and_nothing_is_made(
    crm: Crm, words: list[str]
) -> None:
    ran = crm.run(*words, "--json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"There is no customer book at {crm.book} yet.\n"
    assert not crm.folder.exists()


@pytest.mark.parametrize("words", [["import", "LIST"], ["sample", "--customers", "3"]])
def test_a_folder_that_can_not_be_made_is_one_sentence(crm: Crm, words: list[str]) -> None:
    list_file = str(crm.file("list.csv", "Name\nAnna Berg\n"))
    crm.folder.write_text("a file where the folder should be")
    ran = crm.run(*(list_file if word == "LIST" else word for word in words))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert "can not be written to. Nothing was changed." in ran.err


def test_help_is_given_for_everything(crm: Crm) -> None:
    assert "COMMAND" in crm.bare("--help").out
    for command in COMMANDS:
        ran = crm.bare(command.name, "--help")
        assert ran.code == 0
        assert command.explained in ran.out
        assert "--json" in ran.out


def test_the_made_up_shop_has_a_book_of_its_own(crm: Crm) -> None:
    crm.run("--demo", "sample", "--customers", "3")
    assert (crm.folder / "demo" / crm.book.name).exists()
    assert not crm.book.exists()
    assert crm.run("find", "becker").code == 1
    assert crm.run("--demo", "find", "becker").code == 0
