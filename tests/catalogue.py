"""Collects every English key of the program for translators: `python -m tests.catalogue`.

Writes resources/translations/smallcrm.pot; a test says whether it is up to date.
"""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from smallcrm.resources import resource

ROOT = Path(__file__).resolve().parent.parent
POT = resource("translations", "smallcrm.pot")
ROOMS = ("smallcrm", "ui")
FIRST_ARGUMENT = frozenset(
    {"sentence", "say", "text", "_say", "counted", "Sentence", "ShopError", "StoreError"}
)
SECOND_ARGUMENT = frozenset({"Invalid"})
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)  # a date of its own would change the file each time


class Key(NamedTuple):
    """One text to translate; plural is "" when it has none."""

    text: str
    plural: str
    path: str


def keys() -> list[Key]:
    """Every key of the program, by file and then by place in it."""
    found: list[Key] = []
    for path in _sources():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        name = path.relative_to(ROOT).as_posix()
        found.extend(Key(text, plural, name) for text, plural in _keys_in(tree))
    return found


def formatted_keys() -> list[str]:
    """Where a key is put together while running, so that nobody can translate it."""
    return [
        f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
        for path in _sources()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(_key_node(node), ast.JoinedStr)
    ]


def as_pot() -> bytes:
    """The catalogue without translations, always in the same order."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalogue = Catalog(
        project="SmallCRM",
        version="1",
        creation_date=NO_DATE,
        revision_date=NO_DATE,
        copyright_holder="the SmallCRM authors",
    )
    for key in keys():
        text = (key.text, key.plural) if key.plural else key.text
        catalogue.add(text, locations=[(key.path, 0)])
    file = BytesIO()
    write_po(file, catalogue, include_lineno=False, sort_output=True, width=100)
    return file.getvalue()


def _sources() -> Iterator[Path]:
    main = ROOT / "main.py"
    if main.is_file():
        yield main
    for room in ROOMS:
        yield from sorted((ROOT / room).rglob("*.py"))


def _keys_in(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            text = _literal(_key_node(node))
            if text.strip():
                yield text, _plural(node)


def _key_node(call: ast.Call) -> ast.expr | None:
    name = _called(call)
    place = 1 if name in SECOND_ARGUMENT else 0
    if name not in FIRST_ARGUMENT | SECOND_ARGUMENT or len(call.args) <= place:
        return None
    return call.args[place]


def _plural(call: ast.Call) -> str:
    if _called(call) == "counted" and len(call.args) > 1:
        return _literal(call.args[1])
    return next((_literal(k.value) for k in call.keywords if k.arg == "plural"), "")


def _called(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal(node: ast.expr | None) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ""


if __name__ == "__main__":
    POT.write_bytes(as_pot())
    print(f"{len({key.text for key in keys()})} texts")
