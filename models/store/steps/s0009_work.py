"""Step 9: the daily ledgers, and which tasks their records serve."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from models.store.steps.ledger_row import ledger_row


def climb(op: Any) -> None:
    """Climb this step."""
    _make_activity(op)
    _make_activity_cadence(op)
    _make_matter(op)
    _make_matter_step(op)
    _make_decision(op)
    _make_hazard(op)
    _make_safe_unit(op)
    _make_negative_row(op)
    _make_task_proof(op)
    _make_indexes(op)
    op.add_column("file_tie", sa.Column("word", sa.String(length=20), nullable=True))


def _make_indexes(op: Any) -> None:
    op.create_index("ix_activity_kind", "activity", ["retired_at", "activity_kind", "on_day"])
    op.create_index("ix_activity_village_id", "activity", ["village_id"])
    op.create_index("ix_hazard_village_id", "hazard", ["village_id"])
    op.create_index("ix_safe_unit_village_id", "safe_unit", ["village_id"])
    op.create_index("ix_hazard_number", "hazard", ["number"])
    op.create_index("ix_matter_number", "matter", ["number"])
    op.create_index("ix_matter_grid_id", "matter", ["grid_id"])
    op.create_index("ix_matter_village_id", "matter", ["village_id"])
    op.create_index("ix_task_proof_owner", "task_proof", ["owner_id", "owner"])
    op.create_index("ix_task_proof_task_id", "task_proof", ["task_id"])
    op.create_index("ix_matter_step_matter_id", "matter_step", ["matter_id"])


def _make_activity(op: Any) -> None:
    op.create_table(
        "activity",
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("activity_kind", sa.String(length=60), nullable=False),
        sa.Column("topic", sa.String(length=100), nullable=False),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("village_id", sa.Integer(), nullable=True),
        sa.Column("unit", sa.String(length=60), nullable=True),
        sa.Column("units", sa.String(length=200), nullable=True),
        sa.Column("headcount", sa.Integer(), nullable=True),
        sa.Column("audience", sa.String(length=60), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name="fk_activity_village_id"),
        *ledger_row("activity"),
    )


def _make_activity_cadence(op: Any) -> None:
    op.create_table(
        "activity_cadence",
        sa.Column("activity_kind", sa.String(length=60), nullable=False),
        sa.Column("cadence", sa.String(length=60), nullable=True),
        sa.Column("task_codes", sa.String(length=100), nullable=True),
        sa.Column("basis", sa.String(length=100), nullable=True),
        sa.Column("is_off", sa.Boolean(), nullable=True),
        *ledger_row("activity_cadence"),
    )


def _make_matter(op: Any) -> None:
    op.create_table(
        "matter",
        sa.Column("number", sa.String(length=16), nullable=True),
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("matter_kind", sa.String(length=60), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=True),
        sa.Column("grid_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("story", sa.Text(), nullable=True),
        sa.Column("first_post", sa.String(length=60), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=True),
        sa.Column("settled_on", sa.Date(), nullable=True),
        sa.Column("urged_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name="fk_matter_village_id"),
        sa.ForeignKeyConstraint(["grid_id"], ["grid.id"], name="fk_matter_grid_id"),
        *ledger_row("matter"),
    )


def _make_matter_step(op: Any) -> None:
    op.create_table(
        "matter_step",
        sa.Column("matter_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("post", sa.String(length=60), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["matter_id"], ["matter.id"], name="fk_matter_step_matter_id"),
        *ledger_row("matter_step"),
    )


def _make_decision(op: Any) -> None:
    op.create_table(
        "decision",
        sa.Column("title", sa.String(length=100), nullable=False),
        sa.Column("decision_kind", sa.String(length=60), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=True),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("needed", sa.Boolean(), nullable=False),
        sa.Column("exempt_why", sa.String(length=200), nullable=True),
        sa.Column("assessed_on", sa.Date(), nullable=True),
        sa.Column("risk", sa.String(length=60), nullable=True),
        sa.Column("result", sa.String(length=60), nullable=True),
        sa.Column("filed_on", sa.Date(), nullable=True),
        sa.Column("filed_with", sa.String(length=60), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("measures", sa.Text(), nullable=True),
        *ledger_row("decision"),
    )


def _make_hazard(op: Any) -> None:
    op.create_table(
        "hazard",
        sa.Column("number", sa.String(length=16), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=True),
        sa.Column("hazard_field", sa.String(length=60), nullable=False),
        sa.Column("level", sa.String(length=60), nullable=False),
        sa.Column("problem", sa.String(length=200), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("found_by", sa.String(length=60), nullable=True),
        sa.Column("unit", sa.String(length=60), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=True),
        sa.Column("fixed_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("checked_by", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name="fk_hazard_village_id"),
        *ledger_row("hazard"),
    )


def _make_safe_unit(op: Any) -> None:
    op.create_table(
        "safe_unit",
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("unit_kind", sa.String(length=60), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=True),
        sa.Column("level", sa.String(length=60), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("awarded_on", sa.Date(), nullable=True),
        sa.Column("award_no", sa.String(length=60), nullable=True),
        sa.Column("lapses_on", sa.Date(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name="fk_safe_unit_village_id"),
        *ledger_row("safe_unit"),
    )


def _make_negative_row(op: Any) -> None:
    op.create_table(
        "negative_row",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("item", sa.String(length=60), nullable=False),
        sa.Column("happened", sa.Boolean(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("confirmed_by", sa.String(length=60), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        *ledger_row("negative_row"),
    )


def _make_task_proof(op: Any) -> None:
    op.create_table(
        "task_proof",
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_task_proof_task_id"),
        *ledger_row("task_proof"),
    )
