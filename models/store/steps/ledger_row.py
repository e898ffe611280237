"""What every ledger table is made with; frozen: later changes of ``LedgerRow`` are steps."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa


def ledger_row(table: str) -> list[Any]:
    """Return the columns and constraints that all ledger tables share."""
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(32), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.String(50), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("written_by", sa.String(50), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("retired_at", sa.DateTime(), nullable=True),
        sa.Column("initials", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("uid", name=f"uq_{table}_uid"),
    ]
