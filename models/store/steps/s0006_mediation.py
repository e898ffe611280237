"""Step 6: what a mediated case holds, and how the office arranges its papers."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from models.store.steps.ledger_row import ledger_row


def climb(op: Any) -> None:
    """Climb this step."""
    _make_investigation(op)
    _make_mediation(op)
    _make_agreement(op)
    _make_obligation(op)
    _make_payment(op)
    _make_revisit(op)
    _make_case_paper(op)
    _make_case_review(op)
    _make_subsidy_rate(op)
    _make_subsidy(op)
    _make_type_mapping(op)
    _make_paper_need(op)
    _make_own_template(op)
    _make_indexes(op)


def _make_indexes(op: Any) -> None:
    op.create_index("ix_agreement_dispute_id", "agreement", ["dispute_id"], unique=False)
    op.create_index("ix_case_paper_dispute_id", "case_paper", ["dispute_id"], unique=False)
    op.create_index("ix_case_review_dispute_id", "case_review", ["dispute_id"], unique=False)
    op.create_index("ix_investigation_dispute_id", "investigation", ["dispute_id"], unique=False)
    op.create_index("ix_mediation_dispute_id", "mediation", ["dispute_id"], unique=False)
    op.create_index("ix_obligation_dispute_id", "obligation", ["dispute_id"], unique=False)
    op.create_index("ix_revisit_dispute_id", "revisit", ["dispute_id"], unique=False)
    op.create_index("ix_subsidy_dispute_id", "subsidy", ["dispute_id"], unique=False)
    op.create_index("ix_subsidy_rate_id", "subsidy", ["rate_id"], unique=False)
    op.create_index("ix_payment_obligation_id", "payment", ["obligation_id"], unique=False)


def _make_investigation(op: Any) -> None:
    op.create_table(
        "investigation",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("hour", sa.String(length=20), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("attendees", sa.String(length=200), nullable=True),
        sa.Column("asked", sa.String(length=60), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("asker", sa.String(length=60), nullable=True),
        sa.Column("recorder", sa.String(length=60), nullable=True),
        sa.Column("late_note", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_investigation_dispute_id"),
        *ledger_row("investigation"),
    )


def _make_mediation(op: Any) -> None:
    op.create_table(
        "mediation",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("hour", sa.String(length=20), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("matter", sa.String(length=200), nullable=True),
        sa.Column("attendees", sa.String(length=200), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("result", sa.String(length=60), nullable=True),
        sa.Column("mediator", sa.String(length=60), nullable=True),
        sa.Column("recorder", sa.String(length=60), nullable=True),
        sa.Column("late_note", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_mediation_dispute_id"),
        *ledger_row("mediation"),
    )


def _make_agreement(op: Any) -> None:
    op.create_table(
        "agreement",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(length=60), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("sealed_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=100), nullable=True),
        sa.Column("facts", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("manner", sa.Text(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("copies", sa.Integer(), nullable=True),
        sa.Column("recorder", sa.String(length=60), nullable=True),
        sa.Column("is_cross", sa.Boolean(), nullable=True),
        sa.Column("done_at_once", sa.Boolean(), nullable=True),
        sa.Column("confirm_by", sa.Date(), nullable=True),
        sa.Column("confirmation", sa.String(length=60), nullable=True),
        sa.Column("confirm_asked_on", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("court", sa.String(length=60), nullable=True),
        sa.Column("reneged_on", sa.Date(), nullable=True),
        sa.Column("renege_way", sa.String(length=60), nullable=True),
        sa.Column("ruling", sa.String(length=60), nullable=True),
        sa.Column("ruled_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_agreement_dispute_id"),
        *ledger_row("agreement"),
    )


def _make_obligation(op: Any) -> None:
    op.create_table(
        "obligation",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=60), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("void_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_obligation_dispute_id"),
        *ledger_row("obligation"),
    )


def _make_payment(op: Any) -> None:
    op.create_table(
        "payment",
        sa.Column("obligation_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("voucher", sa.String(length=60), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligation.id"], name="fk_payment_obligation_id"
        ),
        *ledger_row("payment"),
    )


def _make_revisit(op: Any) -> None:
    op.create_table(
        "revisit",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("way", sa.String(length=60), nullable=True),
        sa.Column("performance", sa.String(length=60), nullable=True),
        sa.Column("satisfaction", sa.String(length=60), nullable=True),
        sa.Column("sued", sa.Boolean(), nullable=True),
        sa.Column("trouble", sa.Boolean(), nullable=True),
        sa.Column("story", sa.Text(), nullable=True),
        sa.Column("measures", sa.Text(), nullable=True),
        sa.Column("visitor", sa.String(length=60), nullable=True),
        sa.Column("void_on", sa.Date(), nullable=True),
        sa.Column("late_note", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_revisit_dispute_id"),
        *ledger_row("revisit"),
    )


def _make_case_paper(op: Any) -> None:
    op.create_table(
        "case_paper",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=100), nullable=True),
        sa.Column("origin", sa.String(length=60), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=True),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("remark", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_case_paper_dispute_id"),
        *ledger_row("case_paper"),
    )


def _make_case_review(op: Any) -> None:
    op.create_table(
        "case_review",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("acceptance", sa.Integer(), nullable=False),
        sa.Column("materials", sa.Integer(), nullable=False),
        sa.Column("papers", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.Column("law", sa.Integer(), nullable=False),
        sa.Column("revisits", sa.Integer(), nullable=False),
        sa.Column("binding", sa.Integer(), nullable=False),
        sa.Column("faults", sa.Text(), nullable=True),
        sa.Column("reviewer", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_case_review_dispute_id"),
        *ledger_row("case_review"),
    )


def _make_subsidy_rate(op: Any) -> None:
    op.create_table(
        "subsidy_rate",
        sa.Column("version", sa.String(length=60), nullable=False),
        sa.Column("grade", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("terms", sa.Text(), nullable=True),
        *ledger_row("subsidy_rate"),
    )


def _make_subsidy(op: Any) -> None:
    op.create_table(
        "subsidy",
        sa.Column("dispute_id", sa.Integer(), nullable=False),
        sa.Column("rate_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("check_result", sa.Text(), nullable=True),
        sa.Column("mediator", sa.String(length=60), nullable=False),
        sa.Column("claimed_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=60), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_subsidy_dispute_id"),
        sa.ForeignKeyConstraint(["rate_id"], ["subsidy_rate.id"], name="fk_subsidy_rate_id"),
        *ledger_row("subsidy"),
    )


def _make_type_mapping(op: Any) -> None:
    op.create_table(
        "type_mapping",
        sa.Column("dispute_type", sa.String(length=60), nullable=False),
        sa.Column("mediation", sa.String(length=60), nullable=False),
        sa.Column("event", sa.String(length=60), nullable=False),
        sa.Column("two_level", sa.String(length=60), nullable=False),
        *ledger_row("type_mapping"),
    )


def _make_paper_need(op: Any) -> None:
    op.create_table(
        "paper_need",
        sa.Column("paper", sa.String(length=60), nullable=False),
        sa.Column("written", sa.String(length=60), nullable=False),
        sa.Column("oral", sa.String(length=60), nullable=False),
        sa.Column("failed", sa.String(length=60), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        *ledger_row("paper_need"),
    )


def _make_own_template(op: Any) -> None:
    op.create_table(
        "own_template",
        sa.Column("paper", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("is_off", sa.Boolean(), nullable=True),
        *ledger_row("own_template"),
    )
