"""The style sheet, in pieces: one for each family of things on a window.

Widgets say what they are by a property: ``kind`` of a button (primary, quiet,
danger, link, rail) and ``role`` of a label or frame (title, section, help,
complaint, soft, card, rail, bar).
"""

from __future__ import annotations

from collections.abc import Callable

from models.resources import resource
from ui.look import colours as c
from ui.look.spacing import CONTROL_HEIGHT


def style_sheet() -> str:
    """The whole sheet for ``QApplication.setStyleSheet``."""
    pieces: tuple[Callable[[], str], ...] = (
        _ground,
        _labels,
        _buttons,
        _special_buttons,
        _fields,
        _marks,
        _combo_boxes,
        _tables,
        _headers_and_trees,
        _tabs_and_groups,
        _frames,
        _calendar,
        _scroll_bars,
    )
    return "\n".join(piece() for piece in pieces)


def _mark(name: str) -> str:
    return f'url("{resource("icons", "style", name + ".svg").as_posix()}")'


def _ground() -> str:
    return f"""
QToolTip {{ color: {c.INK}; background-color: {c.PAPER}; border: 1px solid {c.LINE_STRONG};
  padding: 4px; }}
QMenu {{ background-color: {c.PAPER}; border: 1px solid {c.LINE_STRONG}; padding: 4px 0; }}
QMenu::item {{ padding: 6px 28px 6px 12px; }}
QMenu::icon {{ padding-left: 10px; }}
QMenu::item:selected {{ color: {c.INK}; background-color: {c.SELECTED}; }}
QMenu::item:disabled {{ color: {c.INK_FAINT}; }}
QMenu::separator {{ height: 1px; background: {c.LINE}; margin: 4px 8px; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QProgressBar {{ border: 1px solid {c.LINE_STRONG}; border-radius: 3px;
  background-color: {c.PAPER}; min-height: 8px; max-height: 8px; }}
QProgressBar::chunk {{ background-color: {c.ACCENT}; }}
"""


def _labels() -> str:
    return f"""
QLabel[role="title"] {{ color: {c.INK}; }}
QLabel[role="section"] {{ color: {c.INK}; }}
QLabel[role="help"], QLabel[role="soft"] {{ color: {c.INK_SOFT}; }}
QLabel[role="railHeading"] {{ color: {c.INK_FAINT}; padding: 4px 4px 1px 9px; }}
QLabel[role="complaint"] {{ color: {c.OVERDUE}; }}
QLabel[role="code"] {{ color: {c.INK}; background-color: {c.HEADER}; border: 1px solid {c.LINE};
  padding: 6px 12px; }}
"""


def _buttons() -> str:
    return f"""
QPushButton {{ color: {c.INK}; background-color: {c.PAPER}; border: 1px solid {c.LINE_STRONG};
  border-radius: 4px; padding: 0 14px; min-height: {CONTROL_HEIGHT - 2}px; }}
QPushButton:hover {{ background-color: {c.HEADER}; }}
QPushButton:pressed {{ background-color: {c.RAIL}; }}
QPushButton:focus {{ border: 2px solid {c.ACCENT}; padding: 0 13px;
  min-height: {CONTROL_HEIGHT - 4}px; }}
QPushButton:disabled {{ color: {c.INK_FAINT}; background-color: {c.DESK};
  border: 1px solid {c.LINE}; }}
QPushButton[kind="primary"] {{ color: {c.ON_ACCENT}; background-color: {c.ACCENT};
  border: 1px solid {c.ACCENT}; }}
QPushButton[kind="primary"]:hover {{ background-color: {c.ACCENT_OVER}; }}
QPushButton[kind="primary"]:pressed {{ background-color: {c.ACCENT_DOWN}; }}
QPushButton[kind="primary"]:focus {{ border: 2px solid {c.INK}; }}
QPushButton[kind="primary"]:disabled {{ color: {c.INK_FAINT}; background-color: {c.RAIL};
  border: 1px solid {c.LINE}; }}
QPushButton[kind="danger"] {{ color: {c.OVERDUE}; background-color: {c.PAPER};
  border: 1px solid {c.OVERDUE}; }}
QPushButton[kind="danger"]:hover {{ color: {c.PAPER}; background-color: {c.OVERDUE}; }}
QPushButton[kind="danger"]:pressed {{ color: {c.PAPER}; background-color: {c.OVERDUE_OVER}; }}
QPushButton[kind="danger"]:focus {{ border: 2px solid {c.OVERDUE}; }}
QPushButton[kind="danger"]:disabled {{ color: {c.INK_FAINT}; background-color: {c.DESK};
  border: 1px solid {c.LINE}; }}
QPushButton::menu-indicator {{ image: {_mark("arrow-down")}; width: 12px; height: 12px;
  subcontrol-origin: padding; subcontrol-position: center right; right: 8px; }}
"""


