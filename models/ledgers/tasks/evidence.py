"""佐证清单: the papers a task is expected to have, and whether they are there (A7)."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import choice, link, text
from models.ledger import Complaints, Draft, Ledger, OfficialForm, Parent, Place, put_on_shelf
from models.ledgers.tasks.content_free import holds_no_words
from models.words.tasks import EVIDENCE_STATES


class TaskEvidence(LedgerRow, Base):
    """One expected paper of a task; its scans are file ties of this record."""

    __tablename__ = "task_evidence"

    task_id: Mapped[int] = link("任务", "tasks", "task", required=True, width=20)
    paper: Mapped[str] = text("应有材料", length=200, required=True, width=30)
    state: Mapped[str] = choice("有无", EVIDENCE_STATES, required=True, default="missing", width=8)
    note: Mapped[str | None] = text("说明", length=300, width=20)


def _says_why_not_needed(draft: Draft) -> Complaints:
    task_only = getattr(draft.parent, "task_only", False)
    if draft.values["state"] == "not_needed" and not draft.values["note"] and not task_only:
        return {"note": "“不适用”请写一句为什么。"}
    return {}


TASK_EVIDENCE = put_on_shelf(
    Ledger(
        name="task_evidence",
        title="佐证清单",
        table=TaskEvidence,
        place=Place.CHILD,
        parent=Parent("tasks", "task_id"),
        rank=102,
        icon="paperclip",
        one="佐证材料",
        counter="份",
        label="paper",
        list_columns=("paper", "state", "note"),
        form_groups=(("佐证", ("paper", "state", "note")),),
        official_form=OfficialForm("佐证材料清单", ("task_id", "paper", "state", "note")),
        same_record=("task_id", "paper"),
        rules=(_says_why_not_needed, holds_no_words("note")),
    )
)
