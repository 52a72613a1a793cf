"""The colours can be read, in both palettes."""

import re
from pathlib import Path

import pytest

from smallcrm.resources import resource
from ui.tokens import DARK, LIGHT, Tokens, contrast

TEXT = 4.5  # WCAG 2.2, 1.4.3
LARGE_AND_EDGES = 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
TEXT_PAIRS = [
    (ink, ground)
    for ground in ("ground", "panel", "hover")
    for ink in ("ink", "mute", "accent", "warn", "info")
] + [
    ("on_accent", "accent"),
    ("on_accent", "accent_strong"),
    ("accent", "on_accent"),
    ("ink", "accent_soft"),
    ("accent", "accent_soft"),
    ("warn", "warn_soft"),
    ("info", "info_soft"),
    ("ink", "info_soft"),
    ("ink", "ring"),
    ("rail_ink", "rail"),
    ("rail_ink", "rail_chosen"),
    ("rail_mute", "rail"),
    ("practice_ink", "practice"),
]
EDGE_PAIRS = [("edge", "ground"), ("edge", "panel"), ("gold", "panel"), ("gold", "ring")]
LOOK_TABLE = {  # LOOK.md, light and dark
    "ground": ("#F6F4F0", "#171C1E"),
    "panel": ("#FFFFFF", "#20272A"),
    "ink": ("#22303C", "#ECEFF1"),
    "mute": ("#5B6874", "#A3B0B8"),
    "line": ("#E3DED5", "#323B3F"),
    "edge": ("#8A8274", "#748087"),
    "accent": ("#1F6F63", "#5BB8A8"),
    "on_accent": ("#FFFFFF", "#171C1E"),
    "accent_soft": ("#E1EFEC", "#1E3A36"),
    "warn": ("#B3402E", "#F08C7B"),
    "warn_soft": ("#F9E4E0", "#45241F"),
    "info": ("#2F5D8C", "#8DB8E2"),
    "info_soft": ("#E4EDF6", "#1E2F40"),
    "gold": ("#8A5A08", "#E2B45C"),
    "rail": ("#20312F", "#10181A"),
    "rail_ink": ("#DCE7E4", "#C9D6D2"),
}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_its_ground(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_borders_of_controls_and_the_notch_can_be_seen(
    tokens: Tokens, edge: str, ground: str
) -> None:
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= LARGE_AND_EDGES


def test_contrast_is_the_one_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_the_colours_are_those_of_the_design() -> None:
    for name, both in LOOK_TABLE.items():
        assert (getattr(LIGHT, name), getattr(DARK, name)) == both, name


def test_no_other_file_of_the_window_names_a_colour() -> None:
    ui = resource().parent / "ui"
    colour = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|QColor\(\"|rgba?\(")
    wrong = [p.name for p in _files(ui) if colour.search(p.read_text(encoding="utf-8"))]
    assert wrong == []


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.py") if path.name != "tokens.py"]
