"""The section "Watching for": each rule with its switch, its days and one sentence about it.

What a rule finds is decided in the domain.
"""

from PySide6.QtWidgets import QWidget

from smallcrm.domain.errors import Invalid
from smallcrm.domain.rule_words import number_word
from smallcrm.services import rules
from smallcrm.services.rules import RuleRow
from ui.context import AppContext
from ui.settings.section import Section
from ui.widgets.choices import TickBox
from ui.widgets.fields import TextField
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.layouts import holder, keep_width
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel

DAYS_WIDTH = 84
FIELD_LEAST = 250


class RulesSection(Section):
    """One panel for each rule; every change is saved at once."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(
            context,
            name="rules",
            title=say("What we watch for"),
            explained=say("Each switch adds its rows to Today. What was noted stays noted."),
        )
        self._panels = [_RulePanel(context, each) for each in rules.rules(context.store)]
        for panel in self._panels:
            self.body.addWidget(panel)

    def refresh(self) -> None:
        known = {each.code: each for each in rules.rules(self.context.store)}
        for panel in self._panels:
            panel.show_rule(known[panel.code])

    def first_focus(self) -> QWidget:
        return self._panels[0].switch


class _RulePanel(Panel):
    """One rule."""

    def __init__(self, context: AppContext, rule: RuleRow) -> None:
        word = context.wording.say
        super().__init__(name=f"rule_{rule.code}")
        self.code = rule.code
        self._context = context
        self._form = Form(word)
        self._rule = rule
        self.switch = TickBox(word(rule.title), name=f"switch_{rule.code}")
        self._explained = PlainLabel("", tone="mute", fit="wrap")
        self._lines = {
            name: TextField(name=f"{rule.code}_{name}", spoken="", limit=4) for name in rule.numbers
        }
        fields: list[QWidget] = []
        for name, line in self._lines.items():
            keep_width(line, DAYS_WIDTH)
            line.setAccessibleName(f"{word(rule.title)}: {word(number_word(name))}")
            fields.append(self._form.add(name, word(number_word(name)), line))
            line.editingFinished.connect(self._on_edited)
        self._fields = holder(flow(*fields, gap=12, least=FIELD_LEAST))
        self.add(self.switch, self._explained, self._fields)
        self.show_rule(rule)
        self.switch.toggled.connect(self._on_switched)

    def show_rule(self, rule: RuleRow) -> None:
        """Show how the rule is set."""
        self._rule = rule
        self.switch.setChecked(rule.is_on)
        self._explained.show_text(self._context.wording.say(rule.explained))
        self._fields.setVisible(rule.is_on)
        for name, line in self._lines.items():
            if not line.hasFocus():
                line.show_text(str(rule.numbers[name]))

    def _on_switched(self, is_on: bool) -> None:
        if is_on != self._rule.is_on:
            self._save(is_on, self._rule.numbers)

    def _on_edited(self) -> None:
        def save() -> None:
            numbers = {name: _days(name, line.text()) for name, line in self._lines.items()}
            if numbers != self._rule.numbers:
                self._write(self._rule.is_on, numbers)

        self._context.errors.attempt(save, self._form)

    def _save(self, is_on: bool, numbers: dict[str, int]) -> None:
        def save() -> None:
            self._write(is_on, numbers)

        self._context.errors.attempt(save, self._form)

    def _write(self, is_on: bool, numbers: dict[str, int]) -> None:
        context = self._context
        now, by = context.now(), context.counter.helper_id
        rules.save_rule(context.store, self.code, is_on=is_on, numbers=numbers, now=now, by=by)


def _days(name: str, text: str) -> int:
    typed = text.strip()
    if not (typed.isascii() and typed.isdigit()):
        raise Invalid(name, "Write a number of days, such as 5.")
    return int(typed)
