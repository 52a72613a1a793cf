"""An empty shop for every test of bringing lists in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builders import Shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """Iron & Rose in Berlin, without customers."""
    built = Shop.in_folder(tmp_path)
    yield built
    built.close()
