"""Step 2: tasks and what belongs to them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from models.store.steps.ledger_row import ledger_row


def climb(op: Any) -> None:
    """Climb this step."""
    _make_task_series(op)
    _make_task(op)
    op.create_index("ix_task_code", "task", ["code", "year"], unique=False)
    op.create_index("ix_task_above_id", "task", ["above_id"], unique=False)
    op.create_index("ix_task_carried_from_id", "task", ["carried_from_id"], unique=False)
    op.create_index(
        "ix_task_due", "task", ["retired_at", "deadline_order", "order_key"], unique=False
    )
    # the newest year first: as the list shows them, so that its first page needs no sorting
    in_order = ["retired_at", sa.desc("year"), "order_key"]
    op.create_index("ix_task_order", "task", in_order, unique=False)
    op.create_index("ix_task_series_id", "task", ["series_id"], unique=False)
    op.create_index("ix_task_status", "task", ["retired_at", "status", "order_key"], unique=False)
    _make_task_progress(op)
    op.create_index("ix_task_progress_task_id", "task_progress", ["task_id"], unique=False)
    _make_task_evidence(op)
    op.create_index("ix_task_evidence_task_id", "task_evidence", ["task_id"], unique=False)
    _make_task_extension(op)
    op.create_index("ix_task_extension_task_id", "task_extension", ["task_id"], unique=False)
    _make_task_urging(op)
    op.create_index("ix_task_urging_task_id", "task_urging", ["task_id"], unique=False)
    _make_task_checkin(op)
    op.create_index("ix_task_checkin_task_id", "task_checkin", ["task_id"], unique=False)


def _make_task_series(op: Any) -> None:
    op.create_table(
        "task_series",
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("requirement", sa.Text(), nullable=True),
        sa.Column("lead_unit", sa.String(length=60), nullable=False),
        sa.Column("co_units", sa.Text(), nullable=True),
        sa.Column("cycle", sa.String(length=60), nullable=False),
        sa.Column("due_day", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("papers", sa.Text(), nullable=True),
        *ledger_row("task_series"),
    )


def _make_task(op: Any) -> None:
    op.create_table(
        "task",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=30), nullable=False),
        sa.Column("number_path", sa.String(length=60), nullable=True),
        sa.Column("above_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("requirement", sa.Text(), nullable=True),
        sa.Column("task_kind", sa.String(length=60), nullable=True),
        sa.Column("lead_unit", sa.String(length=60), nullable=False),
        sa.Column("co_units", sa.Text(), nullable=True),
        sa.Column("person", sa.String(length=60), nullable=True),
        sa.Column("deadline_text", sa.String(length=200), nullable=True),
        sa.Column("deadline_kind", sa.String(length=60), nullable=False),
        sa.Column("start_year", sa.Integer(), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("hint_due_on", sa.Date(), nullable=True),
        sa.Column("first_due_on", sa.Date(), nullable=True),
        sa.Column("cycle", sa.String(length=60), nullable=True),
        sa.Column("next_check_on", sa.Date(), nullable=True),
        sa.Column("status", sa.String(length=60), nullable=False),
        sa.Column("task_only", sa.Boolean(), nullable=True),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("result", sa.String(length=60), nullable=True),
        sa.Column("finish_note", sa.Text(), nullable=True),
        sa.Column("reopen_note", sa.Text(), nullable=True),
        sa.Column("carried_from_id", sa.Integer(), nullable=True),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("series_period", sa.String(length=20), nullable=True),
        sa.Column("leads_in", sa.Boolean(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("order_key", sa.String(length=120), nullable=False),
        sa.Column("deadline_order", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["above_id"], ["task.id"], name="fk_task_above_id"),
        sa.ForeignKeyConstraint(["carried_from_id"], ["task.id"], name="fk_task_carried_from_id"),
        sa.ForeignKeyConstraint(["series_id"], ["task_series.id"], name="fk_task_series_id"),
        *ledger_row("task"),
    )


def _make_task_progress(op: Any) -> None:
    op.create_table(
        "task_progress",
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("story", sa.Text(), nullable=True),
        sa.Column("person", sa.String(length=60), nullable=True),
        sa.Column("happened", sa.Boolean(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("struck_on", sa.Date(), nullable=True),
        sa.Column("struck_why", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_task_progress_task_id"),
        *ledger_row("task_progress"),
    )


def _make_task_evidence(op: Any) -> None:
    op.create_table(
        "task_evidence",
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_task_evidence_task_id"),
        *ledger_row("task_evidence"),
    )


def _make_task_extension(op: Any) -> None:
    op.create_table(
        "task_extension",
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("new_due_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("agreed_by", sa.String(length=60), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_task_extension_task_id"),
        *ledger_row("task_extension"),
    )


def _make_task_urging(op: Any) -> None:
    op.create_table(
        "task_urging",
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("urging_kind", sa.String(length=60), nullable=False),
        sa.Column("unit", sa.String(length=60), nullable=False),
        sa.Column("channel", sa.String(length=60), nullable=False),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("reply_due_on", sa.Date(), nullable=True),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_task_urging_task_id"),
        *ledger_row("task_urging"),
    )


def _make_task_checkin(op: Any) -> None:
    op.create_table(
        "task_checkin",
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("check_result", sa.String(length=60), nullable=False),
        sa.Column("story", sa.String(length=500), nullable=True),
        sa.Column("struck_on", sa.Date(), nullable=True),
        sa.Column("struck_why", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_task_checkin_task_id"),
        *ledger_row("task_checkin"),
    )