def _special_buttons() -> str:
    return f"""
QPushButton[kind="link"] {{ color: {c.ACCENT}; background-color: transparent;
  border: 1px solid transparent;
  padding: 0 6px; min-height: 24px; }}
QPushButton[kind="link"]:hover {{ color: {c.ACCENT_OVER}; text-decoration: underline; }}
QPushButton[kind="link"]:focus {{ border: 1px solid {c.ACCENT}; padding: 0 6px; min-height: 24px; }}
QToolButton {{ color: {c.INK}; background-color: transparent; border: 1px solid transparent;
  border-radius: 4px; padding: 4px 6px; }}
QToolButton:hover {{ background-color: {c.RAIL}; }}
QToolButton:pressed, QToolButton:checked {{ background-color: {c.SELECTED}; }}
QToolButton:focus {{ border: 1px solid {c.ACCENT}; }}
QToolButton:disabled {{ color: {c.INK_FAINT}; }}
QToolButton[kind="rail"] {{ color: {c.INK_SOFT}; border-radius: 0;
  border-left: 3px solid transparent; padding: 4px 4px 4px 6px; }}
QToolButton[kind="rail"]:hover {{ color: {c.INK}; background-color: {c.LINE}; }}
QToolButton[kind="rail"]:checked {{ color: {c.ACCENT}; background-color: {c.PAPER};
  border-left: 3px solid {c.ACCENT}; }}
QToolButton[kind="rail"]:focus {{ border: 1px solid {c.ACCENT};
  border-left: 3px solid {c.ACCENT}; }}
QToolButton[kind="filter"] {{ border: 1px solid {c.LINE_STRONG};
  background-color: {c.PAPER}; padding: 4px 24px 4px 10px; }}
QToolButton[kind="filter"]:checked {{ color: {c.ACCENT}; border: 1px solid {c.ACCENT};
  background-color: {c.ACCENT_TINT}; }}
QToolButton::menu-indicator {{ image: none; }}
QToolButton[kind="filter"]::menu-indicator {{ image: {_mark("arrow-down")};
  width: 12px; height: 12px; subcontrol-position: center right; right: 8px; }}
"""


def _fields() -> str:
    kinds = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox", "QAbstractSpinBox")

    def each(state: str = "") -> str:
        return ", ".join(kind + state for kind in kinds)

    return f"""
{each()} {{ color: {c.INK}; background-color: {c.PAPER}; border: 1px solid {c.LINE_STRONG};
  border-radius: 3px; padding: 1px 7px; selection-color: {c.ON_ACCENT};
  selection-background-color: {c.ACCENT};
  placeholder-text-color: {c.INK_FAINT}; }}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: {CONTROL_HEIGHT - 4}px; }}
QPlainTextEdit, QTextEdit {{ padding: 3px 4px; }}
{each(":focus")} {{ border: 2px solid {c.ACCENT}; padding: 0 6px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: 2px 3px; }}
{each('[wrong="true"]')} {{ border: 2px solid {c.OVERDUE}; padding: 0 6px; }}
QPlainTextEdit[wrong="true"], QTextEdit[wrong="true"] {{ padding: 2px 3px; }}
{each(":disabled")} {{ color: {c.INK_FAINT}; background-color: {c.DESK};
  border: 1px solid {c.LINE}; }}
QLineEdit:read-only {{ background-color: {c.DESK}; border: 1px solid {c.LINE}; }}
QTableView QLineEdit {{ border-radius: 0; min-height: 0; }}
"""


def _marks() -> str:
    return f"""
QCheckBox, QRadioButton {{ spacing: 8px; min-height: 24px; }}
QCheckBox:focus, QRadioButton:focus {{ color: {c.ACCENT}; text-decoration: underline; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.INK_FAINT}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px;
  border: 1px solid {c.LINE_STRONG}; background-color: {c.PAPER}; }}
QCheckBox::indicator {{ border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:checked {{ background-color: {c.ACCENT}; border: 1px solid {c.ACCENT};
  image: {_mark("check-white")}; }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {c.ACCENT}; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {c.ACCENT}; }}
"""


def _combo_boxes() -> str:
    return f"""
QComboBox {{ padding-right: 24px; }}
QComboBox::drop-down {{ subcontrol-origin: border; subcontrol-position: center right;
  width: 24px; border: none; }}
QComboBox::down-arrow {{ image: {_mark("arrow-down")}; width: 14px; height: 14px; }}
QComboBox::down-arrow:disabled {{ image: {_mark("arrow-down-disabled")}; }}
QComboBox QAbstractItemView, QListView[role="completion"] {{ color: {c.INK};
  background-color: {c.PAPER};
  border: 1px solid {c.LINE_STRONG}; selection-color: {c.INK};
  selection-background-color: {c.SELECTED}; outline: none; }}
QComboBox QAbstractItemView::item, QListView[role="completion"]::item {{ min-height: 28px;
  padding: 0 6px; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 18px; border: none; }}
QSpinBox::up-arrow {{ image: {_mark("arrow-up")}; width: 12px; height: 12px; }}
QSpinBox::down-arrow {{ image: {_mark("arrow-down")}; width: 12px; height: 12px; }}
"""


