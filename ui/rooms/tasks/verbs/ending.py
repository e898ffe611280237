"""办结 and 重新打开: what the clerk is asked, and what is told of missing papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from models.actions.records import Refused, Seen
from models.actions.tasks import ending
from models.ledgers.tasks.task import TASKS
from models.office import Office
from models.store.ledger_file import Store
from ui.ledger.sheets.sheet import Blank, Sheet, blanks_of, required

MOST_NAMED = 8


def finish_sheet(store: Store, row: Any, office: Office) -> Sheet:
    """Ask for result and date, and where papers are missing for the reason."""
    missing = ending.missing_papers(store, row.id)
    seen, name = Seen(row.id, row.revision), TASKS.name_of(row, office)
    return Sheet(
        title="办结任务",
        yes="办结",
        blanks=_ending_blanks(office, asks_why=bool(missing)),
        keep=lambda given: ending.finish(
            store, seen, given["result"], given["finished_on"], given.get("finish_note", "")
        ),
        done=f"已办结“{name}”",
        explained=f"办结“{name}”。{_missing_words(missing)}",
    )


def finish_several_sheet(store: Store, rows: Sequence[Any], office: Office) -> Sheet:
    """Ask once for several tasks; those ended already are left aside."""
    open_rows = [row for row in rows if row.status != "done"]
    lacking = ending.lacking(store, [row.id for row in open_rows])
    seen = [Seen(row.id, row.revision) for row in open_rows]
    ended = len(rows) - len(open_rows)
    explained = f"一次办结 {len(seen)} 项任务。"
    if ended:
        explained += f"选中的另外 {ended} 项已经办结，不再改动。"
    if lacking:
        explained += (
            f"其中 {len(lacking)} 项还缺佐证材料，请写一个共同的原因，它会印在台账上；"
            "原因不同的请分开办结。"
        )
    return Sheet(
        title="批量办结",
        yes=f"办结 {len(seen)} 项",
        blanks=_ending_blanks(office, asks_why=bool(lacking)),
        keep=None,
        keep_long=lambda given, progress: ending.finish_several(
            store,
            seen,
            given["result"],
            given["finished_on"],
            given.get("finish_note", ""),
            progress=progress,
        ),
        done=f"已办结 {len(seen)} 项任务",
        explained=explained,
    )


def skip_sheet(store: Store, row: Any, office: Office) -> Sheet:
    """Ask why a period of a series is left out; its task ends as 撤销 today."""
    seen, name = Seen(row.id, row.revision), TASKS.name_of(row, office)
    (blank,) = blanks_of(TASKS, ("finish_note",))
    return Sheet(
        title="跳过这一期",
        yes="跳过",
        blanks=(required(_named(blank, "跳过的原因")),),
        keep=lambda given: _skip(store, seen, office, given["finish_note"]),
        done=f"已跳过“{name}”",
        explained=f"“{name}”将以“撤销”办结，其他各期不受影响。",
    )


def reopen_sheet(store: Store, row: Any, office: Office) -> Sheet:
    """Ask why an ended task is opened again."""
    seen, name = Seen(row.id, row.revision), TASKS.name_of(row, office)
    (blank,) = blanks_of(TASKS, ("reopen_note",))
    return Sheet(
        title="重新打开任务",
        yes="重新打开",
        blanks=(required(blank),),
        keep=lambda given: ending.reopen(store, seen, given["reopen_note"]),
        done=f"已重新打开“{name}”",
        explained=f"“{name}”于 {row.finished_on} 办结。重新打开的原因会留在任务上。",
    )


def _skip(store: Store, seen: Seen, office: Office, why: str) -> None:
    if not why:
        raise Refused({"finish_note": "请写明跳过的原因。"})
    ending.finish(store, seen, "dropped", office.today, why)


def _ending_blanks(office: Office, *, asks_why: bool) -> tuple[Blank, ...]:
    given = {"result": "whole", "finished_on": office.today.isoformat()}
    result, day = blanks_of(TASKS, ("result", "finished_on"), given)
    blanks = (required(result), required(day))
    if not asks_why:
        return blanks
    return (*blanks, *blanks_of(TASKS, ("finish_note",)))


def _named(blank: Blank, label: str) -> Blank:
    return replace(blank, card=replace(blank.card, label=label))


def _missing_words(missing: Sequence[str]) -> str:
    if not missing:
        return ""
    some = "、".join(f"“{paper}”" for paper in missing[:MOST_NAMED])
    more = f"等 {len(missing)} 份" if len(missing) > MOST_NAMED else ""
    return f"还缺佐证材料：{some}{more}。请写明缺件原因，它会印在台账上；撤销的任务可以不写。"
