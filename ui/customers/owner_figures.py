"""The owner's figures of one customer: never on the screen while customers can see it.

How they are asked for is the page's business.
"""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from smallcrm.domain.sentence import Money
from smallcrm.domain.tiers import Tier, tier_word
from smallcrm.services.customer_reading import Figures
from smallcrm.wording import Wording
from ui.theme import theme
from ui.widgets.choices import ChoiceField
from ui.widgets.layouts import column, holder, row
from ui.widgets.painting import keycap_width, paint_keycap
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel, named

UNKNOWN = "-"


class Keycap(QWidget):
    """A key in its small box, such as F11."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        named(self, "keycap", words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(keycap_width(theme(), self._words)) + 1, theme().px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_keycap(painter, theme(), QRectF(self.rect()), self._words, filled=False)
        painter.end()


class OwnerFigures(Panel):
    """Closed it says which key opens it. tier_chosen carries the code of another standing."""

    tier_chosen = Signal(str)

    def __init__(self, wording: Wording) -> None:
        super().__init__(name="owner_figures")
        self._wording = wording
        self._build()
        self._tier.chosen.connect(self.tier_chosen)

    def _build(self) -> None:
        say = self._wording.text
        title = PlainLabel(say("Owner's figures"), role="group", fit="wrap")
        self._hold = Keycap(say("hold {cap}", cap="F11"))
        head = row(None, title, self._hold, gap=8)
        head.setStretch(0, 1)
        self._visits, self._amount, self._usual = (PlainLabel("", role="figure") for _ in range(3))
        self._tier = ChoiceField(
            [(tier.value, self._wording.say(tier_word(tier.value))) for tier in Tier],
            name="standing",
            spoken=say("Standing"),
        )
        pairs = [
            (say("Visits"), self._visits),
            (say("So far with us"), self._amount),
            (say("A usual visit"), self._usual),
            (say("Standing"), self._tier),
        ]
        lines = column(None, gap=8)
        for words, shown in pairs:
            lines.addLayout(column(None, PlainLabel(words, role="second"), shown, gap=2))
        self._inside = holder(lines)
        self._inside.hide()
        self.add(head, self._inside)

    def shut(self) -> None:
        """Show nothing but how to open it, and forget the figures."""
        self._inside.hide()
        self._hold.show()
        for label in (self._visits, self._amount, self._usual):
            label.show_text("")

    def show_figures(self, figures: Figures, tier: str) -> None:
        """Show these, and the standing."""
        self._hold.hide()
        usual = figures.median_minor
        self._visits.show_text(str(figures.visit_count))
        self._amount.show_text(UNKNOWN if usual is None else self._money(figures.amount_minor))
        self._usual.show_text(UNKNOWN if usual is None else self._money(usual))
        self._tier.choose(tier)
        self._inside.show()

    def _money(self, amount_minor: int) -> str:
        return self._wording.money(Money(amount_minor, self._wording.currency))
