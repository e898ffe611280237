"""佐证任务: which tasks a record of another ledger serves as evidence for (L1)."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from models.base import Base, LedgerRow
from models.fields import link, number, text
from models.ledger import Ledger, OfficialForm, Parent, Place, put_on_shelf

PROVING = (
    "activities",
    "matters",
    "decisions",
    "hazards",
    "safe_units",
    "negative_list",
    "teams",
    "camera_points",
    "service_points",
    "grids",
    "villages",
)
"""The ledgers whose records may serve a task; a dispute's papers stay in its own file."""


class TaskProof(LedgerRow, Base):
    """One record of any ledger serving one task."""

    __tablename__ = "task_proof"
    __table_args__ = (Index("ix_task_proof_owner", "owner_id", "owner"),)

    owner: Mapped[str] = text("台账", length=40, required=True, by_verb=True)
    owner_id: Mapped[int] = number("记录", required=True, by_verb=True)
    task_id: Mapped[int] = link("任务", "tasks", "task", required=True, width=30)


TASK_PROOFS = put_on_shelf(
    Ledger(
        name="task_proofs",
        title="佐证任务",
        table=TaskProof,
        place=Place.CHILD,
        parent=Parent("", "owner_id", kind_key="owner", owners=PROVING),
        icon="link",
        one="佐证任务",
        counter="项",
        label="task_id",
        list_columns=("task_id",),
        form_groups=(("佐证任务", ("task_id",)),),
        official_form=OfficialForm("佐证任务目录", ("task_id",)),
        same_record=("owner", "owner_id", "task_id"),
        after_close=True,
    )
)
