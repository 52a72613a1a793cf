"""The command that writes customers, or everything, to a file."""

from pathlib import Path

import pytest

from tests.commands.crm import Crm


@pytest.mark.parametrize("ending", ["csv", "xlsx", "vcf", "zip", "CSV"])
def test_a_file_is_written_by_its_ending(crm: Crm, tmp_path: Path, ending: str) -> None:
    crm.people("Anna Berg", "Tom Becker")
    file = tmp_path / f"out.{ending}"
    assert crm.json("export", str(file)) == {"customers": 2, "file": str(file)}
    assert file.stat().st_size > 0


def test_the_words_tell_how_many(crm: Crm, tmp_path: Path) -> None:
    crm.people("Anna Berg")
    file = tmp_path / "out.csv"
    assert crm.run("export", str(file)).out == f"1 customer written to {file}.\n"


@pytest.mark.parametrize("name", ["out.doc", "out", "out.csv.gz"])
def test_another_ending_is_wrong_usage(crm: Crm, tmp_path: Path, name: str) -> None:
    crm.people("Anna Berg")
    ran = crm.run("export", str(tmp_path / name))
    assert ran.code == 2
    assert not (tmp_path / name).exists()


def test_a_folder_that_is_not_there_is_told_in_one_sentence(crm: Crm, tmp_path: Path) -> None:
    crm.people("Anna Berg")
    ran = crm.run("export", str(tmp_path / "no" / "out.csv"))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1


def test_without_a_book_nothing_is_written(crm: Crm, tmp_path: Path) -> None:
    ran = crm.run("export", str(tmp_path / "out.csv"))
    assert ran.code == 1
    assert not (tmp_path / "out.csv").exists()


def test_the_file_can_be_brought_in_again_without_a_change(crm: Crm, tmp_path: Path) -> None:
    crm.people("Anna Berg", "Tom Becker")
    file = tmp_path / "out.csv"
    crm.run("export", str(file))
    assert crm.json("import", str(file), "--dry-run")["same"] == 2


def test_openings_and_reminders_are_written_as_a_calendar(crm: Crm, tmp_path: Path) -> None:
    crm.people("Anna Berg")
    file = tmp_path / "out.ics"
    assert crm.json("export", str(file)) == {"entries": 0, "file": str(file)}
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")
