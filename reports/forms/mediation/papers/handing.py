"""转办单, 交办单, 申报单 and 回复单: numbered papers that hand a case on, up or back (B15)."""

from __future__ import annotations

from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from reports.forms.mediation.case import Case, Record
from reports.forms.mediation.lines import counted_name, day_words, pair, sheet, wide
from reports.paper import Block, FieldTable, Paper, Signatures

TITLE = "转办交办单据"
_ROOM = "\u3000\n\u3000\n\u3000"  # to be written by hand
_PREFIX = "矛盾纠纷"


def transfer(case: Case) -> list[Paper]:
    """Return each slip of the case in order; an empty 转办单 if there is none."""
    records = case.or_blank(case.transfers, DISPUTE_TRANSFERS)
    return [
        sheet(
            case,
            title := f"{_PREFIX}{each.text('transfer_kind') or '转办单'}",
            *_slip(case, each),
            name=counted_name(title, at, len(records)),
        )
        for at, each in enumerate(records, start=1)
    ]


def _slip(case: Case, record: Record) -> list[Block]:
    text = record.text

    def day(key: str) -> str:
        return day_words(record.day(key))

    office = case.office.settings.get("office_name", "")
    rows = [
        pair(("文　　号", text("number")), ("日　　期", day("on_day"))),
        pair(("发出单位", office), ("接收单位", text("to_unit"))),
        pair(("案　　号", case.number), ("纠纷类型", case.dispute.text("dispute_type"))),
        wide("纠纷名称", case.title),
        wide("当 事 人", case.names(), wanted="当事人"),
        wide("简要情况", case.dispute.text("story")),
        wide("事项和要求", text("matter")),
        wide("要求回复日期", day("reply_due_on"), wanted=""),
        wide("回复情况", text("reply") or _ROOM, wanted=""),
        wide("回复日期", day("replied_on"), wanted=""),
    ]
    if record.day("returned_on"):
        rows.append(wide("退回", f"{day('returned_on')}，{text('returned_why')}", wanted=""))
    signed = Signatures(("发出单位（盖章）：", "接收人（签名）："))
    return [FieldTable((3, 5, 3, 5), tuple(rows), least_height=11), signed]
