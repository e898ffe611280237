"""A line that finds a task by its number, its words or its pinyin initials."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.actions import finding
from models.actions.finding import View
from models.ledgers.tasks.task import TASKS
from ui.parts.typeahead import Option, TypeAhead
from ui.workplace import Workplace

MOST = 20


def task_line(workplace: Workplace, parent: QWidget) -> TypeAhead:
    """Return such a line; its ``chosen`` gives the task's id as text."""

    def look_for(text: str) -> Sequence[Option]:
        office = workplace.office
        rows = finding.first_rows(workplace.store, TASKS, View(words=text), MOST)
        return [Option(str(row.id), TASKS.name_of(row, office)) for row in rows]

    line = TypeAhead(look_for, parent)
    line.setPlaceholderText("按编号、名称或拼音首字母找任务……")
    line.setAccessibleName("找任务")
    return line
