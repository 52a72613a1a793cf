"""The shops that the tests of this folder look at; read-only, so one of each is enough."""

from datetime import date

import pytest

from smallcrm.domain.made_up import TABLE_NAMES, MadeUpShop, made_up_shop
from smallcrm.resources import resource

SATURDAY = date(2026, 11, 21)


class Texts(dict[str, str]):
    """The bundled lists; not shown whole when a test fails."""

    def __repr__(self) -> str:
        return f"Texts({', '.join(self)})"


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    found = {name: resource("sample", f"{name}.toml").read_text("utf-8") for name in TABLE_NAMES}
    return Texts(found)


@pytest.fixture(scope="session")
def demo(texts: dict[str, str]) -> MadeUpShop:
    return made_up_shop(seed=1, customers=40, years=2, today=SATURDAY, texts=texts)


@pytest.fixture(scope="session")
def town(texts: dict[str, str]) -> MadeUpShop:
    """Big enough to count in."""
    return made_up_shop(seed=5, customers=3_000, years=3, today=SATURDAY, texts=texts)
