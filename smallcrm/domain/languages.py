"""The languages that a shop and its customers can have, each in its own words.

What is said in them stands in the catalogues and templates.
"""

from collections.abc import Mapping
from types import MappingProxyType

NAMES: Mapping[str, str] = MappingProxyType(
    {"en": "English", "es": "Español", "de": "Deutsch", "fr": "Français"}
)
"""By code, in the order in which they are offered; never translated."""


def language_name(code: str) -> str:
    """The language's name in itself; a code that nobody chose here stays as it is."""
    return NAMES.get(code, code)
