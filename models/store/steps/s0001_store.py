"""Step 1: facts, batches, history, the office's arrangements, villages and files."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from models.store.steps.ledger_row import ledger_row


def climb(op: Any) -> None:
    """Climb this step."""
    _make_store_fact(op)
    _make_batch(op)
    op.create_index("ix_batch_reverses", "batch", ["reverses"], unique=False)
    _make_history(op)
    op.create_index("ix_history_batch", "history", ["batch"], unique=False)
    op.create_index("ix_history_record", "history", ["ledger", "record_id"], unique=False)
    _make_form_draft(op)
    _make_setting(op)
    _make_word(op)
    _make_correction(op)
    _make_day_override(op)
    _make_village(op)
    _make_natural_village(op)
    op.create_index(
        "ix_natural_village_village_id", "natural_village", ["village_id"], unique=False
    )
    _make_stored_file(op)
    _make_file_tie(op)
    op.create_index("ix_file_tie_owner", "file_tie", ["owner_id", "owner"], unique=False)
    op.create_index("ix_file_tie_file_id", "file_tie", ["file_id"], unique=False)


def _make_store_fact(op: Any) -> None:
    op.create_table(
        "store_fact",
        sa.Column("name", sa.String(length=60), nullable=False, primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )


def _make_batch(op: Any) -> None:
    op.create_table(
        "batch",
        sa.Column("number", sa.Integer(), nullable=False, primary_key=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=50), nullable=False),
        sa.Column("action", sa.String(length=200), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("reverses", sa.Integer(), nullable=True),
        sa.Column("link", sa.LargeBinary(length=32), nullable=False),
    )


def _make_history(op: Any) -> None:
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False, primary_key=True),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("ledger", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=60), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["batch"], ["batch.number"], name="fk_history_batch"),
    )


def _make_form_draft(op: Any) -> None:
    op.create_table(
        "form_draft",
        sa.Column("place", sa.String(length=120), nullable=False, primary_key=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
    )


def _make_setting(op: Any) -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.String(length=500), nullable=True),
        *ledger_row("setting"),
    )


def _make_word(op: Any) -> None:
    op.create_table(
        "word",
        sa.Column("word_list", sa.String(length=60), nullable=False),
        sa.Column("code", sa.String(length=60), nullable=True),
        sa.Column("word", sa.String(length=60), nullable=False),
        sa.Column("is_retired", sa.Boolean(), nullable=True),
        *ledger_row("word"),
    )


def _make_correction(op: Any) -> None:
    op.create_table(
        "correction",
        sa.Column("wrong", sa.String(length=40), nullable=False),
        sa.Column("right", sa.String(length=40), nullable=False),
        sa.Column("context", sa.String(length=60), nullable=True),
        *ledger_row("correction"),
    )


def _make_day_override(op: Any) -> None:
    op.create_table(
        "day_override",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_workday", sa.Boolean(), nullable=False),
        sa.Column("remark", sa.String(length=100), nullable=True),
        *ledger_row("day_override"),
    )


def _make_village(op: Any) -> None:
    op.create_table(
        "village",
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("natural_villages", sa.Integer(), nullable=True),
        sa.Column("groups", sa.Integer(), nullable=True),
        sa.Column("households", sa.Integer(), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("population_basis", sa.String(length=60), nullable=True),
        sa.Column("population_on", sa.Date(), nullable=True),
        *ledger_row("village"),
    )


def _make_natural_village(op: Any) -> None:
    op.create_table(
        "natural_village",
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("households", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["village_id"], ["village.id"], name="fk_natural_village_village_id"
        ),
        *ledger_row("natural_village"),
    )


def _make_stored_file(op: Any) -> None:
    op.create_table(
        "stored_file",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        *ledger_row("stored_file"),
    )


def _make_file_tie(op: Any) -> None:
    op.create_table(
        "file_tie",
        sa.Column("owner", sa.String(length=40), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name="fk_file_tie_file_id"),
        *ledger_row("file_tie"),
    )
