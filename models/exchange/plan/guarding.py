"""What no plan brings in: marks of secrets, and lists of people (I12, refusal 3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from models.exchange.plan.sources.pieces import Row, Source, Table
from models.exchange.plan.structure.columns import find_heading
from models.exchange.plan.troubles import PlanOfPeople
from models.guards.columns import LONGEST_HEADING, names_people, personal
from models.guards.documents import mark_in_file
from models.guards.marks import Classified, mark_in


def refuse_marked_file(path: Path) -> None:
    """Raise Classified where the file's name or text, also its head and notes, carries a mark."""
    if mark := mark_in_file(path.name, path.read_bytes()):
        raise Classified(path.name, mark)


def refuse(source: Source) -> None:
    """Raise Classified for a mark in any line, PlanOfPeople for a table that lists people."""
    for line in source.lines():
        if mark := mark_in(line.text):
            raise Classified(source.name, mark)
    for piece in source.pieces:
        if isinstance(piece, Table) and (asked := _asked_of_people(piece)):
            raise PlanOfPeople(source.name, asked)


def _asked_of_people(table: Table) -> list[str]:
    """Return the headings of a table that ask for particulars; only its headings are looked at.

    社区矫正 in a cell below is a task.
    """
    heading = find_heading(table)
    rows = table.rows[heading.first : heading.after] if heading else _heads_of_lists(table)
    return list(dict.fromkeys(text for row in rows for text in personal(row.cells)))


def _heads_of_lists(table: Table) -> Iterable[Row]:
    return (row for row in table.rows if names_people(_short(row.cells)))


def _short(cells: Sequence[str]) -> list[str]:
    return [cell for cell in cells if len(cell) <= LONGEST_HEADING]
