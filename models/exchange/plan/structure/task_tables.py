"""Rows of a 任务分解表 become nodes; a task over several measures becomes their parent."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.exchange.plan.outline import NoiseLine
from models.exchange.plan.sources.pieces import Line, Row, Table, row_as_line
from models.exchange.plan.structure.columns import Heading, find_heading, is_heading_again
from models.exchange.plan.structure.node import Node
from models.exchange.plan.structure.numbering import Mark, read_mark

_TOTAL = re.compile(r"^(?:合计|总计|小计|共计)")
_CARRIED = ("deadline", "lead_unit", "duty_unit", "co_units", "duty_person", "remark")


@dataclass
class TaskTable:
    """What a table gave: its title if it prints one, its nodes, and the rows set aside."""

    title: str = ""
    root: Node = field(default_factory=Node)
    noise: list[NoiseLine] = field(default_factory=list)


def read_task_table(table: Table) -> TaskTable | None:
    """The tasks of a table; None when it has no heading row that we understand."""
    heading = find_heading(table)
    if heading is None:
        return None
    found = TaskTable(title=table.name)
    for row in table.rows[: heading.after]:
        line = row_as_line(row)
        if row is not table.rows[heading.first] and line.number < table.rows[heading.first].number:
            found.title = line.text.split("\t")[0].strip() if not found.noise else found.title
        found.noise.append(NoiseLine(line.number, line.text, "表头"))
    rows = _Rows(heading, table.rows[heading.first].cells, found)
    for row in table.rows[heading.after :]:
        if is_heading_again(row, table, heading):
            rows.set_aside(row, "表头")
        else:
            rows.add(row)
    return found if found.root.children else None


class _Rows:
    """Adds row after row below the right parent."""

    def __init__(self, heading: Heading, titles: tuple[str, ...], found: TaskTable) -> None:
        self._heading = heading
        self._titles = titles
        self._found = found
        self._group = found.root
        self._task: Node | None = None
        self._last: Row | None = None

    def set_aside(self, row: Row, why: str) -> None:
        """Keep the row, but not as a task."""
        line = row_as_line(row)
        self._found.noise.append(NoiseLine(line.number, line.text, why))

    def add(self, row: Row) -> None:
        """One row: a total, a band over the whole width, a task, or one more measure of it."""
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        if not filled:
            return
        if any(_TOTAL.match(re.sub(r"\s", "", cell)) for cell in filled[:2]):
            self.set_aside(row, "合计")
            return
        if len(filled) == 1 and len(row.cells) > 2 and self._is_band(row):
            self._start_group(filled[0], row)
            return
        self._name_group(row)
        if self._cell(row, "task"):
            self._start_task(row)
        elif self._task is not None and self._cell(row, "measure"):
            self._add_measure(row)
        elif self._task is not None:
            self._task.take(row_as_line(row))
        else:
            self.set_aside(row, "没有任务名称")
        self._last = row

    def _is_band(self, row: Row) -> bool:
        """A band stands in the first columns, or carries a number of its own."""
        place = next(at for at, cell in enumerate(row.cells) if cell.strip())
        if place in row.covered or place == self._heading.column("measure"):
            return False
        return place == 0 or read_mark(row.cells[place]) is not None

    def _name_group(self, row: Row) -> None:
        name = self._cell(row, "group")
        if name and name != self._group.heading:
            self._start_group(name, None)

    def _start_group(self, text: str, row: Row | None) -> None:
        above = self._found.root
        mark = read_mark(text)
        node = Node(
            mark=Mark("band", 0, len(above.children) + 1, mark.label if mark else "", ""),
            heading=mark.rest if mark else text,
            lines=[row.number] if row else [],
        )
        above.adopt(node)
        node.path = mark.label if mark else str(node.value)
        self._group, self._task = node, None

    def _start_task(self, row: Row) -> None:
        node = self._node(row, self._cell(row, "task"), self._group)
        measure = self._cell(row, "measure")
        if measure:
            node.body.append(Line(row.number, measure))
        self._task = node

    def _add_measure(self, row: Row) -> None:
        assert self._task is not None
        task = self._task
        if not task.children:
            self._turn_into_parent(task)
        self._node(row, self._cell(row, "measure"), task)

    def _turn_into_parent(self, task: Node) -> None:
        """The task's own first measure becomes its first child, with the fields of that row."""
        if not task.body:
            return
        first = Node(
            mark=Mark("row", 0, 1, "1", ""),
            heading="".join(line.text for line in task.body).replace("\n", ""),
            lines=list(task.lines),
            given=task.given,
        )
        task.adopt(first)
        task.body, task.lines, task.given = [], [], {}

    def _node(self, row: Row, text: str, parent: Node) -> Node:
        printed = self._cell(row, "number")
        mark = read_mark(text)
        number = len(parent.children) + 1
        if parent is self._group and printed.isdecimal() and len(printed) < 5:
            number = int(printed)
        label = printed or str(number)
        node = Node(
            mark=Mark("row", 0, number, label, ""),
            heading=(mark.rest if mark and mark.rest else text).replace("\n", ""),
            lines=[row.number],
            given=self._fields(row),
        )
        parent.adopt(node)
        return node

    def _fields(self, row: Row) -> dict[str, str]:
        fields = {name: value for name in _CARRIED if (value := self._carried(row, name))}
        remarks = [fields.get("remark", ""), *self._other_columns(row)]
        fields["remark"] = "；".join(remark for remark in remarks if remark)
        return fields

    def _other_columns(self, row: Row) -> list[str]:
        """Columns of the office's own (资金来源 …) are kept as remarks under their heading."""
        found = []
        for place, cell in enumerate(row.cells):
            if cell.strip() and place not in self._heading.columns:
                name = self._titles[place].strip() if place < len(self._titles) else ""
                found.append(f"{name}：{cell.strip()}" if name else cell.strip())
        return found

    def _carried(self, row: Row, meaning: str) -> str:
        """The cell's text; a merged cell speaks for every row that it covers."""
        place = self._heading.column(meaning)
        value = re.sub(r"\s*\n\s*", "、" if meaning.endswith("s") else "", self._cell(row, meaning))
        if value or place is None or place not in row.covered or self._task is None:
            return value
        above = self._task.children[-1] if self._task.children else self._task
        return above.given.get(meaning, "")

    def _cell(self, row: Row, meaning: str) -> str:
        place = self._heading.column(meaning)
        return row.cells[place].strip() if place is not None and place < len(row.cells) else ""
