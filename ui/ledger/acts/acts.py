"""What is done with chosen records: each asks what it must, then calls one verb at the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from models.actions import finding, records, undoing
from models.actions.history import history_of
from models.actions.records import Seen
from models.actions.undoing import Done
from models.ledger import Ledger
from models.progress import Progress
from ui import say
from ui.ledger.acts.bulk import BulkDialog
from ui.ledger.acts.history_dialog import LinesDialog, history_dialog, recent_dialog
from ui.workplace import Workplace

Verb = Callable[[Progress], Any]
MOST_NAMED = 5
LOG = "traces"
"""The page of 设置 that shows the log; a batch is opened there like a record."""
_PIECE = 500


class RecordActs:
    """The acts of one page; ``owner`` is the widget that dialogs belong to."""

    def __init__(self, workplace: Workplace, ledger: Ledger, owner: QWidget) -> None:
        self._workplace, self._ledger, self._owner = workplace, ledger, owner

    def delete(self, ids: Sequence[int]) -> None:
        """Move records to the recycle bin, after a question that names them."""
        if not ids:
            return
        ledger, store = self._ledger, self._workplace.store
        said = f"删除{self._counted(ids)}：{self.names(ids)}？"
        detail = "它们和名下的记录、附件一起放进回收站，可以恢复。"
        question = say.Question(f"{said}{detail}", "删除", destructive=True)
        if say.ask(self._owner, question):
            self._do("删除", lambda p: records.retire(store, ledger, ids, "", p), "已删除")

    def restore(self, ids: Sequence[int]) -> None:
        """Bring records back from the recycle bin."""
        ledger, store = self._ledger, self._workplace.store
        if ids:
            self._do("恢复", lambda p: records.bring_back(store, ledger, ids, "", p), "已恢复")

    def change(self, ids: Sequence[int]) -> None:
        """Ask for fields and values, and write them into all records as one batch."""
        if not ids:
            return
        dialog = BulkDialog(self._workplace, self._ledger, len(ids), self._owner)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.write(ids, dialog.raw())
        dialog.deleteLater()

    def write(self, ids: Sequence[int], raw: dict[str, object]) -> None:
        """Write the same fields into several records as one batch."""
        ledger, store = self._ledger, self._workplace.store

        def change(progress: Progress) -> int:
            seen = [Seen(row.id, row.revision) for row in self._rows(ids)]
            return records.change_several(store, ledger, seen, raw, progress=progress)

        self._do("批量修改", change, "已修改")

    def undo(self) -> None:
        """Take the newest work back."""
        store = self._workplace.store
        self._carry_out(
            "撤销",
            lambda p: undoing.undo(store, progress=p),
            lambda done: self._tell("已撤销", done),
        )

    def redo(self) -> None:
        """Do again what was undone last."""
        store = self._workplace.store
        self._carry_out(
            "重做", lambda p: undoing.redo(store, p), lambda done: self._tell("已重做", done)
        )

    def show_history(self, record_id: int) -> None:
        """Show what happened to a record."""
        record = finding.one(self._workplace.store, self._ledger, record_id)
        name = self._ledger.name_of(record, self._workplace.office) if record is not None else ""
        entries = history_of(self._workplace.store, self._ledger, record_id)
        self._look(history_dialog(self._owner, name, entries))

    def show_recent(self) -> None:
        """Show the newest pieces of work."""
        self._look(recent_dialog(self._owner, undoing.recent(self._workplace.store)))

    def names(self, ids: Sequence[int]) -> str:
        """Return what the first few records are called."""
        rows = finding.rows_by_id(self._workplace.store, self._ledger, ids[:MOST_NAMED])
        office = self._workplace.office
        more = "……" if len(ids) > MOST_NAMED else ""
        return "、".join(self._ledger.name_of(row, office) for row in rows) + more

    def _look(self, dialog: LinesDialog) -> None:
        dialog.batch_wanted.connect(partial(self._workplace.record_wanted.emit, LOG))
        dialog.exec()
        dialog.deleteLater()

    def _counted(self, ids: Sequence[int]) -> str:
        return f"{len(ids)}{self._ledger.counter}{self._ledger.one}"

    def _rows(self, ids: Sequence[int]) -> Iterator[Any]:
        for start in range(0, len(ids), _PIECE):
            part = ids[start : start + _PIECE]
            yield from finding.rows_by_id(self._workplace.store, self._ledger, part)

    def _do(self, title: str, verb: Verb, said: str) -> None:
        def tell(count: int) -> None:
            sentence = f"{said} {count} {self._ledger.counter}"
            self._workplace.status.tell(sentence, "撤销", self.undo)

        self._carry_out(title, verb, tell)

    def _carry_out(self, title: str, verb: Verb, done: Callable[[Any], None]) -> None:
        self._workplace.carry_out(self._owner, title, verb, done)

    def _tell(self, said: str, done: Done) -> None:
        action = done.action.removeprefix("撤销：")
        self._workplace.status.tell(f"{said}：{action}")
