"""The counter for the tests of Promises: what they do beside what every window can do."""

from PySide6.QtWidgets import QLabel

from tests.ui.today.counter_window import CounterWindow
from ui.widgets.choices import ChoiceField


class PromiseCounter(CounterWindow):
    """The usual window, with fields that choose one of many."""

    def pick(self, name: str, words: str) -> "PromiseCounter":
        """Choose these words in the field with this name."""
        # Qt reads a choice out by what is chosen, so that it is found by the name it was given.
        fields = [each for each in self._visible(ChoiceField) if each.accessibleName() == name]
        assert fields, f"no choice is called {name!r}"
        field = fields[0]
        place = field.findText(words)
        assert place >= 0, f"{words} is not offered"
        field.setCurrentIndex(place)
        field.chosen.emit(field.code)
        self.settle()
        return self

    def sheet_texts(self) -> list[str]:
        """Every text of the sheet that can be seen."""
        sheet = self.window.host.sheet
        assert sheet is not None
        return [label.accessibleName() for label in sheet.findChildren(QLabel) if label.isVisible()]
