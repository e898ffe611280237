"""设置: its pages at the left, one of them at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.look import spacing
from ui.parts.heading import page_title
from ui.parts.side_list import SideList
from ui.rooms.catalogue import ledger_page
from ui.rooms.settings.mediation.pages import MEDIATION_PAGES
from ui.workplace import Workplace

_WIDTH = 140
Make = Callable[[Workplace, QWidget], QWidget]


def _office(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.settings.office_page import OfficePage

    return OfficePage(workplace, parent)


def _people(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.people.page import PeoplePage

    return PeoplePage(workplace, parent)


def _clearing(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.clearing.page import ClearingPage

    return ClearingPage(workplace, parent)


def _words(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.settings.words_page import WordsPage

    return WordsPage(workplace, parent)


def _cadences(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.settings.cadences_page import cadences_page

    return cadences_page(workplace, parent)


def _rollover(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.settings.rollover_page import RolloverPage

    return RolloverPage(workplace, parent)


def _traces(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.traces.page import TracesPage

    return TracesPage(workplace, parent)


def _handover(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.handover.page import HandoverPage

    return HandoverPage(workplace, parent)


def _backup(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.backup.page import BackupPage

    return BackupPage(workplace, parent)


def _about(workplace: Workplace, parent: QWidget) -> QWidget:
    from ui.rooms.settings.about_page import AboutPage

    return AboutPage(workplace, parent)


PAGES: dict[str, tuple[str, Make]] = {
    "office": ("本单位", _office),
    "words": ("词表", _words),
    "workdays": ("放假安排", lambda workplace, parent: ledger_page(workplace, "workdays", parent)),
    "activity_cadences": ("活动周期", _cadences),
    "corrections": (
        "常见错词",
        lambda workplace, parent: ledger_page(workplace, "corrections", parent),
    ),
    **MEDIATION_PAGES,
    "rollover": ("年度结转", _rollover),
    "backup": ("备份和恢复", _backup),
    "people": ("账号和密钥", _people),
    "clearing": ("到期清除", _clearing),
    "traces": ("操作记录", _traces),
    "handover": ("离任交接", _handover),
    "about": ("关于", _about),
}


class SettingsPage(QWidget):
    """Each page is built when it is first turned to."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workplace = workplace
        self._built: dict[str, QWidget] = {}
        self.list = SideList("设置的各页", self)
        self.list.setFixedWidth(_WIDTH)
        self.stack = QStackedWidget(self)
        left = QVBoxLayout()
        left.setContentsMargins(*(spacing.BETWEEN, spacing.BETWEEN, 0, spacing.BETWEEN))
        left.setSpacing(spacing.INSIDE)
        left.addWidget(page_title("设置", self))
        left.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(self.stack, 1)
        self.list.selectionModel().currentChanged.connect(self._turn)
        self.list.show_names([title for title, _ in PAGES.values()])

    def show_page(self, name: str) -> None:
        """Turn to a page by its name."""
        self.list.choose(list(PAGES).index(name))

    def select(self, record_id: int) -> None:
        """Show a record, or a batch of the log, in the page turned to."""
        select = getattr(self.stack.currentWidget(), "select", None)
        if select is not None:
            select(record_id)

    def page(self, name: str) -> QWidget:
        """The page of that name, built if need be."""
        if name not in self._built:
            self._built[name] = PAGES[name][1](self._workplace, self.stack)
            self.stack.addWidget(self._built[name])
        return self._built[name]

    def leave(self) -> None:
        """The window closes: forms inside put aside what is unsaved."""
        for page in self._built.values():
            put_aside = getattr(page, "leave", None)
            if put_aside is not None:
                put_aside()

    def _turn(self) -> None:
        self.stack.setCurrentWidget(self.page(list(PAGES)[max(self.list.row(), 0)]))
