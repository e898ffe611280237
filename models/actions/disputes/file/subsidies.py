"""以案定补: a settled case earns its mediator the rate in force, once for ever (B21).

Payment distorts records: a claim is tied to the rule it stands on, carries what the file looked
like that day, and may be drawn for the county's check.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select

from models.actions.disputes.file.completeness import lacking_titles, lines_of
from models.actions.disputes.file.needs import needs
from models.actions.disputes.file.parts import CaseParts, read_parts
from models.actions.disputes.file.reviewing import suggest
from models.actions.door import Piece, work
from models.actions.finding import Between, View, every_row, rows_by_id
from models.actions.records import Refused, Seen, judge_in, keep_in
from models.dates.spans import Period
from models.ledger import Complaints
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.reviews import CASE_REVIEWS
from models.ledgers.mediation.subsidies import SUBSIDIES, SUBSIDY_RATES
from models.store.ledger_file import Store
from models.words.disputes.mediation import SUBSIDY_STATES

_PERCENT, _LEAST = 10, 3
DRAWN, SHAKEN = "随机抽取", "现在不是实质性化解"


@dataclass(frozen=True)
class Drawn:
    """One claim to be checked by hand, and why it: by lot, or because its case came undone."""

    subsidy_id: int
    dispute_id: int
    case_no: str
    why: str


def rates_for(store: Store, day: dt.date) -> list[Any]:
    """Return the rates that are in force on ``day``."""
    rows = every_row(store, SUBSIDY_RATES, View(filters={"valid_from": Between(None, day)}))
    return [row for row in rows if _is_in_force(row, day)]


def claim(store: Store, case_id: int, raw: Mapping[str, object]) -> int:
    """Claim for a case: ``rate_id``, ``mediator``, ``claimed_on``; return the claim's id.

    The amount is the rate's, and what the file lacked is written beside it. Refused unless the
    case is settled, was never claimed for, and the rate is in force on the day of the claim. A
    claim that was refused may be made again once it is deleted; one that was paid never.
    """
    parts = read_parts(store, case_id)
    check_result = _check_result(store, parts)
    with work(store, "申报补贴") as piece:
        values, complaints = SUBSIDIES.parse({**raw, "dispute_id": case_id}, piece.office)
        complaints = _not_claimable(piece, parts) or complaints
        complaints = complaints or judge_in(piece, SUBSIDIES, values, None)
        complaints = complaints or _out_of_time(piece, parts, values)
        if complaints:
            raise Refused(complaints)
        rate = piece.read(SUBSIDY_RATES, values["rate_id"])
        kept = {"amount": rate.amount, "check_result": check_result, "state": "claimed"}
        return piece.add(SUBSIDIES, {**values, **kept})


def approve(store: Store, seen: Seen, on_day: object) -> None:
    """Approve a claim; Refused if it is decided already or ``on_day`` makes no sense."""
    _decide(store, seen, "claimed", {"state": "approved", "decided_on": on_day})


def refuse(store: Store, seen: Seen, on_day: object, why: str) -> None:
    """Turn a claim down with the reason; Refused if it is decided already."""
    _decide(store, seen, "claimed", {"state": "refused", "decided_on": on_day, "note": why})


def pay(store: Store, seen: Seen, on_day: object) -> None:
    """Write down that an approved claim was paid; Refused if it is not approved."""
    _decide(store, seen, "approved", {"state": "paid", "paid_on": on_day})


def draw_for_check(
    store: Store, period: Period, percent: int = _PERCENT, least: int = _LEAST
) -> list[Drawn]:
    """Draw the claims of a period that somebody should look into, by claim.

    The lot is the same whenever and wherever it is drawn, and nobody can choose it: the claims are
    put in the order of SHA-256(period ‖ uid), and the first are taken. Claims whose case no longer
    counts as settled are always among them.
    """
    view = View(filters={"claimed_on": Between(period.start, period.end)})
    rows = every_row(store, SUBSIDIES, view)
    count = max(least, -(-len(rows) * percent // 100))
    lot = {row.id for row in sorted(rows, key=lambda row: _lot(period, row.uid))[:count]}
    cases = {row.id: row for row in rows_by_id(store, DISPUTES, [row.dispute_id for row in rows])}
    drawn = []
    for row in rows:
        case = cases[row.dispute_id]
        if not _is_settled(case):
            drawn.append(Drawn(row.id, case.id, case.case_no or "", SHAKEN))
        elif row.id in lot:
            drawn.append(Drawn(row.id, case.id, case.case_no or "", DRAWN))
    return drawn


def _lot(period: Period, uid: str) -> bytes:
    return hashlib.sha256(f"{period.code}{uid}".encode()).digest()


def _is_settled(case: Any) -> bool:
    return case.outcome == "settled" and case.retired_at is None


def _is_in_force(rate: Any, day: dt.date) -> bool:
    return bool(rate.valid_from <= day and (rate.valid_to is None or day <= rate.valid_to))


def _not_claimable(piece: Piece, parts: CaseParts) -> Complaints:
    """Return why nothing can be claimed for a case, under the field of the rate."""
    ending = parts.ending
    if parts.case.retired_at is not None or ending is None or ending.outcome != "settled":
        return {"rate_id": "只有实质性化解的纠纷可以申报以案定补，这一起还不是。"}
    first = _first_claim(piece, parts.case.id)
    if first is None:
        return {}
    word, state = (SUBSIDIES.show(first, key, piece.office) for key in ("amount", "state"))
    said = f"这起纠纷{first.claimed_on}已由{first.mediator}申报过（{word}元，{state}）"
    rest = "，一案只补一次，不能再申报。"
    if first.state == "refused" and first.retired_at is None:
        rest = "，没有批准。确要重新申报，请先删除那一笔。"
    return {"rate_id": said + rest}


def _first_claim(piece: Piece, case_id: int) -> Any | None:
    """Return the claim that stands in the way: one that stands, or that was paid and deleted."""
    table = SUBSIDIES.columns
    query = (
        select(table)
        .where(
            table.c.dispute_id == case_id,
            or_(table.c.retired_at.is_(None), table.c.paid_on.is_not(None)),
        )
        .order_by(table.c.id)
    )
    return piece.connection.execute(query).first()


def _out_of_time(piece: Piece, parts: CaseParts, values: Mapping[str, Any]) -> Complaints:
    claimed, today = values["claimed_on"], piece.office.today
    settled = parts.ending.on_day if parts.ending is not None else today
    if claimed > today:
        return {"claimed_on": "申报日期不能晚于今天，请核对。"}
    if claimed < settled:
        return {"claimed_on": f"申报日期早于化解日期 {settled}，请核对。"}
    rate = piece.read(SUBSIDY_RATES, values["rate_id"])
    if rate.retired_at is not None or not _is_in_force(rate, claimed):
        return {"rate_id": f"这条补贴标准在{claimed}不生效，请选当时有效的标准。"}
    return {}


def _check_result(store: Store, parts: CaseParts) -> str:
    """Return what the file lacks and what it scored, as it stands on the day of the claim."""
    missing = "、".join(titles for titles, _ in lacking_titles(lines_of(parts, needs(store))))
    said = f"缺{missing}。" if missing else "必须的文书齐全。"
    for newest in parts.of(CASE_REVIEWS)[:1]:
        total = CASE_REVIEWS.show(newest, "total", parts.office)
        return f"{said}自查{total}分（{newest.on_day}）。"
    return f"{said}还没有自查，按程序推算{suggest(store, parts.case.id).total}分。"


def _decide(store: Store, seen: Seen, before: str, typed: Mapping[str, object]) -> None:
    with work(store, "审定补贴" if before == "claimed" else "发放补贴") as piece:
        held = piece.read(SUBSIDIES, seen.id)
        if held.state != before:
            now = SUBSIDIES.show(held, "state", piece.office)
            wanted = piece.office.choices(SUBSIDY_STATES).label(before)
            raise Refused({"state": f"这笔补贴现在是“{now}”，要先是“{wanted}”才能办这一步。"})
        keep_in(piece, SUBSIDIES, typed, seen)
