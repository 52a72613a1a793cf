"""The counter of a small shop, as the tests of Today use it."""

from tests.ui.today.conftest import counter, shop

__all__ = ["counter", "shop"]
