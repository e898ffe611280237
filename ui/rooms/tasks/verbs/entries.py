"""登记进展, 登记检查, 划去, 添加应有材料: entries that are added to a task."""

from __future__ import annotations

from typing import Any

from models.actions import records
from models.actions.records import Seen
from models.actions.tasks import checking
from models.ledgers.tasks.checkin import TASK_CHECKINS
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.progress import TASK_PROGRESS
from models.ledgers.tasks.task import TASKS
from models.office import Office
from models.store.ledger_file import Store
from ui.ledger.sheets.sheet import Sheet, blanks_of, required

ONLY_THE_TASK = "这一项只记任务不记内容，只填日期、有无和数量。"


def progress_sheet(store: Store, row: Any, office: Office) -> Sheet:
    """Ask what was done and when; of a content-free task only whether and how many."""
    given = {"on_day": office.today.isoformat(), "person": row.person or ""}
    words = ("story", "person")
    keys = ("on_day", "happened", "amount") if row.task_only else ("on_day", *words)
    name = TASKS.name_of(row, office)
    blanks = blanks_of(TASK_PROGRESS, keys, given)
    return Sheet(
        title="登记进展",
        yes="登记",
        blanks=tuple(required(each) if each.key == "story" else each for each in blanks),
        keep=lambda answers: records.keep(store, TASK_PROGRESS, {**answers, "task_id": row.id}),
        done=f"已登记“{name}”的进展",
        explained=ONLY_THE_TASK if row.task_only else "",
    )


def check_sheet(store: Store, row: Any, office: Office) -> Sheet:
    """Ask how a standing task was found; the day of its next check follows."""
    given = {"on_day": office.today.isoformat(), "check_result": "well"}
    keys = ("on_day", "check_result") if row.task_only else ("on_day", "check_result", "story")
    name = TASKS.name_of(row, office)
    due = f"本次应在 {row.next_check_on} 前检查。" if row.next_check_on else ""
    return Sheet(
        title="登记检查",
        yes="登记",
        blanks=blanks_of(TASK_CHECKINS, keys, given),
        keep=lambda answers: checking.check_in(store, row.id, answers),
        done=f"已登记“{name}”的检查，下次检查日期已顺延",
        explained=f"{due}{ONLY_THE_TASK if row.task_only else ''}",
    )


def paper_sheet(store: Store, row: Any, office: Office) -> Sheet:
    """Ask for the name of a paper that a task should have."""
    name = TASKS.name_of(row, office)
    return Sheet(
        title="添加应有材料",
        yes="添加",
        blanks=blanks_of(TASK_EVIDENCE, ("paper",)),
        keep=lambda answers: records.keep(
            store, TASK_EVIDENCE, {**answers, "task_id": row.id, "state": "missing"}
        ),
        done=f"已给“{name}”添加一份应有材料",
        explained="例如：会议记录、签到表、现场照片。到手后标“有”，也可以把扫描件拖进来。",
    )


def not_needed_sheet(store: Store, paper: Any, task: Any) -> Sheet:
    """Ask why a paper is not needed."""
    (note,) = blanks_of(TASK_EVIDENCE, ("note",), {"note": paper.note or ""})
    seen = Seen(paper.id, paper.revision)
    blanks = () if task.task_only else (required(note),)
    return Sheet(
        title="标为不适用",
        yes="不适用",
        blanks=blanks,
        keep=lambda answers: records.keep(
            store, TASK_EVIDENCE, {**answers, "state": "not_needed"}, seen
        ),
        done=f"已把“{paper.paper}”标为不适用",
        explained=f"“{paper.paper}”标为不适用后，办结时不再催要。",
    )
