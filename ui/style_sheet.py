"""The one style sheet of the window, made from the tokens.

Only our own words and numbers go in; no text from people ever does.
"""

from collections.abc import Callable

from ui.tokens import FINDER_HEIGHT, Tokens

Px = Callable[[int], int]

TONES = (
    "ink",
    "mute",
    "warn",
    "info",
    "accent",
    "on_accent",
    "rail_ink",
    "rail_mute",
    "practice_ink",
)
MUTED_ROLES = ("second", "small", "tiny")


def style_sheet(tokens: Tokens, px: Px) -> str:
    """The whole sheet for one palette at one text size.

    Fonts are set by the theme: a style sheet can not reach the weights of a variable font.
    """
    return "\n".join([_labels(tokens), _surfaces(tokens, px), _fields(tokens, px)])


def _labels(t: Tokens) -> str:
    rules = [f"QLabel {{ color: {t.ink}; background: transparent; }}"]
    mutes = ", ".join(f'QLabel[role="{role}"]' for role in MUTED_ROLES)
    rules.append(f"{mutes} {{ color: {t.mute}; }}")
    rules.extend(f'QLabel[tone="{tone}"] {{ color: {getattr(t, tone)}; }}' for tone in TONES)
    return "\n".join(rules)


def _surfaces(t: Tokens, px: Px) -> str:
    return f"""
QWidget[surface="ground"] {{ background: {t.ground}; }}
QFrame[surface="panel"] {{ background: {t.panel}; border: 1px solid {t.line};
  border-radius: {px(12)}px; }}
QFrame[surface="say"] {{ background: {t.ground}; border: 0; border-radius: {px(12)}px; }}
QFrame[surface="line"] {{ background: {t.line}; border: 0; }}
QFrame[surface="rail"] {{ background: {t.rail}; border: 0; }}
QFrame[surface="bottom"] {{ background: {t.panel}; border: 0; border-top: 1px solid {t.line}; }}
QFrame[surface="banner"] {{ background: {t.info_soft}; border: 0; }}
QFrame[surface="practice"] {{ background: {t.practice}; border: 0; }}
QFrame[surface="warn"] {{ background: {t.warn_soft}; border: 0; border-radius: {px(8)}px; }}
QListView[surface="found"] {{ background: {t.panel}; border: 1px solid {t.edge};
  border-radius: {px(8)}px; padding: 2px; }}
QScrollArea {{ background: transparent; border: 0; }}
QScrollArea > QWidget > QWidget[surface="clear"] {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: {px(12)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(12)}px; margin: 0; }}
QScrollBar::handle {{ background: {t.edge}; border-radius: {px(3)}px;
  margin: {px(3)}px; min-height: {px(28)}px; min-width: {px(28)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QToolTip {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.edge};
  padding: {px(4)}px; }}
QMenu {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.edge};
  padding: {px(4)}px; }}
QMenu::item {{ padding: {px(6)}px {px(16)}px; border-radius: {px(4)}px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.ink}; }}
QProgressBar {{ background: {t.line}; border: 0; border-radius: {px(3)}px; max-height: {px(6)}px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: {px(3)}px; }}
"""


def _fields(t: Tokens, px: Px) -> str:
    inside = px(9)
    return f"""
QLineEdit, QPlainTextEdit {{ background: {t.panel}; color: {t.ink};
  border: 1px solid {t.edge}; border-radius: {px(8)}px; padding: 0 {inside}px;
  selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QLineEdit, QPlainTextEdit {{ placeholder-text-color: {t.mute}; }}
QLineEdit {{ min-height: {px(34)}px; }}
QPlainTextEdit {{ padding: {px(6)}px {px(6)}px; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {t.accent};
  padding: 0 {inside - 1}px; min-height: {px(34) - 2}px; }}
#finder {{ min-height: {px(FINDER_HEIGHT) - 2}px; }}
#finder:focus {{ min-height: {px(FINDER_HEIGHT) - 4}px; }}
QPlainTextEdit:focus {{ padding: {px(6) - 1}px; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 2px solid {t.warn}; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ color: {t.mute}; background: {t.ground}; }}
QAbstractItemView {{ background: {t.panel}; color: {t.ink}; border: 1px solid {t.line};
  border-radius: {px(12)}px; padding: {px(4)}px; outline: 0;
  selection-background-color: {t.accent_soft};
  selection-color: {t.ink}; }}
QAbstractItemView:focus {{ border: 2px solid {t.accent}; padding: {px(4) - 1}px; }}
QHeaderView {{ background: {t.panel}; border: 0; border-radius: 0; padding: 0; }}
QHeaderView::section {{ background: {t.panel}; color: {t.mute}; border: 0;
  border-bottom: 1px solid {t.line}; padding: {px(6)}px {px(8)}px; }}
QComboBox QAbstractItemView {{ border-radius: 0; padding: 0; border: 1px solid {t.edge}; }}
"""
