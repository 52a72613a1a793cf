"""Six calm colours to which the drawn fronts may be turned.

How a palette is turned stands in ink; any other colour may be typed as well.
"""

from typing import NamedTuple

from smallcrm.domain.sentence import Sentence, sentence


class Swatch(NamedTuple):
    """A colour with the name by which it is chosen. code: "#RRGGBB"."""

    code: str
    name: Sentence


SWATCHES = (
    Swatch("#5B7567", sentence("Sage")),
    Swatch("#4A6484", sentence("Slate blue")),
    Swatch("#7A4E6B", sentence("Plum")),
    Swatch("#A35F45", sentence("Terracotta")),
    Swatch("#98762C", sentence("Ochre")),
    Swatch("#4C535A", sentence("Graphite")),
)
