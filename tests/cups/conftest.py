"""The printing system is started once, before Qt asks for printers."""

from collections.abc import Iterator

import pytest

from tests.cups.printing_system import PrintedFiles, printing_system


@pytest.fixture(scope="session")
def files() -> Iterator[PrintedFiles]:
    with printing_system() as made:
        yield made
