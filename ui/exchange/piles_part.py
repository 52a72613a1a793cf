"""What bringing a list in would do: how many stand in each pile, some examples, and the button.

The doubtful ones are asked about in questions_part.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from smallcrm.domain.sentence import Sentence, sentence
from smallcrm.exchange.differences import Difference
from smallcrm.exchange.importing import EXAMPLES, ImportPlan
from smallcrm.exchange.incoming import Incoming
from smallcrm.wording import Wording
from ui.customers.wrapping import Abreast
from ui.exchange.words import counted_piles
from ui.widgets.buttons import KeycapButton
from ui.widgets.flow import FlowRow, flow
from ui.widgets.layouts import clear, column, holder
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel, named

STACKED_UNDER = 620  # units: narrower, the changed ones stand under the new ones
_PILES = (
    ("new", sentence("new")),
    ("changed", sentence("changed")),
    ("same", sentence("already there")),
    ("to_ask", sentence("to ask")),
    ("unread", sentence("could not be read")),
)


class Pile(QWidget):
    """One figure with its words."""

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        named(self, f"pile_{name}")
        self._words = words
        self._figure = PlainLabel("", role="figure")
        self._under = PlainLabel(words, role="second")
        column(self, self._figure, self._under, gap=0, margins=(0, 0, 20, 0))
        policies = self.sizePolicy().Policy
        self.setSizePolicy(policies.Fixed, policies.Fixed)

    def show_size(self, size: int) -> None:
        """Show how many there are; an empty pile steps back."""
        self._figure.show_text(str(size))
        self._figure.set_tone("" if size else "mute")
        self.setAccessibleName(f"{size} {self._words}")


class PilesPart(Panel):
    """wanted: bring it in."""

    wanted = Signal()

    def __init__(self, wording: Wording) -> None:
        super().__init__(name="piles", padding=20)
        self._wording = wording
        self._build()
        self.bring.clicked.connect(self.wanted)

    def _build(self) -> None:
        say = self._wording.text
        self._piles = [Pile(name, self._wording.say(words)) for name, words in _PILES]
        self._figures = FlowRow(gap=12)
        for pile in self._piles:
            self._figures.add(pile)
        self.bring = KeycapButton(
            say("Bring in"), name="bring_in", icon="import", key="Ctrl Enter", filled=True
        )
        self._hint = PlainLabel("", role="second", fit="wrap")
        self._examples = column(None, gap=2)
        self.body.setSpacing(12)
        self.add(self._figures, holder(flow(self.bring)), self._hint, self._examples)

    @property
    def can_bring(self) -> bool:
        """Whether there is anything to bring in."""
        return self.bring.isEnabled()

    def show_plan(self, plan: ImportPlan, answered: Sequence[str]) -> None:
        """Show the piles; answered are those questions that were settled as same or new."""
        waiting = len(plan.doubtful) - len(answered)
        sizes = (
            len(plan.new) + answered.count("new"),
            len(plan.changed) + answered.count("same"),
            plan.same,
            waiting,
            len(plan.rejected),
        )
        for pile, size in zip(self._piles, sizes, strict=True):
            pile.show_size(size)
        named(self, "piles", counted_piles(sizes, self._wording))
        coming = sizes[0] + sizes[1]
        self.bring.setEnabled(coming > 0)
        words = self._wording.text("Bring in {n}", n=coming) if coming else None
        self.bring.show_words(words or self._wording.text("Bring in"))
        self._hint.show_text(self._hint_words(coming, waiting))
        self._hint.setVisible(bool(self._hint.whole_text))
        clear(self._examples)
        self._show_examples(plan)

    def _hint_words(self, coming: int, waiting: int) -> str:
        if not coming and not waiting:
            return self._wording.text(
                "Nothing new: everybody of this list is in the book as it is."
            )
        if not waiting:
            return ""
        return self._wording.counted(
            "{n} person waits for your answer below and stays out until then.",
            "{n} people wait for your answer below and stay out until then.",
            waiting,
        )

    def _show_examples(self, plan: ImportPlan) -> None:
        new = map(person_words, plan.new)
        changed = (self._change_words(each) for each in plan.changed)
        groups = [
            self._group(title, size, lines)
            for title, size, lines in (
                (sentence("New"), len(plan.new), new),
                (sentence("Changed"), len(plan.changed), changed),
            )
            if size
        ]
        if groups:
            self._examples.addWidget(Abreast(*groups, limit=STACKED_UNDER, gap=20))

    def _group(self, title: Sentence, size: int, lines: Iterable[str]) -> QWidget:
        shown: list[QWidget] = [PlainLabel(self._wording.say(title), role="group")]
        shown += [PlainLabel(line, fit="two lines") for line in islice(lines, EXAMPLES)]
        if size > EXAMPLES:
            more = self._wording.counted("and {n} more", "and {n} more", size - EXAMPLES)
            shown.append(PlainLabel(more, role="second"))
        return holder(column(None, *shown, None, gap=2))

    def _change_words(self, difference: Difference) -> str:
        told = ", ".join(self._wording.say(each) for each in difference.told())
        name = difference.person.name or difference.more.called
        return self._wording.text("{name}: {what}", name=name, what=told)


def person_words(who: Incoming) -> str:
    """One line about somebody of the list: name, phone, e-mail, place."""
    phone = who.phones[0].number if who.phones else ""
    email = who.emails[0].address if who.emails and not phone else ""
    town = who.addresses[0].town if who.addresses else ""
    parts = (who.called, phone, email, town)
    return " · ".join(dict.fromkeys(filter(None, parts)))


def details(who: Incoming) -> list[str]:
    """What a list says about somebody, a line each, without notes: they are the owner's."""
    lines = [who.company, *(phone.number for phone in who.phones)]
    lines += [email.address for email in who.emails]
    lines += [
        ", ".join(filter(None, (*each.street.split("\n"), f"{each.postcode} {each.town}".strip())))
        for each in who.addresses
    ]
    return [line for line in dict.fromkeys(lines) if line]
