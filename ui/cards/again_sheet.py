"""The sheet "print again": which of a batch's cards, from the pages as they were printed.

What is owed does not change by it.
"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from smallcrm.wording import Wording
from ui.widgets.choices import TickBox
from ui.widgets.layouts import column, holder
from ui.widgets.sheet import Sheet
from ui.widgets.text import PlainLabel


class AgainSheet(Sheet):
    """chosen gets the places that are printed again, from 1, and what to call afterwards."""

    def __init__(
        self,
        wording: Wording,
        names: Sequence[str],
        chosen: Callable[[list[int], Callable[[], None]], None],
        *,
        hint: str,
    ) -> None:
        super().__init__(
            wording,
            name="again_sheet",
            title=wording.text("Print which of them again?"),
            accept_words=wording.text("Print again"),
            accept_icon="printer",
        )
        self._chosen = chosen
        self._ticks = [
            TickBox(f"{place}  {name}", name=f"again_{place}")
            for place, name in enumerate(names, 1)
        ]
        self.body.addWidget(PlainLabel(hint, role="second", fit="wrap"))
        self.body.addWidget(holder(column(None, *self._ticks, gap=0)))
        for tick in self._ticks:
            tick.toggled.connect(self._on_ticked)
        self._on_ticked(False)

    def first_focus(self) -> QWidget:
        return self._ticks[0]

    def accept(self) -> None:
        """Print them again."""
        places = [place for place, tick in enumerate(self._ticks, 1) if tick.isChecked()]
        self._chosen(places, self.finish)

    def _on_ticked(self, _is_ticked: bool) -> None:
        self.accept_button.setEnabled(any(tick.isChecked() for tick in self._ticks))
