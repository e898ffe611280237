"""延期: asked, then agreed or refused; the first deadline stays visible (A9)."""

from __future__ import annotations

from models.actions.door import work
from models.actions.records import Refused, Seen, keep_in
from models.ledgers.tasks.extension import TASK_EXTENSIONS
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store

_NEXT = {"draft": {"asked", "lapsed"}, "asked": {"agreed", "refused", "lapsed"}}


def ask(store: Store, task_id: int, new_due_on: object, reason: str) -> int:
    """Write down a request for more time as of today; return its id."""
    with work(store, "申请延期") as piece:
        raw = {"task_id": task_id, "new_due_on": new_due_on, "reason": reason}
        extension = keep_in(piece, TASK_EXTENSIONS, raw)
        values = {"state": "asked", "asked_on": piece.office.today}
        piece.change(TASK_EXTENSIONS, extension, values)
        return extension


def answer(store: Store, seen: Seen, state: str, agreed_by: str = "") -> None:
    """Set the state of a request: agreed (moves the task's deadline), refused or lapsed.

    Refused if the request is already answered, or agreed without saying who agreed.
    """
    with work(store, "审核延期") as piece:
        extension = piece.read(TASK_EXTENSIONS, seen.id)
        if state not in _NEXT.get(extension.state, set()):
            raise Refused({"state": "这份延期申请已经有结果，不能再改；需要时请另提一份。"})
        if state in ("agreed", "refused") and not agreed_by.strip():
            raise Refused({"agreed_by": "请填写审核人。"})
        values = {
            "state": state,
            "agreed_by": agreed_by.strip() or None,
            "answered_on": piece.office.today,
        }
        piece.change(TASK_EXTENSIONS, seen.id, values, seen.revision)
        if state == "agreed":
            task = piece.read(TASKS, extension.task_id)
            moved = {
                "due_on": extension.new_due_on,
                "deadline_kind": "day",
                "first_due_on": task.first_due_on or task.due_on,
            }
            piece.change(TASKS, task.id, moved)
