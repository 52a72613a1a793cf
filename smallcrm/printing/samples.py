"""A made-up customer in each language, to show a wording on paper and to measure it.

Nothing here draws.
"""

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from smallcrm.domain.cards import ShopOnPaper, Wording, piece_from, words_of
from smallcrm.printing.cards import lines_of
from smallcrm.printing.fonts import Fonts
from smallcrm.printing.stock import stock
from smallcrm.printing.templates import OTHERWISE
from smallcrm.resources import resource

SMALLEST = ("a4_quarter_fold", "letter_quarter_fold")
"""The folded cards with the least room inside: about A6, and US A2."""


def sample_fields(language: str) -> Mapping[str, str]:
    """What is known about the made-up customer of a language (BCP 47), all but the shop's own."""
    every = _samples()
    return every.get(language.partition("-")[0]) or every[OTHERWISE]


def fits_a_card(wording: Wording, shop: ShopOnPaper, fonts: Fonts) -> bool:
    """Whether the whole wording stands on the smallest folded cards, for the made-up customer."""
    fields = {**sample_fields(wording.language), "shop_name": shop.name}
    words, language = words_of(wording, fields), wording.language
    piece = piece_from(words, occasion=wording.occasion, language=language, shop=shop, who="")
    return all(lines_of(piece, stock(code), fonts) is not None for code in SMALLEST)


@lru_cache(maxsize=1)
def _samples() -> dict[str, dict[str, str]]:
    return tomllib.loads(resource("wording_samples.toml").read_text("utf-8"))
