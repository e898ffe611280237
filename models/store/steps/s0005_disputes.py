"""Step 5: disputes, parties, steps, transfers, watches, ends; committees and numbers."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from models.store.steps.ledger_row import ledger_row


def climb(op: Any) -> None:
    """Climb this step."""
    _make_committee(op)
    _make_dispute(op)
    _make_case_number(op)
    _make_dispute_party(op)
    _make_dispute_step(op)
    _make_dispute_transfer(op)
    _make_dispute_watch(op)
    _make_dispute_ending(op)
    _make_indexes(op)


def _make_indexes(op: Any) -> None:
    op.create_index("ix_committee_village_id", "committee", ["village_id"], unique=False)
    op.create_index("ix_dispute_case_no", "dispute", ["case_no"], unique=False)
    op.create_index("ix_dispute_committee_id", "dispute", ["committee_id"], unique=False)
    op.create_index("ix_dispute_found", "dispute", ["retired_at", "found_on"], unique=False)
    op.create_index(
        "ix_dispute_state", "dispute", ["retired_at", "state", "found_on"], unique=False
    )
    op.create_index("ix_dispute_type", "dispute", ["retired_at", "dispute_type"], unique=False)
    op.create_index("ix_dispute_village_id", "dispute", ["village_id"], unique=False)
    op.create_index("ix_case_number_committee_id", "case_number", ["committee_id"], unique=False)
    op.create_index("ix_case_number_dispute_id", "case_number", ["dispute_id"], unique=False)
    op.create_index(
        "ix_case_number_place", "case_number", ["committee_id", "year", "serial"], unique=False
    )
    op.create_index("ix_dispute_ending_day", "dispute_ending", ["on_day", "outcome"], unique=False)
    op.create_index("ix_dispute_ending_dispute_id", "dispute_ending", ["dispute_id"], unique=False)
    op.create_index("ix_dispute_party_dispute_id", "dispute_party", ["dispute_id"], unique=False)
    op.create_index("ix_dispute_step_dispute_id", "dispute_step", ["dispute_id"], unique=False)
    op.create_index(
        "ix_dispute_transfer_dispute_id", "dispute_transfer", ["dispute_id"], unique=False
    )
    op.create_index("ix_dispute_watch_dispute_id", "dispute_watch", ["dispute_id"], unique=False)


def _make_committee(op: Any) -> None:
    op.create_table(
        "committee",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("short_name", sa.String(length=20), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=True),
        sa.Column("head", sa.String(length=60), nullable=True),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("women", sa.Integer(), nullable=True),
        sa.Column("founded_on", sa.Date(), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("is_closed", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name="fk_committee_village_id"),
        *ledger_row("committee"),
    )


def _make_dispute(op: Any) -> None:
    op.create_table(
        "dispute",
        *_case_columns(),
        *_way_columns(),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name="fk_dispute_committee_id"),
        sa.ForeignKeyConstraint(["village_id"], ["village.id"], name="fk_dispute_village_id"),
        *ledger_row("dispute"),
    )


def _case_columns() -> list[Any]:
    return [
        sa.Column("case_no", sa.String(length=40), nullable=True),
        sa.Column("title", sa.String(length=100), nullable=True),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column("grid", sa.String(length=40), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("source", sa.String(length=60), nullable=False),
        sa.Column("dispute_type", sa.String(length=60), nullable=False),
        sa.Column("grade", sa.String(length=60), nullable=False),
        sa.Column("scale", sa.String(length=60), nullable=True),
        sa.Column("risk", sa.String(length=60), nullable=True),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("units_involved", sa.String(length=100), nullable=True),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("key_fields", sa.Text(), nullable=True),
        sa.Column("marks", sa.Text(), nullable=True),
        sa.Column("crime_risk", sa.Boolean(), nullable=True),
        sa.Column("crime_reported_on", sa.Date(), nullable=True),
    ]


def _way_columns() -> list[Any]:
    return [
        sa.Column("crime_reported_to", sa.String(length=60), nullable=True),
        sa.Column("committee_id", sa.Integer(), nullable=True),
        sa.Column("mediator", sa.String(length=60), nullable=True),
        sa.Column("first_post", sa.String(length=60), nullable=True),
        sa.Column("unit", sa.String(length=60), nullable=True),
        sa.Column("person", sa.String(length=60), nullable=True),
        sa.Column("leader", sa.String(length=60), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("extended_why", sa.Text(), nullable=True),
        sa.Column("unsettled_why", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=True),
        sa.Column("rated_on", sa.Date(), nullable=True),
        sa.Column("rating", sa.Text(), nullable=True),
        sa.Column("keeping", sa.String(length=60), nullable=True),
        sa.Column("keep_until", sa.Date(), nullable=True),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("filed_by", sa.String(length=60), nullable=True),
        sa.Column("cancelled_why", sa.Text(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("found_by", sa.Text(), nullable=True),
    ]


def _make_case_number(op: Any) -> None:
    op.create_table(
        "case_number",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("case_no", sa.String(length=40), nullable=False),
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_case_number_dispute_id"),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name="fk_case_number_committee_id"
        ),
        *ledger_row("case_number"),
    )


def _make_dispute_party(op: Any) -> None:
    op.create_table(
        "dispute_party",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=60), nullable=False),
        sa.Column("party_kind", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("sex", sa.String(length=60), nullable=True),
        sa.Column("folk", sa.String(length=20), nullable=True),
        sa.Column("age", sa.Integer(), nullable=True),
        sa.Column("occupation", sa.String(length=40), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("address", sa.String(length=100), nullable=True),
        sa.Column("agent", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_dispute_party_dispute_id"),
        *ledger_row("dispute_party"),
    )


def _make_dispute_step(op: Any) -> None:
    op.create_table(
        "dispute_step",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("step", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(length=60), nullable=True),
        sa.Column("unit", sa.String(length=100), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("struck_on", sa.Date(), nullable=True),
        sa.Column("struck_why", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_dispute_step_dispute_id"),
        *ledger_row("dispute_step"),
    )


def _make_dispute_transfer(op: Any) -> None:
    op.create_table(
        "dispute_transfer",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=True),
        sa.Column("transfer_kind", sa.String(length=60), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("to_unit", sa.String(length=60), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("reply_due_on", sa.Date(), nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.Column("returned_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dispute_id"], ["dispute.id"], name="fk_dispute_transfer_dispute_id"
        ),
        *ledger_row("dispute_transfer"),
    )


def _make_dispute_watch(op: Any) -> None:
    op.create_table(
        "dispute_watch",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=60), nullable=False),
        sa.Column("is_held", sa.Boolean(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_dispute_watch_dispute_id"),
        *ledger_row("dispute_watch"),
    )


def _make_dispute_ending(op: Any) -> None:
    op.create_table(
        "dispute_ending",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("outcome", sa.String(length=60), nullable=False),
        sa.Column("reason", sa.String(length=60), nullable=False),
        sa.Column("level", sa.String(length=60), nullable=True),
        sa.Column("form", sa.String(length=60), nullable=True),
        sa.Column("routes", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("undone_on", sa.Date(), nullable=True),
        sa.Column("undone_why", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dispute_id"], ["dispute.id"], name="fk_dispute_ending_dispute_id"
        ),
        *ledger_row("dispute_ending"),
    )
