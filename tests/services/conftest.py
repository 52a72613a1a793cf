"""The shop that the tests of the services work in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """An open book in Berlin on a Friday at noon."""
    built = Shop.in_folder(tmp_path)
    yield built
    built.close()
