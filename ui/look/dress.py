"""Dresses the application: style, colours, letters, and Qt's own words in Chinese."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.look import colours, fonts
from ui.look.style import style_sheet


def apply_look(app: QApplication) -> None:
    """Give ``app`` the program's look; call once, before the first window.

    Fractional screen scales (125, 150 %) need PassThrough rounding, which is
    what Qt 6 does unless QT_SCALE_FACTOR_ROUNDING_POLICY says otherwise.
    """
    chinese = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    chinese.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    QLocale.setDefault(chinese)
    _speak_chinese(app)
    app.setStyle("Fusion")
    app.setPalette(palette())
    app.setFont(fonts.body_font())
    app.setStyleSheet(style_sheet())


def palette() -> QPalette:
    """Fusion's colours, for everything the style sheet does not name."""
    role = QPalette.ColorRole
    dressed = QPalette()
    for which, colour in {
        role.Window: colours.DESK,
        role.WindowText: colours.INK,
        role.Base: colours.PAPER,
        role.AlternateBase: colours.STRIPE,
        role.Text: colours.INK,
        role.Button: colours.PAPER,
        role.ButtonText: colours.INK,
        role.ToolTipBase: colours.PAPER,
        role.ToolTipText: colours.INK,
        role.PlaceholderText: colours.INK_FAINT,
        role.Highlight: colours.ACCENT,
        role.HighlightedText: colours.ON_ACCENT,
        role.Link: colours.ACCENT,
        role.Accent: colours.ACCENT,
    }.items():
        dressed.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        dressed.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.INK_FAINT))
    return dressed


def _speak_chinese(app: QApplication) -> None:
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_zh_CN", folder):
        app.installTranslator(translator)
