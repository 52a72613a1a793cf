"""The house keeps its rules (ARCHITECTURE.md section 2), and each rule can catch its breach."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests import house_rules, house_shape
from tests.house_rules import Rule, Source

TOP = Path(__file__).resolve().parent.parent
RULES = {rule.__name__: rule for rule in (*house_rules.RULES, *house_shape.RULES)}
PROGRAM_RULES = set(house_rules.RULES)
LONG = "\n".join(f"    x = {number}" for number in range(41))
METHODS = "\n".join(f"    def m{number}(self): ..." for number in range(21))

# rule, path, source text that must be caught
BREACHES = [
    ("layers", "smallcrm/domain/a.py", "from smallcrm.storage.store import Store"),
    ("layers", "smallcrm/domain/a.py", "from smallcrm.resources import resource"),
    ("layers", "smallcrm/domain/a.py", "from pathlib import Path"),
    ("layers", "smallcrm/storage/a.py", "from smallcrm import services"),
    ("layers", "smallcrm/services/a.py", "import smallcrm.exchange.importing"),
    ("layers", "smallcrm/printing/a.py", "def f():\n    from smallcrm.services import cards"),
    ("layers", "smallcrm/commands/base.py", "from ui.window import Window"),
    ("layers", "ui/a.py", "from .window import Window"),
    ("libraries", "smallcrm/printing/a.py", "from PySide6.QtGui import QImage"),
    ("libraries", "ui/a.py", "import sqlite3"),
    ("libraries", "ui/a.py", "def f():\n    from reportlab.pdfgen import canvas"),
    ("libraries", "ui/a.py", "import peewee"),
    ("libraries", "smallcrm/commands/base.py", "import sqlcipher3"),
    ("sql_in_its_place", "ui/a.py", "A = 'SELECT id FROM customer'"),
    ("sql_in_its_place", "smallcrm/commands/base.py", "A = f'DELETE FROM {1}'"),
    ("no_clock", "ui/a.py", "from datetime import date\nA = date.today()"),
    ("no_clock", "smallcrm/services/a.py", "import datetime\nA = datetime.datetime.now"),
    ("no_clock", "ui/a.py", "A = QDate.currentDate()"),
    ("no_clock", "ui/a.py", "from time import monotonic"),
    ("no_chance", "smallcrm/services/a.py", "import random"),
    ("no_chance", "ui/a.py", "from uuid import uuid4"),
    ("no_chance", "smallcrm/domain/made_up/a.py", "import random\nrandom.Random()"),
    ("no_chance", "smallcrm/domain/made_up/a.py", "import random\nrandom.choice([1])"),
    ("no_environment", "smallcrm/commands/base.py", "import os\nA = os.environ['HOME']"),
    ("no_environment", "ui/a.py", "from os import getenv"),
    ("no_network", "smallcrm/services/a.py", "import socket"),
    ("no_network", "ui/a.py", "from urllib.request import urlopen"),
    ("no_network", "ui/a.py", "from PySide6.QtNetwork import QTcpSocket"),
    ("models_stay_behind", "ui/a.py", "from smallcrm.storage.models import Customer"),
    ("models_stay_behind", "smallcrm/commands/base.py", "import smallcrm.storage.models.customer"),
    ("writes_in_services", "ui/a.py", "with self._store.action('a', at=now): ..."),
    ("writes_in_services", "smallcrm/commands/base.py", "store.insert_many('visit', (), [])"),
    (
        "writes_in_services",
        "smallcrm/storage/a.py",
        "from smallcrm.storage.models import Visit\nVisit.create(what='x')",
    ),
    (
        "writes_in_services",
        "smallcrm/storage/a.py",
        "from smallcrm.storage.models.customer import Customer\nCustomer(id=1).save()",
    ),
    ("no_mutable_module_state", "ui/a.py", "def f():\n    global x\n    x = 1"),
    ("no_mutable_module_state", "ui/a.py", "seen: list[int] = []"),
    ("no_mutable_module_state", "ui/a.py", "cache = dict()"),
    ("no_mutable_module_state", "ui/a.py", "SEEN = []\ndef f():\n    SEEN.append(1)"),
    ("no_mutable_module_state", "ui/a.py", "SEEN = {}\ndef f():\n    SEEN['a'] = 1"),
    ("one_event_loop", "ui/a.py", "dialog = QDialog()\ndialog.exec()"),
    ("one_event_loop", "ui/a.py", "QMenu(self).exec()"),
    ("one_event_loop", "ui/a.py", "QApplication.processEvents()"),
    ("one_event_loop", "ui/a.py", "QMessageBox.question(self, 'a', 'b')"),
    ("no_bare_disconnect", "ui/a.py", "self.saved.disconnect()"),
    ("errors_are_not_swallowed", "ui/a.py", "try:\n    f()\nexcept Exception:\n    pass"),
    ("errors_are_not_swallowed", "ui/a.py", "try:\n    f()\nexcept (ValueError, Exception): ..."),
    ("errors_are_not_swallowed", "ui/a.py", "try:\n    f()\nexcept:\n    raise"),
    ("errors_are_not_swallowed", "ui/a.py", "try:\n    f()\nexcept BaseException:\n    g()"),
    ("errors_are_not_swallowed", "ui/a.py", "with contextlib.suppress(Exception):\n    f()"),
    ("short_pieces", "smallcrm/services/a.py", f"def f():\n{LONG}"),
    ("short_pieces", "ui/a.py", f"class A:\n{METHODS}"),
    ("short_files", "tests/test_a.py", "x = 1\n" * 301),
    ("explained", "ui/a.py", "x = 1"),
    ("explained", "ui/a.py", '"""Only one sentence."""'),
    ("no_pretending", "tests/test_a.py", "from unittest.mock import MagicMock"),
    ("no_pretending", "tests/test_a.py", "import time\ntime.sleep(1)"),
]

# what the rules must let through
KEPT = [
    ("main.py", "import os\nfrom datetime import datetime\nA = (os.environ, datetime.now())"),
    ("smallcrm/domain/made_up/a.py", "import random\ndice = random.Random(7)\ndice.choice([1])"),
    ("smallcrm/services/a.py", "from smallcrm.storage.models import Visit\nVisit.create(a=1)"),
    ("smallcrm/services/a.py", "with store.action('a', at=now):\n    store.next_number('a')"),
    ("ui/a.py", "drag = QDrag(self)\ndrag.exec(Qt.DropAction.CopyAction)"),
    ("main.py", "app = QApplication([])\nsys.exit(app.exec())"),
    ("ui/a.py", "self.saved.disconnect(self._on_saved)"),
    ("ui/jobs.py", "try:\n    f()\nexcept Exception as error:\n    told(error)"),
    ("smallcrm/storage/a.py", "try:\n    f()\nexcept BaseException:\n    undo()\n    raise"),
    ("ui/a.py", "WIDTHS = {'a': 1}\ndef f():\n    rows = []\n    rows.append(WIDTHS['a'])"),
    ("ui/a.py", "from PySide6.QtNetwork import QLocalServer, QLocalSocket"),
    ("ui/a.py", f"def _build(self):\n{LONG}"),
    ("ui/a.py", "def refresh(self, today: date):\n    return say('Select a customer from here')"),
]


@cache
def sources() -> tuple[Source, ...]:
    """Every file of the program and of its tests."""
    return tuple(_sources())


def _sources() -> Iterator[Source]:
    for folder in ("smallcrm", "ui", "tests"):
        for path in sorted((TOP / folder).rglob("*.py")):
            yield Source.of(path.relative_to(TOP).as_posix(), path.read_text(encoding="utf-8"))
    main = TOP / "main.py"
    if main.exists():
        yield Source.of("main.py", main.read_text(encoding="utf-8"))


def is_meant_for(rule: Rule, source: Source) -> bool:
    """Tests read clocks, make files and write rows as they please."""
    return rule not in PROGRAM_RULES or source.is_in(*house_rules.PROGRAM)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_the_house_keeps_its_rule(rule: Rule) -> None:
    found = [
        f"{source.path}:{line}: {what}"
        for source in sources()
        if is_meant_for(rule, source)
        for line, what in rule(source)
    ]
    assert not found, "\n".join([rule.__doc__ or "", *found])


@pytest.mark.parametrize(("rule", "path", "text"), BREACHES)
def test_a_breach_is_caught(rule: str, path: str, text: str) -> None:
    assert list(RULES[rule](Source.of(path, text)))


@pytest.mark.parametrize(("path", "text"), KEPT)
def test_what_is_allowed_is_let_through(path: str, text: str) -> None:
    explained = f'"""What lives here. What does not."""\n{text}'
    source = Source.of(path, explained)
    assert [found for rule in RULES.values() for found in rule(source)] == []


def test_every_rule_has_its_breach() -> None:
    assert {name for name, _, _ in BREACHES} == set(RULES)


def test_the_rules_look_at_the_whole_program() -> None:
    paths = {source.path for source in sources()}
    assert {"smallcrm/storage/store.py", "ui/theme.py", "tests/test_architecture.py"} <= paths


def test_everything_is_caught_at_no_more_than_three_doors() -> None:
    doors = [
        source.path
        for source in sources()
        if source.is_in(*house_rules.PROGRAM)
        and list(house_shape.errors_are_not_swallowed(Source("elsewhere", "", source.tree)))
    ]
    assert set(doors) <= set(house_shape.CATCH_ALL_DOORS)
