"""One record of a sub-list goes to the recycle bin, after asking."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from models.actions import records
from models.ledger import Ledger
from ui import say
from ui.workplace import Workplace


def delete_one(workplace: Workplace, ledger: Ledger, record: Any, parent: QWidget) -> None:
    """Ask, and delete it; what must not be deleted is told."""
    name = ledger.name_of(record, workplace.office)
    said = f"删除1{ledger.counter}{ledger.one}：{name}？"
    if say.ask(parent, say.Question(said, "删除", destructive=True)):
        store = workplace.store
        if workplace.attempt(parent, lambda: records.retire(store, ledger, [record.id])):
            workplace.status.tell(f"已删除{ledger.one}“{name}”")
