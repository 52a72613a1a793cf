"""The section "What we watch for": by group, each rule with its switch, days and one sentence.

What a rule finds is decided in the domain.
"""

from itertools import groupby
from operator import attrgetter

from PySide6.QtWidgets import QWidget

from smallcrm.domain.aftercare import WORDS_LIMIT
from smallcrm.domain.errors import Invalid
from smallcrm.domain.prompt_rules import IN_WEEKS, as_kept, as_told
from smallcrm.domain.rule_words import number_word, rules_group_word, words_word
from smallcrm.services import rules
from smallcrm.services.rules import RuleRow
from ui.context import AppContext
from ui.settings.section import Section
from ui.widgets.choices import TickBox
from ui.widgets.fields import TextField
from ui.widgets.flow import flow
from ui.widgets.form import Form
from ui.widgets.layouts import column, holder, keep_width
from ui.widgets.panels import Panel
from ui.widgets.text import PlainLabel

DAYS_WIDTH = 84
FIELD_LEAST = 250


class RulesSection(Section):
    """One panel for each rule under the head of its group; every change is saved at once."""

    def __init__(self, context: AppContext) -> None:
        say = context.wording.text
        super().__init__(
            context,
            name="rules",
            title=say("What we watch for"),
            explained=say("Each switch adds its rows to Today. What was noted stays noted."),
        )
        self._panels: list[_RulePanel] = []
        for group, known in groupby(rules.rules(context.store), attrgetter("group")):
            head = PlainLabel(context.wording.say(rules_group_word(group)), role="group")
            self.body.addWidget(holder(column(None, 8, head, gap=0)))
            for each in known:
                self._panels.append(_RulePanel(context, each))
                self.body.addWidget(self._panels[-1])

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
        self._words = self._words_field(rule)
        parts = [holder(flow(*fields, gap=12, least=FIELD_LEAST))] if fields else []
        if self._words is not None:
            label = word(words_word(rule.code))
            parts.insert(0, self._form.add("words", label, self._words))
        self._fields = holder(column(None, *parts, gap=8))
        self.add(self.switch, self._explained, self._fields)
        self.show_rule(rule)
        self.switch.toggled.connect(self._on_switched)

    def _words_field(self, rule: RuleRow) -> TextField | None:
        if rule.words is None:
            return None
        context = self._context
        field = TextField(
            name=f"{rule.code}_words",
            spoken=context.wording.say(words_word(rule.code)),
            placeholder=context.wording.text("such as: mower, rose 14"),
            limit=WORDS_LIMIT,
        )
        field.editingFinished.connect(self._on_edited)
        return field

    def show_rule(self, rule: RuleRow) -> None:
        """Show how the rule is set."""
        self._rule = rule
        self.switch.setChecked(rule.is_on)
        self._explained.show_text(self._context.wording.say(rule.explained))
        self._fields.setVisible(rule.is_on and bool(self._lines or self._words))
        if self._words is not None and not self._words.hasFocus():
            self._words.show_text(rule.words or "")
        for name, line in self._lines.items():
            if not line.hasFocus():
                line.show_text(str(as_told(name, rule.numbers[name])))

    def _on_switched(self, is_on: bool) -> None:
        if is_on != self._rule.is_on:
            self._save(is_on, self._rule.numbers)

    def _on_edited(self) -> None:
        def save() -> None:
            known = self._rule.numbers
            numbers = {
                name: _kept(name, line.text(), known[name]) for name, line in self._lines.items()
            }
            words = None if self._words is None else self._words.text()
            if (numbers, words) != (self._rule.numbers, self._rule.words):
                self._write(self._rule.is_on, numbers, words)

        self._context.errors.attempt(save, self._form)

    def _save(self, is_on: bool, numbers: dict[str, int]) -> None:
        def save() -> None:
            self._write(is_on, numbers)

        self._context.errors.attempt(save, self._form)

    def _write(self, is_on: bool, numbers: dict[str, int], words: str | None = None) -> None:
        context = self._context
        rules.save_rule(
            context.store,
            self.code,
            is_on=is_on,
            numbers=numbers,
            words=words,
            now=context.now(),
            by=context.counter.helper_id,
        )


def _kept(name: str, text: str, known: int) -> int:
    """The days of what was typed; who leaves a number as it is shown changes nothing."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdigit()):
        if name in IN_WEEKS:
            raise Invalid(name, "Write a number of weeks, such as 9.")
        raise Invalid(name, "Write a number of days, such as 5.")
    told = int(typed)
    return known if told == as_told(name, known) else as_kept(name, told)
