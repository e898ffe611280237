"""Step 8: camera points with their devices, states, faults, looks, contracts and rounds."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from models.store.steps.ledger_row import ledger_row


def climb(op: Any) -> None:
    """Climb this step."""
    _make_camera_point(op)
    _make_camera_device(op)
    _make_camera_state(op)
    _make_camera_fault(op)
    _make_camera_check(op)
    _make_camera_contract(op)
    _make_camera_round(op)
    _make_camera_finding(op)
    _make_indexes(op)


def _make_indexes(op: Any) -> None:
    op.create_index("ix_camera_round_village_id", "camera_round", ["village_id"])
    op.create_index("ix_camera_finding_round_id", "camera_finding", ["round_id"])
    op.create_index("ix_camera_point_code", "camera_point", ["code"])
    op.create_index("ix_camera_point_grid_id", "camera_point", ["grid_id"])
    op.create_index("ix_camera_point_natural_village_id", "camera_point", ["natural_village_id"])
    op.create_index("ix_camera_point_state", "camera_point", ["retired_at", "state", "village_id"])
    op.create_index("ix_camera_point_village_id", "camera_point", ["village_id"])
    op.create_index("ix_camera_check_point_id", "camera_check", ["point_id"])
    op.create_index("ix_camera_device_code", "camera_device", ["code"])
    op.create_index("ix_camera_device_point_id", "camera_device", ["point_id"])
    op.create_index("ix_camera_fault_point_id", "camera_fault", ["point_id"])
    op.create_index("ix_camera_state_day", "camera_state", ["point_id", "on_day", "id"])
    op.create_index("ix_camera_state_point_id", "camera_state", ["point_id"])


def _make_camera_point(op: Any) -> None:
    op.create_table(
        "camera_point",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column("natural_village_id", sa.Integer(), nullable=True),
        sa.Column("grid_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.String(length=100), nullable=True),
        sa.Column("point_class", sa.String(length=60), nullable=True),
        sa.Column("location", sa.String(length=60), nullable=True),
        sa.Column("phase", sa.String(length=60), nullable=True),
        sa.Column("builder", sa.String(length=60), nullable=True),
        sa.Column("keeper", sa.String(length=60), nullable=True),
        sa.Column("maintainer", sa.String(length=60), nullable=True),
        sa.Column("network", sa.String(length=60), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("warranty_until", sa.Date(), nullable=True),
        sa.Column("keep_days", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=False),
        sa.Column("state_why", sa.String(length=100), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["grid_id"], ["grid.id"], name="fk_camera_point_grid_id"),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name="fk_camera_point_village_id"),
        sa.ForeignKeyConstraint(
            ["natural_village_id"],
            ["natural_village.id"],
            name="fk_camera_point_natural_village_id",
        ),
        *ledger_row("camera_point"),
    )


def _make_camera_device(op: Any) -> None:
    op.create_table(
        "camera_device",
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=True),
        sa.Column("device_kind", sa.String(length=60), nullable=True),
        sa.Column("maker", sa.String(length=60), nullable=True),
        sa.Column("facing", sa.String(length=60), nullable=True),
        sa.Column("indoor", sa.String(length=60), nullable=True),
        sa.Column("light", sa.String(length=60), nullable=True),
        sa.Column("installed_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["point_id"], ["camera_point.id"], name="fk_camera_device_point_id"
        ),
        *ledger_row("camera_device"),
    )


def _make_camera_state(op: Any) -> None:
    op.create_table(
        "camera_state",
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("why", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(["point_id"], ["camera_point.id"], name="fk_camera_state_point_id"),
        *ledger_row("camera_state"),
    )


def _make_camera_fault(op: Any) -> None:
    op.create_table(
        "camera_fault",
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("symptom", sa.String(length=100), nullable=False),
        sa.Column("maintainer", sa.String(length=60), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("arrived_on", sa.Date(), nullable=True),
        sa.Column("fixed_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["point_id"], ["camera_point.id"], name="fk_camera_fault_point_id"),
        *ledger_row("camera_fault"),
    )


def _make_camera_check(op: Any) -> None:
    op.create_table(
        "camera_check",
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("online", sa.Boolean(), nullable=True),
        sa.Column("intact", sa.Boolean(), nullable=True),
        sa.Column("source", sa.String(length=60), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["point_id"], ["camera_point.id"], name="fk_camera_check_point_id"),
        *ledger_row("camera_check"),
    )


def _make_camera_contract(op: Any) -> None:
    op.create_table(
        "camera_contract",
        sa.Column("contract_no", sa.String(length=40), nullable=True),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("maintainer", sa.String(length=60), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("response_hours", sa.Integer(), nullable=True),
        sa.Column("repair_days", sa.Integer(), nullable=True),
        sa.Column("fee", sa.Integer(), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        *ledger_row("camera_contract"),
    )


def _make_camera_round(op: Any) -> None:
    op.create_table(
        "camera_round",
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("led_by", sa.String(length=60), nullable=True),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name="fk_camera_round_village_id"),
        *ledger_row("camera_round"),
    )


def _make_camera_finding(op: Any) -> None:
    op.create_table(
        "camera_finding",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=True),
        sa.Column("result", sa.String(length=60), nullable=True),
        sa.Column("looked_on", sa.Date(), nullable=True),
        sa.Column("position", sa.String(length=100), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["round_id"], ["camera_round.id"], name="fk_camera_finding_round_id"
        ),
        *ledger_row("camera_finding"),
    )
