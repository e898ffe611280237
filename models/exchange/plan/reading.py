"""The way in: a plan from a file or from pasted text, and its rows for the console."""

from __future__ import annotations

from pathlib import Path
from typing import TypedDict

from models.exchange.plan.guarding import refuse, refuse_marked_file
from models.exchange.plan.outline import Outline
from models.exchange.plan.sources.files import read_source
from models.exchange.plan.sources.pieces import Source
from models.exchange.plan.sources.plain_text import split_lines
from models.exchange.plan.structure.build import build_flat, build_outline
from models.progress import SILENT, Progress

PASTED = "粘贴的方案"


class PlanRow(TypedDict):
    """One item as `plan read --json` prints it; dates as YYYY-MM-DD."""

    code: str
    parent: str | None
    title: str
    requirement: str
    deadline_text: str | None
    start_year: int | None
    due_date: str | None
    long_term: bool


def read_plan(path: Path, year: int | None = None, progress: Progress = SILENT) -> Outline:
    """Read a .docx, .txt or .xlsx plan; ``year`` None takes the year from the text.

    Raises a Trouble of models.exchange.plan.troubles for a file that cannot be read, and
    NoNumbering (whose ``source`` serves read_flat) for a text without numbers; Classified or
    PlanOfPeople for what no plan brings in.
    """
    source = read_source(path, progress)
    refuse_marked_file(path)
    refuse(source)
    progress.step(2, 3, "正在整理任务")
    outline = build_outline(source, year)
    progress.step(3, 3)
    return outline


def read_text(text: str, year: int | None = None) -> Outline:
    """Read a plan from the clipboard; Excel cells arrive parted by tabs and stay a table.

    Raises what ``read_plan`` raises for a text.
    """
    source = split_lines(text, PASTED)
    refuse(source)
    return build_outline(source, year)


def read_flat(source: Source, year: int | None = None) -> Outline:
    """Every line of a source as one item, to be split by hand after NoNumbering."""
    return build_flat(source, year)


def as_json_rows(outline: Outline) -> list[PlanRow]:
    """One row per kept item, in order, with the keys of `plan read --json`."""
    return [
        PlanRow(
            code=item.code,
            parent=item.parent,
            title=item.title,
            requirement=item.requirement,
            deadline_text=item.deadline.words or None,
            start_year=item.deadline.start_year,
            due_date=item.deadline.due_on.isoformat() if item.deadline.due_on else None,
            long_term=item.deadline.long_term,
        )
        for item in outline.kept()
    ]
