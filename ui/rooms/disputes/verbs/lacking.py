"""What keeps a case from being archived, each thing with the way to where it is mended (B7, B8)."""

from __future__ import annotations

from functools import partial
from typing import Any

from models.actions.disputes import offer
from models.actions.disputes.file.completeness import FileLine, file_lines
from models.ledgers.mediation.revisits import REVISITS
from ui.ledger.sheets.sheet import Jump, Sheet
from ui.rooms.disputes.case_desk import CaseDesk


def show_lacking(desk: CaseDesk, row: Any) -> None:
    """Say why the case cannot be archived yet, and lead to each thing that is missing."""
    lacking = tuple(
        Jump(f"缺{line.title}：去补", partial(desk.jump, line.jump_ledger, line.jump_id))
        for line in lacking_lines(desk, row)
    )
    revisits = tuple(
        Jump(f"应于 {each.due_on} 回访：去登记", partial(desk.jump, REVISITS.name, each.id))
        for each in desk.owned(REVISITS)
        if each.due_on
        and each.due_on <= desk.office.today
        and not each.done_on
        and not each.void_on
    )
    desk.ask(
        Sheet(
            title="还不能归档",
            yes="知道了",
            blanks=(),
            keep=None,
            done="",
            explained=offer.why_not(desk.store, "archive", row),
            lacking=(*lacking, *revisits),
        )
    )


def lacking_lines(desk: CaseDesk, row: Any) -> list[FileLine]:
    """Return the papers that must lie in the file and do not."""
    lines = file_lines(desk.store, row.id)
    return [line for line in lines if line.need in ("must", "either") and line.lacks]
