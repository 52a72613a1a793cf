"""The look of the running window: palette, fonts and style sheet for light and dark, any size.

The theme hangs on the QApplication. The colours themselves stand in tokens.py.
"""

import sys
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from smallcrm.resources import resource
from ui.style_sheet import style_sheet
from ui.tokens import DARK, LIGHT, PERCENT_MAX, PERCENT_MIN, TYPES, Mode, Tokens

__all__ = ["Mode", "Theme", "palette", "theme"]
THEME_NAME = "smallcrm_theme"
WEIGHT_AXIS = QFont.Tag("wght")  # Qt finds only the normal weight of a bundled variable font
BODY_ON_WINDOWS = 15  # LOOK: Windows draws the same size smaller


class Theme(QObject):
    """What every widget asks for colours, fonts and sizes; changed is emitted after a switch."""

    changed = Signal()

    def __init__(self, app: QApplication, mode: Mode = "system", percent: int = 100) -> None:
        super().__init__(app)
        vars(app)[THEME_NAME] = self
        self.mode: Mode = mode
        self.percent = percent
        self.tokens: Tokens = LIGHT
        self._app = app
        self._fonts: dict[str, QFont] = {}
        self._metrics: dict[str, QFontMetrics] = {}
        self._families = _load_fonts()
        app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self.apply(mode, percent)

    def apply(self, mode: Mode, percent: int) -> None:
        """Show the window in this mode at this text size (90 to 200 per cent)."""
        self.mode = mode
        self.percent = min(PERCENT_MAX, max(PERCENT_MIN, percent))
        self.tokens = DARK if self._is_dark() else LIGHT
        self._app.setPalette(palette(self.tokens))
        self._forget_fonts()
        self._app.setFont(self.font("body"))
        self._forget_fonts()  # what a role leaves open comes from the application's font
        self._app.setStyleSheet(style_sheet(self.tokens, self.px))
        self.changed.emit()

    def px(self, units: int) -> int:
        """A length of LOOK in pixels at the chosen text size."""
        return round(units * self.percent / 100)

    def font(self, role: str) -> QFont:
        """The font of a role named in tokens.TYPES."""
        if role not in self._fonts:
            self._fonts[role] = self._made_font(role)
        return QFont(self._fonts[role])

    def metrics(self, role: str) -> QFontMetrics:
        """How wide and high words are in the font of a role."""
        if role not in self._metrics:
            self._metrics[role] = QFontMetrics(self.font(role))
        return self._metrics[role]

    def _forget_fonts(self) -> None:
        self._fonts.clear()
        self._metrics.clear()

    def _made_font(self, role: str) -> QFont:
        size, weight = TYPES[role]
        font = QFont()
        font.setFamilies(self._families)
        real = self._body_size() if size == TYPES["body"].size else size
        font.setPixelSize(self.px(real))
        font.setWeight(QFont.Weight(weight))
        font.setVariableAxis(WEIGHT_AXIS, weight)
        return font

    def colour(self, name: str) -> QColor:
        """The colour of a token by its name."""
        return QColor(cast("str", getattr(self.tokens, name)))

    def _body_size(self) -> int:
        return BODY_ON_WINDOWS if sys.platform == "win32" else TYPES["body"].size

    def _is_dark(self) -> bool:
        if self.mode != "system":
            return self.mode == "dark"
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _on_system_changed(self) -> None:
        if self.mode == "system":
            self.apply(self.mode, self.percent)


def theme() -> Theme:
    """The theme of the running application; a light one is put up when there is none yet.

    The application carries it, as every widget asks for it many times while it is laid out.
    """
    app = QApplication.instance()
    found: Theme | None = vars(app).get(THEME_NAME)
    return found or Theme(cast("QApplication", app), "light")


def palette(tokens: Tokens) -> QPalette:
    """Qt's palette for widgets that the style sheet does not reach."""
    roles = QPalette.ColorRole
    pairs = {
        roles.Window: tokens.ground,
        roles.WindowText: tokens.ink,
        roles.Base: tokens.panel,
        roles.AlternateBase: tokens.hover,
        roles.Text: tokens.ink,
        roles.PlaceholderText: tokens.mute,
        roles.Button: tokens.panel,
        roles.ButtonText: tokens.ink,
        roles.BrightText: tokens.warn,
        roles.Highlight: tokens.accent,
        roles.HighlightedText: tokens.on_accent,
        roles.Accent: tokens.accent,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.ToolTipBase: tokens.panel,
        roles.ToolTipText: tokens.ink,
        roles.Light: tokens.panel,
        roles.Midlight: tokens.line,
        roles.Mid: tokens.line,
        roles.Dark: tokens.edge,
        roles.Shadow: tokens.edge,
    }
    made = QPalette()
    for role, colour in pairs.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.mute))
    return made


def _load_fonts() -> list[str]:
    """Inter first, then whatever the system has for other scripts."""
    path = resource("fonts", "Inter.ttf")
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    number = QFontDatabase.addApplicationFont(str(path)) if path.is_file() else -1
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return [*families[:1], system]
