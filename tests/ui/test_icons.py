"""The icons in the box are those that the window draws."""

import re

from smallcrm.resources import resource

WORDS = re.compile(r'"([a-z0-9-]+)"')


def test_every_icon_in_the_box_is_named_somewhere_in_the_program() -> None:
    root = resource().parent
    files = [path for room in ("ui", "smallcrm") for path in (root / room).rglob("*.py")]
    named = {word for path in files for word in WORDS.findall(path.read_text(encoding="utf-8"))}

    icons = {path.stem for path in resource("icons").glob("*.svg")}

    assert "plus" in icons
    assert sorted(icons - named) == []
