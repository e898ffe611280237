"""Finds the heading row of a 任务分解表 and what each of its columns means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from models.exchange.plan.sources.pieces import Row, Table

_MEANINGS = (
    ("number", r"序号|编号|项目编号|任务编号|号"),
    (
        "deadline",
        r".*(?:时限|期限|时间节点|完成时间|时间要求|时间安排|完成日期|时间进度)(?:要求)?|时间|进度",
    ),
    ("duty_person", r".*(?:责任人|责任领导|负责人|牵头领导|分管领导|联系人|包保领导)(?:员)?"),
    ("lead_unit", r"牵头(?:责任)?(?:单位|部门|科室|站所)?|主责单位"),
    ("co_units", r"(?:配合|协办|参与|参加|协同)(?:责任)?(?:单位|部门|科室|站所)?"),
    ("duty_unit", r"(?:责任|主办|承办|实施|落实|完成)(?:单位|部门|科室|站所|主体)"),
    ("remark", r"备注|说明"),
    ("group", r"类别|分类|板块|领域|任务类别|项目类别|工作类别|一级(?:指标|任务)"),
    (
        "measure",
        r".*(?:措施|要求|标准|具体任务|具体内容|主要内容|任务内容|举措|二级(?:指标|任务))|内容",
    ),
    (
        "task",
        r".*(?:任务|工作内容|工作事项|重点事项|工作项目)(?:名称|分解)?|事项|项目|工作|指标|名称",
    ),
)
_PATTERNS = tuple((meaning, re.compile(pattern)) for meaning, pattern in _MEANINGS)
_SEARCHED_ROWS = 8


@dataclass(frozen=True)
class Heading:
    """Which rows are heading (from ``first`` up to ``after``), and the meaning of each column."""

    first: int
    after: int
    columns: dict[int, str]

    def column(self, meaning: str) -> int | None:
        """The column of this meaning, if the table has one."""
        return next((at for at, name in self.columns.items() if name == meaning), None)


def find_heading(table: Table) -> Heading | None:
    """The heading among the first rows; None when this is no table of tasks."""
    best: Heading | None = None
    for index, row in enumerate(table.rows[:_SEARCHED_ROWS]):
        columns = _meanings(row.cells)
        if len(columns) >= 2 and (best is None or len(columns) > len(best.columns)):
            best = Heading(index, index + 1, columns)
    if best is None:
        return None
    best = _with_second_row(table, best)
    columns = _settle_tasks(best.columns)
    if "task" not in columns.values():
        return None
    return Heading(best.first, best.after, columns)


def meaning_of(cell: str) -> str:
    """What a heading cell says its column holds; “” when it says nothing we know."""
    text = re.sub(r"[\s::()（）/、]", "", cell)
    if not text or len(text) > 14:
        return ""
    return next((name for name, pattern in _PATTERNS if pattern.fullmatch(text)), "")


def _meanings(cells: Sequence[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for at, cell in enumerate(cells):
        meaning = meaning_of(cell)
        if meaning and (meaning == "task" or meaning not in found.values()):
            found[at] = meaning
    return found


def _with_second_row(table: Table, heading: Heading) -> Heading:
    """责任分工 above 牵头单位 | 配合单位: a second row that names columns only."""
    if heading.after >= len(table.rows):
        return heading
    cells = table.rows[heading.after].cells
    second = _meanings(cells)
    filled = [cell for at, cell in enumerate(cells) if cell.strip() and at not in second]
    above = table.rows[heading.first].cells
    if not second or any(cell not in above for cell in filled):
        return heading
    return Heading(heading.first, heading.after + 1, {**heading.columns, **second})


def _settle_tasks(columns: dict[int, str]) -> dict[int, str]:
    """Of two task columns the second says how; a lone column of measures holds the tasks."""
    tasks = [at for at, name in columns.items() if name == "task"]
    measures = [at for at, name in columns.items() if name == "measure"]
    settled = dict(columns)
    if not tasks and measures:
        settled[measures[0]] = "task"
    for at in tasks[1:]:
        if measures or at != tasks[1]:
            del settled[at]
        else:
            settled[at] = "measure"
    return settled


def is_heading_again(row: Row, table: Table, heading: Heading) -> bool:
    """Word and Excel repeat the heading by hand on every page."""
    return row.cells == table.rows[heading.first].cells
