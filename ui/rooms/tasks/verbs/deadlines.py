"""延期 of the plan's tasks, 移到 of a series' tasks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from models.actions import finding, records
from models.actions.records import Refused, Seen
from models.actions.tasks import extending
from models.dates import month_end, read_date
from models.ledgers.tasks.extension import TASK_EXTENSIONS
from models.ledgers.tasks.task import TASKS
from models.office import Office
from models.store.ledger_file import Store
from ui.ledger.sheets.sheet import Answers, Blank, Sheet, blanks_of, only, required

ANSWERS = ("agreed", "refused", "lapsed")


def extend_sheet(store: Store, row: Any, office: Office, day: dt.date | None = None) -> Sheet:
    """Ask for more time, or for the answer to a request that waits for one."""
    waiting = open_request(store, row.id)
    if waiting is not None:
        return _answer_sheet(store, row, waiting, office)
    return _ask_sheet(store, row, office, day)


def open_request(store: Store, task_id: int) -> Any | None:
    """Return the newest request for time that is not answered yet."""
    found = finding.children(store, TASK_EXTENSIONS, TASKS, task_id)
    waiting = [each for each in found if each.state == "asked"]
    return waiting[-1] if waiting else None


def move(store: Store, row: Any, day: dt.date) -> None:
    """Give a series' task another day; the other periods stay."""
    kind = "month_end" if day == month_end(day) else "day"
    raw = {"due_on": day, "deadline_kind": kind}
    records.keep(store, TASKS, raw, Seen(row.id, row.revision))


def move_sheet(store: Store, row: Any, office: Office) -> Sheet:
    """Ask for the new day of one period of a series."""
    name = TASKS.name_of(row, office)
    (day,) = blanks_of(TASKS, ("due_on",), {"due_on": row.due_on.isoformat()})

    def keep(answers: Answers) -> None:
        try:
            wanted = read_date(answers["due_on"], office.today)
        except ValueError as error:
            raise Refused({"due_on": str(error)}) from error
        move(store, row, wanted)

    return Sheet(
        title="移到另一天",
        yes="移过去",
        blanks=(required(day),),
        keep=keep,
        done=f"已改“{name}”的期限",
        explained=f"只改“{name}”这一期，其他各期不受影响。",
    )


def _ask_sheet(store: Store, row: Any, office: Office, day: dt.date | None) -> Sheet:
    name = TASKS.name_of(row, office)
    given = {"new_due_on": day.isoformat() if day else ""}
    keys = ("new_due_on",) if row.task_only else ("new_due_on", "reason")
    first = f"（最初期限 {row.first_due_on}）" if row.first_due_on else ""
    return Sheet(
        title="申请延期",
        yes="提交申请",
        blanks=tuple(required(each) for each in blanks_of(TASK_EXTENSIONS, keys, given)),
        keep=lambda answers: extending.ask(
            store, row.id, answers["new_due_on"], answers.get("reason", "")
        ),
        done=f"已申请“{name}”延期，等待审核",
        explained=f"“{name}”现在的期限是 {row.due_on}{first}。审核同意后期限才改变，"
        "最初期限一直看得见。",
    )


def _answer_sheet(store: Store, row: Any, asked: Any, office: Office) -> Sheet:
    fields = TASK_EXTENSIONS.fields
    because = f"，原因：{asked.reason}" if asked.reason else ""
    seen = Seen(asked.id, asked.revision)

    def keep(answers: Answers) -> None:
        if not answers["state"]:
            raise Refused({"state": "请选审核结果。"})
        choices = fields["state"].card.choices
        assert choices is not None
        code = office.choices(choices).code(answers["state"])
        extending.answer(store, seen, code, answers["agreed_by"])

    return Sheet(
        title="审核延期",
        yes="记下结果",
        blanks=(
            required(only(Blank("state", fields["state"].card), ANSWERS)),
            Blank("agreed_by", fields["agreed_by"].card),
        ),
        keep=keep,
        done=f"已记下“{TASKS.name_of(row, office)}”的延期审核结果",
        explained=f"{asked.asked_on} 申请把期限从 {row.due_on} 延至 {asked.new_due_on}{because}。",
    )
