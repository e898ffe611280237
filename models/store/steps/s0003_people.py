"""Step 3: accounts; particulars that can be removed for good without breaking the chain."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from models.store.steps.ledger_row import ledger_row


def climb(op: Any) -> None:
    """Climb this step."""
    _make_account(op)
    op.create_index("ix_account_village_id", "account", ["village_id"], unique=False)
    op.add_column("batch", sa.Column("form", sa.Integer(), nullable=True))
    op.add_column("history", sa.Column("salt", sa.LargeBinary(length=16), nullable=True))
    op.add_column("history", sa.Column("digest", sa.LargeBinary(length=32), nullable=True))
    op.add_column("stored_file", sa.Column("cleared_on", sa.Date(), nullable=True))


def _make_account(op: Any) -> None:
    op.create_table(
        "account",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("role", sa.String(length=60), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name="fk_account_village_id"),
        *ledger_row("account"),
    )
