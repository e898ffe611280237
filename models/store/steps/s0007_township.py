"""Step 7: what the township has: service points, grids, facts of villages, teams."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from models.store.steps.ledger_row import ledger_row


def climb(op: Any) -> None:
    """Climb this step."""
    _make_service_point(op)
    _make_service_fitting(op)
    _make_grid(op)
    _make_grid_month(op)
    _make_village_fact(op)
    _make_village_change(op)
    _make_team_count(op)
    _make_indexes(op)
    op.add_column("village", sa.Column("ended_on", sa.Date(), nullable=True))


def _make_indexes(op: Any) -> None:
    op.create_index("ix_grid_code", "grid", ["code"])
    op.create_index("ix_grid_village_id", "grid", ["village_id"])
    op.create_index(
        "ix_service_point_kind", "service_point", ["retired_at", "service_kind", "village_id"]
    )
    op.create_index("ix_service_point_village_id", "service_point", ["village_id"])
    op.create_index("ix_team_count_village_id", "team_count", ["village_id"])
    op.create_index("ix_village_change_other_id", "village_change", ["other_id"])
    op.create_index("ix_village_change_village_id", "village_change", ["village_id"])
    op.create_index("ix_village_fact_village_id", "village_fact", ["village_id"])
    op.create_index("ix_grid_month_grid_id", "grid_month", ["grid_id"])
    op.create_index("ix_grid_month_month", "grid_month", ["retired_at", "month", "grid_id"])
    op.create_index("ix_service_fitting_point_id", "service_fitting", ["point_id"])


def _make_service_point(op: Any) -> None:
    op.create_table(
        "service_point",
        sa.Column("code", sa.String(length=40), nullable=True),
        sa.Column("service_kind", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("level", sa.String(length=60), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(length=100), nullable=True),
        sa.Column("area", sa.Integer(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("rooms", sa.Text(), nullable=True),
        sa.Column("full_time", sa.Integer(), nullable=True),
        sa.Column("part_time", sa.Integer(), nullable=True),
        sa.Column("dispatched", sa.Integer(), nullable=True),
        sa.Column("post", sa.String(length=60), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("hours", sa.String(length=60), nullable=True),
        sa.Column("grade", sa.String(length=60), nullable=True),
        sa.Column("qualified", sa.Boolean(), nullable=True),
        sa.Column("judged_on", sa.Date(), nullable=True),
        sa.Column("can_handle", sa.Boolean(), nullable=True),
        sa.Column("can_forward", sa.Boolean(), nullable=True),
        sa.Column("items", sa.Integer(), nullable=True),
        sa.Column("equipment", sa.String(length=200), nullable=True),
        sa.Column("visited_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name="fk_service_point_village_id"),
        *ledger_row("service_point"),
    )


def _make_service_fitting(op: Any) -> None:
    op.create_table(
        "service_fitting",
        sa.Column("point_id", sa.Integer(), nullable=False),
        sa.Column("fitting", sa.String(length=60), nullable=False),
        sa.Column("has_it", sa.Boolean(), nullable=True),
        sa.Column("looked_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["point_id"], ["service_point.id"], name="fk_service_fitting_point_id"
        ),
        *ledger_row("service_fitting"),
    )


def _make_grid(op: Any) -> None:
    op.create_table(
        "grid",
        sa.Column("code", sa.String(length=15), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column("covers", sa.String(length=200), nullable=True),
        sa.Column("households", sa.Integer(), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("head_post", sa.String(length=60), nullable=True),
        sa.Column("workers", sa.Integer(), nullable=True),
        sa.Column("worker_kind", sa.String(length=60), nullable=True),
        sa.Column("party_unit", sa.String(length=60), nullable=True),
        sa.Column("has_group", sa.Boolean(), nullable=True),
        sa.Column("merged_from", sa.Text(), nullable=True),
        sa.Column("county_code", sa.String(length=30), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name="fk_grid_village_id"),
        *ledger_row("grid"),
    )


def _make_grid_month(op: Any) -> None:
    op.create_table(
        "grid_month",
        sa.Column("grid_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("workers", sa.Integer(), nullable=True),
        sa.Column("hours", sa.Integer(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("reported", sa.Integer(), nullable=True),
        sa.Column("closed", sa.Integer(), nullable=True),
        sa.Column("disputes", sa.Integer(), nullable=True),
        sa.Column("hazards", sa.Integer(), nullable=True),
        sa.Column("livelihood", sa.Integer(), nullable=True),
        sa.Column("environment", sa.Integer(), nullable=True),
        sa.Column("others", sa.Integer(), nullable=True),
        sa.Column("why_blank", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(["grid_id"], ["grid.id"], name="fk_grid_month_grid_id"),
        *ledger_row("grid_month"),
    )


def _make_village_fact(op: Any) -> None:
    op.create_table(
        "village_fact",
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column("fact", sa.String(length=60), nullable=False),
        sa.Column("has_it", sa.Boolean(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=True),
        sa.Column("proof", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name="fk_village_fact_village_id"),
        *ledger_row("village_fact"),
    )


def _make_village_change(op: Any) -> None:
    op.create_table(
        "village_change",
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("change", sa.String(length=60), nullable=False),
        sa.Column("old_name", sa.String(length=60), nullable=True),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("basis", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name="fk_village_change_village_id"
        ),
        sa.ForeignKeyConstraint(["other_id"], ["village.id"], name="fk_village_change_other_id"),
        *ledger_row("village_change"),
    )


def _make_team_count(op: Any) -> None:
    op.create_table(
        "team_count",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=True),
        sa.Column("team_kind", sa.String(length=60), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("full_time", sa.Integer(), nullable=True),
        sa.Column("trained", sa.Integer(), nullable=True),
        sa.Column("counted_on", sa.Date(), nullable=True),
        sa.Column("remark", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name="fk_team_count_village_id"),
        *ledger_row("team_count"),
    )
