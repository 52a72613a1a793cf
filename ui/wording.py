"""Makes Qt's own words, numbers and direction of writing follow the shop's language.

Our own words come from smallcrm/wording.py.
"""

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from smallcrm.wording import Wording


def follow_language(app: QApplication, wording: Wording) -> None:
    """Let Qt speak the language of the shop: its file dialogs, its menus, left or right."""
    locale = QLocale(f"{wording.language}_{wording.country}")
    QLocale.setDefault(locale)
    app.setLayoutDirection(locale.textDirection())
    if locale.textDirection() == Qt.LayoutDirection.LayoutDirectionAuto:
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator(app)
    if wording.language != "en" and translator.load(f"qtbase_{wording.language}", folder):
        app.installTranslator(translator)
