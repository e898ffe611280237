"""试点任务进展调度表: where each task stands, what was done, what is missing, what comes next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.actions.finding import Between, OneOf, View
from models.actions.offices import office_of
from models.dates.spans import Period
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.extension import TASK_EXTENSIONS
from models.ledgers.tasks.headings import is_heading
from models.ledgers.tasks.progress import TASK_PROGRESS
from models.ledgers.tasks.task import TASKS
from models.ledgers.tasks.urging import TASK_URGINGS
from models.office import Office
from models.store.ledger_file import Store
from models.words.tasks import LIGHTS
from reports.forms.task_papers import by_task, tasks_of, view_of
from reports.imprint import filter_words, imprint_of
from reports.ledger_book import NUMBER_COLUMN
from reports.paper import Align, Book, Column, Row
from reports.requests import Request

TITLE = "市域社会治理现代化试点任务进展调度表"
_LATEST = 3
_NAMED_LIGHTS = ("overdue", "urgent", "check_due")
_COLUMNS = (
    NUMBER_COLUMN,
    Column("编号", 6),
    Column("工作任务", 11, indented=True),
    Column("牵头单位", 5.5),
    Column("完成时限", 6, align=Align.CENTRE),
    Column("办理状态", 4.6, align=Align.CENTRE),
    Column("状态灯", 4.6, align=Align.CENTRE),
    Column("进展情况", 14.3),
    Column("存在问题", 9),
    Column("下步打算", 9),
)
_NOTES = (
    "状态灯由期限和制表当天推算：逾期指超过时限未办结，临期、预警指将到时限，待检查指长期任务到了检查日期。",
    "合计只数要办的任务：最末一级的任务，以及自身定有期限的上级任务；章节标题和列在前面的总述不数。",
    f"进展情况为本期内最近{_LATEST}条记录，已划去的不列。",
)


@dataclass(frozen=True)
class _Facts:
    """All that belongs to the tasks, by task."""

    office: Office
    progress: Mapping[int, Sequence[Any]]
    missing: Mapping[int, Sequence[Any]]
    extensions: Mapping[int, Sequence[Any]]
    urgings: Mapping[int, Sequence[Any]]


def make_task_progress(store: Store, request: Request) -> Book:
    """Return the table for a period: the tasks of its year with what was done within it."""
    office, period = office_of(store), request.period
    filtered = filter_words(TASKS, request.view, office) if request.view else ""
    year = replace(period, span=type(period.span).YEAR) if _is_shorter(period) else period
    tasks = tasks_of(store, view_of(year, request.view))
    facts = _gather(store, office, period)
    owners = {task.above_id for task in tasks}
    counted = [t for t in tasks if not is_heading(t, owners)]
    rows = tuple(_row(n, task, facts, owners) for n, task in enumerate(tasks, start=1))
    imprint = imprint_of(store, period.words, filtered)
    return Book(
        title=TITLE,
        columns=_COLUMNS,
        rows=rows,
        row_count=len(rows),
        footer=imprint.footer,
        head=imprint.head("项"),
        total=Row((_total(counted, office),), strong=True, spread=True),
        total_on_top=True,
        notes=(*_NOTES, *_named(counted, facts)),
        sheet_name=f"{period.words}进展调度",
    )


def _is_shorter(period: Period) -> bool:
    return period.span.name not in ("WHOLE", "YEAR")


def _gather(store: Store, office: Office, period: Period) -> _Facts:
    within = View(filters={"on_day": Between(period.start, period.end)}, sort=(("on_day", True),))
    missing = View(filters={"state": OneOf(frozenset({"missing"}))})
    waiting = View(filters={"state": OneOf(frozenset({"asked"}))})
    unanswered = View(filters={"replied_on": OneOf(frozenset({None}))})
    return _Facts(
        office,
        by_task(store, TASK_PROGRESS, within),
        by_task(store, TASK_EVIDENCE, missing),
        by_task(store, TASK_EXTENSIONS, waiting),
        by_task(store, TASK_URGINGS, unanswered),
    )


def _row(number: int, task: Any, facts: _Facts, owners: set[Any]) -> Row:
    def shown(key: str) -> str:
        return TASKS.show(task, key, facts.office)

    is_open = task.status != "done"
    states = (shown("due_on") or shown("deadline_kind"), shown("status"), shown("light"))
    if is_heading(task, owners):
        states = ("", "", "")
    cells = (
        number,
        shown("code"),
        shown("title"),
        shown("lead_unit"),
        *states,
        _progress(task, facts),
        _problems(task, facts) if is_open else shown("finish_note"),
        _next_steps(task, facts) if is_open else "",
    )
    level = shown("code").count(".")
    return Row(cells, level=level, strong=task.id in owners)


def _progress(task: Any, facts: _Facts) -> str:
    entries = [e for e in facts.progress.get(task.id, ()) if e.struck_on is None]
    return "\n".join(_entry(entry, facts.office) for entry in entries[:_LATEST])


def _entry(entry: Any, office: Office) -> str:
    parts = (
        TASK_PROGRESS.show(entry, "story", office),
        TASK_PROGRESS.show(entry, "happened", office),
        f"数量{entry.amount}" if entry.amount is not None else "",
    )
    return f"{entry.on_day} {'，'.join(part for part in parts if part)}"


def _problems(task: Any, facts: _Facts) -> str:
    left = TASKS.fields["days_left"].value(task, facts.office)
    parts = [f"逾期{-left}天"] if left is not None and left < 0 else []
    papers = facts.missing.get(task.id, ())
    if papers:
        names = "、".join(TASK_EVIDENCE.show(p, "paper", facts.office) for p in papers)
        parts.append(f"缺佐证{len(papers)}份：{names}")
    late = [
        u
        for u in facts.urgings.get(task.id, ())
        if u.reply_due_on is not None and u.reply_due_on < facts.office.today
    ]
    parts += [f"{u.number or '督办'}逾期未回复" for u in late]
    return "；".join(parts)


def _next_steps(task: Any, facts: _Facts) -> str:
    """What is already arranged; plans that nobody wrote down are left for the pen."""
    parts = [f"申请延期至{e.new_due_on}（审核中）" for e in facts.extensions.get(task.id, ())]
    parts += [
        f"{u.reply_due_on}前回复{u.number or '督办'}"
        for u in facts.urgings.get(task.id, ())
        if u.reply_due_on is not None and u.reply_due_on >= facts.office.today
    ]
    if task.deadline_kind == "long_term" and task.next_check_on:
        parts.append(f"{task.next_check_on}检查")
    return "；".join(parts)


def _total(tasks: Iterable[Any], office: Office) -> str:
    counts = Counter(TASKS.fields["light"].value(task, office) for task in tasks)
    words = office.choices(LIGHTS)
    told = "，".join(f"{words.label(code)}{counts[code]}项" for code in LIGHTS.labels)
    return f"合计{counts.total()}项：{told}"


def _named(tasks: Iterable[Any], facts: _Facts) -> list[str]:
    """Return which tasks stand behind the figures that ask for something."""
    groups: dict[str, list[str]] = defaultdict(list)
    for task in tasks:
        groups[TASKS.fields["light"].value(task, facts.office)].append(task.code)
        if task.status != "done" and facts.missing.get(task.id):
            groups["evidence"].append(task.code)
    words = {code: facts.office.choices(LIGHTS).label(code) for code in _NAMED_LIGHTS}
    return [
        f"{word}{len(groups[code])}项：{'、'.join(groups[code])}"
        for code, word in {**words, "evidence": "缺佐证"}.items()
        if groups[code]
    ]