def _tables() -> str:
    return f"""
QTableView, QTreeView, QListView {{ color: {c.INK}; background-color: {c.PAPER};
  alternate-background-color: {c.STRIPE};
  border: 1px solid {c.LINE}; gridline-color: {c.LINE};
  selection-color: {c.INK}; selection-background-color: {c.SELECTED}; }}
QTableView:focus, QTreeView:focus, QListView:focus {{ border: 1px solid {c.ACCENT}; }}
QTableView::item {{ border: none; padding: 0 8px; }}
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected {{
  color: {c.INK}; background-color: {c.SELECTED}; }}
QTreeView::item {{ min-height: 30px; }}
QTableCornerButton::section {{ background-color: {c.HEADER}; border: none;
  border-bottom: 1px solid {c.LINE}; }}
"""


def _headers_and_trees() -> str:
    return f"""
QHeaderView {{ background-color: {c.HEADER}; border: none; }}
QHeaderView::section {{ color: {c.INK_SOFT}; background-color: {c.HEADER}; border: none;
  border-right: 1px solid {c.LINE}; border-bottom: 1px solid {c.LINE_STRONG}; padding: 0 8px;
  min-height: 31px; }}
QHeaderView::section:hover {{ color: {c.INK}; background-color: {c.RAIL}; }}
QHeaderView::section:vertical {{ border-bottom: 1px solid {c.LINE}; min-height: 0;
  padding: 0 6px; }}
QHeaderView::down-arrow {{ image: {_mark("arrow-down")}; width: 12px; height: 12px;
  subcontrol-position: center right; }}
QHeaderView::up-arrow {{ image: {_mark("arrow-up")}; width: 12px; height: 12px;
  subcontrol-position: center right; }}
QTreeView::branch:has-children:closed {{ image: {_mark("branch-closed")}; }}
QTreeView::branch:has-children:open {{ image: {_mark("branch-open")}; }}
"""


def _tabs_and_groups() -> str:
    return f"""
QTabWidget::pane {{ border: none; border-top: 1px solid {c.LINE}; }}
QTabBar::tab {{ color: {c.INK_SOFT}; background-color: transparent; border: none;
  border-bottom: 3px solid transparent; padding: 6px 14px; min-height: 24px; }}
QTabBar::tab:hover {{ color: {c.INK}; }}
QTabBar::tab:selected {{ color: {c.ACCENT}; border-bottom: 3px solid {c.ACCENT}; }}
QTabBar::tab:focus {{ text-decoration: underline; }}
QGroupBox {{ border: none; border-top: 1px solid {c.LINE}; margin-top: 12px; padding-top: 16px; }}
QGroupBox::title {{ color: {c.INK}; subcontrol-origin: margin; subcontrol-position: top left;
  padding: 0 8px 0 0; }}
QSplitter::handle {{ background-color: {c.LINE}; }}
QSplitter::handle:hover {{ background-color: {c.ACCENT}; }}
"""


def _frames() -> str:
    return f"""
QFrame[role="rail"] {{ background-color: {c.RAIL}; border: none;
  border-right: 1px solid {c.LINE}; }}
QFrame[role="bar"] {{ background-color: {c.DESK}; border: none; border-top: 1px solid {c.LINE}; }}
QFrame[role="card"] {{ background-color: {c.PAPER}; border: 1px solid {c.LINE};
  border-radius: 4px; }}
QFrame[role="rule"] {{ background-color: {c.LINE}; border: none; max-height: 1px;
  min-height: 1px; }}
QScrollArea {{ border: none; background-color: transparent; }}
QScrollArea[role="detail"] QLabel {{ background-color: {c.PAPER}; }}
QScrollArea[role="detail"] {{ background-color: {c.PAPER}; border: 1px solid {c.LINE}; }}
"""


def _calendar() -> str:
    bar = "QCalendarWidget QWidget#qt_calendar_navigationbar"
    return f"""
{bar} {{ background-color: {c.HEADER}; border-bottom: 1px solid {c.LINE}; }}
{bar} QToolButton {{ color: {c.INK}; padding: 4px 8px; }}
QCalendarWidget QTableView {{ border: none; }}
QCalendarWidget QTableView::item {{ padding: 0; }}
"""


def _scroll_bars() -> str:
    return f"""
QScrollBar:vertical {{ background: {c.DESK}; width: 14px; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: {c.DESK}; height: 14px; margin: 0; border: none; }}
QScrollBar::handle {{ background: {c.LINE_STRONG}; border-radius: 4px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.INK_FAINT}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""
