"""催办督办: the notice, its reply and its paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.actions import records
from models.actions.records import Seen
from models.actions.tasks import urging
from models.dates.workdays import Workdays
from models.ledgers.tasks.task import TASKS
from models.ledgers.tasks.urging import TASK_URGINGS
from models.office import Office
from models.store.ledger_file import Store
from ui.ledger.sheets.sheet import Answers, Sheet, blanks_of, required
from ui.workplace import Workplace

ANSWER_WITHIN = dt.timedelta(7)


def urge_sheet(
    store: Store, row: Any, office: Office, then: Callable[[int], None] | None = None
) -> Sheet:
    """Ask whom to urge, how and by when an answer is due; ``then`` is given the notice's id."""
    name = TASKS.name_of(row, office)
    made: list[int] = []

    def keep(answers: Answers) -> None:
        made.append(urging.urge(store, row.id, answers))

    def tell_then() -> None:
        if then is not None:
            then(made[-1])

    return Sheet(
        title="催办督办",
        yes="登记督办",
        blanks=tuple(
            required(each) if each.key == "content" else each
            for each in blanks_of(TASK_URGINGS, _keys(row), _likely(row, office))
        ),
        keep=keep,
        done=f"已登记对“{name}”的督办",
        explained=f"督办“{name}”。登记后可以打印督办单。",
        then=tell_then,
    )


def reply_sheet(store: Store, notice: Any, task: Any, office: Office) -> Sheet:
    """Ask what was answered to a notice, and when."""
    keys = ("replied_on",) if task.task_only else ("reply", "replied_on")
    given = {"replied_on": office.today.isoformat()}
    seen = Seen(notice.id, notice.revision)
    return Sheet(
        title="登记回复",
        yes="登记",
        blanks=blanks_of(TASK_URGINGS, keys, given),
        keep=lambda answers: records.keep(store, TASK_URGINGS, answers, seen),
        done=f"已登记{notice.number}的回复",
    )


def _keys(row: Any) -> tuple[str, ...]:
    words = () if row.task_only else ("content",)
    return ("urging_kind", "unit", "channel", *words, "on_day", "reply_due_on")


def _likely(row: Any, office: Office) -> dict[str, object]:
    answer_by = Workdays(office.days_off).workday_on_or_after(office.today + ANSWER_WITHIN)
    by = f"，期限 {row.due_on}" if row.due_on else ""
    return {
        "urging_kind": "plain",
        "unit": row.lead_unit,
        "channel": "phone",
        "content": f"请抓紧办理“{row.title}”{by}，并按时回复进展。",
        "on_day": office.today.isoformat(),
        "reply_due_on": answer_by.isoformat(),
    }


def show_notice(workplace: Workplace, notice_id: int, parent: QWidget) -> None:
    """Show a 督办单, to be printed."""
    from ui.printing.print_dialog import PrintDialog

    dialog = PrintDialog(workplace, TASK_URGINGS, None, parent, notice_id)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
