"""The way from the cards to their wordings.

What the wordings are is not known here.
"""

from ui.context import AppContext
from ui.widgets.buttons import LinkButton


class WordingsLink(LinkButton):
    """A word that leads to the page of the wordings."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context.wording.text("Wordings"), name="to_wordings")
        self._navigate = context.navigate
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self._navigate.to("wordings")
