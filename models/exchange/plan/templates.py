"""Plans that ship ready to load: each a JSON file in resources/plans."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from models.exchange.plan.deadlines import find_times, read_deadline
from models.exchange.plan.outline import Item, Metric, Outline
from models.resources import resource


@dataclass(frozen=True)
class Template:
    """A ready plan: the name of its file, its title and its year."""

    name: str
    title: str
    year: int


def list_templates(folder: Path | None = None) -> tuple[Template, ...]:
    """The ready plans, by name."""
    found = []
    for path in sorted((folder or resource("plans")).glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        found.append(Template(path.stem, data["title"], data["year"]))
    return tuple(found)


def load_template(name: str, folder: Path | None = None) -> Outline:
    """The outline of a ready plan; its wording is corrected and its offers already decided."""
    data = json.loads(((folder or resource("plans")) / f"{name}.json").read_text(encoding="utf-8"))
    year = int(data["year"])
    return Outline(year, tuple(_item(row, year) for row in data["items"]), (), data["title"])


def _item(row: dict[str, Any], year: int) -> Item:
    hints = find_times(row["requirement"], year)
    deadline = read_deadline(row["deadline_text"] or "", year)
    if row["deadline_text"]:
        deadline = replace(
            deadline,
            start_year=row["start_year"],
            due_on=_day(row["due_date"]),
            long_term=row["long_term"],
        )
    return Item(
        code=row["code"],
        parent=row["parent"],
        title=row["title"],
        requirement=row["requirement"],
        deadline=deadline,
        number_path=row["number_path"],
        intext_words=hints[0].words if hints and row["intext_due_date"] else "",
        intext_due_on=_day(row["intext_due_date"]),
        task_only=row["task_only"],
        kind=row["kind"],
        module=row["module"],
        metrics=tuple(_metric(each) for each in row["metrics"]),
    )


def _metric(row: dict[str, Any]) -> Metric:
    return Metric(**{**row, "due_on": _day(row["due_on"])})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
