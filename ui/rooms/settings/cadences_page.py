"""活动周期: the usual page of its ledger, with the plan's own cadences at hand."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from models.actions.daily.likely import fill_plan_cadences
from models.ledgers.work.activities import ACTIVITY_CADENCES
from ui.ledger.page import LedgerPage
from ui.ledger.sheets.telling import tell_done
from ui.ledger.toolbar import Act
from ui.rooms.catalogue import ledger_page
from ui.workplace import Workplace


def cadences_page(workplace: Workplace, parent: QWidget) -> QWidget:
    """Make the page; a ledger of the first release has no cadences until they are filled in."""
    page = ledger_page(workplace, ACTIVITY_CADENCES.name, parent)
    assert isinstance(page, LedgerPage)

    def fill() -> None:
        if workplace.attempt(page.window(), lambda: fill_plan_cadences(workplace.store)):
            tell_done(workplace, page, "方案里有、这里没有的活动已填入")

    page.add_action(Act("填入方案的周期", fill, "download", in_menu=True))
    return page
