"""周期任务: templates whose periods are laid out as tasks whenever one is saved."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from models.actions.records import Seen
from models.actions.tasks.series import keep_series
from models.ledger import Ledger
from models.ledgers.tasks.series import TASK_SERIES
from models.store.ledger_file import Store
from ui.ledger.page import LedgerPage
from ui.ledger.panels.place import place_for
from ui.rooms.tasks.panels.periods_panel import PeriodsPanel
from ui.workplace import Workplace


class SeriesRoom(LedgerPage):
    """The page of the series; 保存 lays out the tasks of the periods."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        super().__init__(workplace, TASK_SERIES, parent)
        self.set_keep(_keep)
        self.add_record_panel("各期任务", place_for(workplace, PeriodsPanel))


def _keep(store: Store, _ledger: Ledger, raw: Mapping[str, object], seen: Seen | None) -> int:
    return keep_series(store, raw, seen)
