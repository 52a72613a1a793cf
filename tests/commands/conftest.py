"""The program that the tests of the commands run."""

from pathlib import Path

import pytest

from tests.commands.crm import Crm


@pytest.fixture
def crm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Crm:
    """The program on an empty folder, on a Friday at noon."""
    return Crm(tmp_path / "shop", capsys)
