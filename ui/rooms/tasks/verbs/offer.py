"""Which verbs a task has now, and why the others cannot be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from models.actions import finding
from models.ledgers.tasks.task import TASKS
from models.office import Office
from models.words.tasks import DATED
from ui.ledger.sheets.sheet_dialog import ask
from ui.look.icons import icon
from ui.rooms.tasks.verbs import deadlines, ending, entries, urging
from ui.rooms.tasks.verbs.files import choose_export
from ui.workplace import Workplace

Judge = Callable[[Any, Office], str]
"""Says why a verb cannot be done with a task; empty if it can."""


@dataclass(frozen=True)
class TaskVerb:
    """One verb. ``act`` begins it for a row, with the window to stand over."""

    words: str
    icon: str
    why_not: Judge
    act: Callable[[Workplace, Any, QWidget], None]


def why_not(verb: TaskVerb, row: Any, office: Office) -> str:
    """Return why the verb cannot be done with this task now; empty if it can."""
    return TASKS.frozen(row._mapping, office) or verb.why_not(row, office)


def concerns(verb: TaskVerb, row: Any) -> bool:
    """Whether a verb can ever be meant for this task: periods belong to a series."""
    return verb not in (MOVE, SKIP) or (row is not None and row.series_id is not None)


def begin(workplace: Workplace, verb: TaskVerb, task_id: int, parent: QWidget) -> None:
    """Begin a verb on the task as it stands now."""
    row = finding.one(workplace.store, TASKS, task_id)
    if row is None:
        workplace.status.tell("这项任务已不在台账里。")
        return
    reason = why_not(verb, row, workplace.office)
    if reason:
        workplace.status.tell(reason)
        return
    verb.act(workplace, row, parent)


def fill_menu(menu: QMenu, workplace: Workplace, row: Any, parent: QWidget) -> None:
    """Put all verbs into a menu; what cannot be done is grey and says why."""
    menu.setToolTipsVisible(True)
    office = workplace.office
    for verb in VERBS:
        if not concerns(verb, row):
            continue
        reason = why_not(verb, row, office)
        action = menu.addAction(icon(verb.icon), verb.words)
        action.setEnabled(not reason)
        action.setToolTip(reason)
        action.triggered.connect(
            lambda _on=False, verb=verb: begin(workplace, verb, row.id, parent)
        )


def _is_open(row: Any, _office: Office) -> str:
    return "这项任务已经办结。要接着办请先“重新打开”。" if row.status == "done" else ""


def _is_ended(row: Any, _office: Office) -> str:
    return "" if row.status == "done" else "这项任务还没有办结。"


def _has_deadline(row: Any, office: Office) -> str:
    if row.deadline_kind not in DATED or row.due_on is None:
        return "这项任务没有完成期限，不需要延期。"
    return _is_open(row, office)


def _is_standing(row: Any, office: Office) -> str:
    if row.deadline_kind != "long_term":
        return "只有“长期坚持”的任务才登记检查。"
    return _is_open(row, office)


def _of_series(row: Any, office: Office) -> str:
    return _is_open(row, office) if row.series_id else "只有周期任务的各期可以移动或跳过。"


def _finish(workplace: Workplace, row: Any, parent: QWidget) -> None:
    ask(workplace, ending.finish_sheet(workplace.store, row, workplace.office), parent)


def _reopen(workplace: Workplace, row: Any, parent: QWidget) -> None:
    ask(workplace, ending.reopen_sheet(workplace.store, row, workplace.office), parent)


def _extend(workplace: Workplace, row: Any, parent: QWidget) -> None:
    ask(workplace, deadlines.extend_sheet(workplace.store, row, workplace.office), parent)


def _move(workplace: Workplace, row: Any, parent: QWidget) -> None:
    ask(workplace, deadlines.move_sheet(workplace.store, row, workplace.office), parent)


def _skip(workplace: Workplace, row: Any, parent: QWidget) -> None:
    ask(workplace, ending.skip_sheet(workplace.store, row, workplace.office), parent)


def _progress(workplace: Workplace, row: Any, parent: QWidget) -> None:
    ask(workplace, entries.progress_sheet(workplace.store, row, workplace.office), parent)


def _check(workplace: Workplace, row: Any, parent: QWidget) -> None:
    ask(workplace, entries.check_sheet(workplace.store, row, workplace.office), parent)


def _urge(workplace: Workplace, row: Any, parent: QWidget) -> None:
    def offer_paper(notice_id: int) -> None:
        workplace.status.tell(
            "已登记督办", "打印督办单", lambda: urging.show_notice(workplace, notice_id, parent)
        )

    sheet = urging.urge_sheet(workplace.store, row, workplace.office, offer_paper)
    ask(workplace, sheet, parent)


def _add_paper(workplace: Workplace, row: Any, parent: QWidget) -> None:
    ask(workplace, entries.paper_sheet(workplace.store, row, workplace.office), parent)


def _export(workplace: Workplace, row: Any, parent: QWidget) -> None:
    choose_export(workplace, [row.id], parent)


def _takes_files(row: Any, _office: Office) -> str:
    return TASKS.no_files(row) or ""


FINISH = TaskVerb("办结…", "circle-check", _is_open, _finish)
REOPEN = TaskVerb("重新打开…", "lock-open", _is_ended, _reopen)
PROGRESS = TaskVerb("登记进展…", "edit", _is_open, _progress)
CHECK = TaskVerb("登记检查…", "check", _is_standing, _check)
EXTEND = TaskVerb("延期…", "clock", _has_deadline, _extend)
URGE = TaskVerb("催办督办…", "bell", _is_open, _urge)
ADD_PAPER = TaskVerb("添加应有材料…", "paperclip", _is_open, _add_paper)
EXPORT = TaskVerb("导出佐证…", "download", _takes_files, _export)
MOVE = TaskVerb("移到另一天…", "calendar", _of_series, _move)
SKIP = TaskVerb("跳过这一期…", "x", _of_series, _skip)

VERBS = (FINISH, REOPEN, PROGRESS, CHECK, EXTEND, URGE, ADD_PAPER, EXPORT, MOVE, SKIP)
