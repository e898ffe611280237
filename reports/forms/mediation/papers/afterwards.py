"""履行凭证, 人民调解回访记录 and 司法确认有关材料: what came after an agreement."""

from __future__ import annotations

from functools import partial

from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.revisits import REVISITS
from reports.forms.mediation.amounts import in_words, yuan
from reports.forms.mediation.case import APPLICANT, RESPONDENT, Case, Record
from reports.forms.mediation.lines import (
    OPEN,
    TICKED,
    counted_name,
    day_parts,
    day_words,
    late_note,
    line,
    party_lines,
    party_signers,
    place,
    rows,
    sheet,
    sheets,
    space,
    told,
    who,
)
from reports.forms.mediation.papers.agreement import (
    WRITTEN,
    agreement_number,
    agreements,
    last_agreement,
)
from reports.paper import Align, Block, FieldTable, Paper, Paragraph, Sentence, Signatures, Slot

RECEIPT, REVISIT, CONFIRMATION = "履行凭证", "人民调解回访记录", "司法确认有关材料"
ASKED = "司法确认申请书"
_DECIDED = ("valid", "invalid", "dismissed")
_PROMISE = (
    "申请人承诺：本调解协议是出于解决纠纷的目的自愿达成，没有恶意串通、规避法律的行为；如因协议"
    "内容给他人造成损害的，愿意承担相应的民事责任和其他法律责任。"
)


def receipt(case: Case) -> list[Paper]:
    """Return a receipt for each payment; an empty one if nothing was paid yet."""
    blank = (case.or_blank(case.obligations, OBLIGATIONS)[0], case.blank(PAYMENTS))
    paid = case.payments or [blank]
    return [
        sheet(case, "收条", *_receipt(case, *each), name=counted_name(RECEIPT, at, len(paid)))
        for at, each in enumerate(paid, start=1)
    ]


def _receipt(case: Case, obligation: Record, paid: Record) -> list[Block]:
    payer = obligation.code("side") or RESPONDENT
    taker = APPLICANT if payer == RESPONDENT else RESPONDENT
    what = "；".join(filter(None, (obligation.text("what"), paid.text("note"))))
    number = Slot(agreement_number(case, last_agreement(case)), "协议编号", 12)
    return [
        Sentence(
            (
                *("今收到", Slot(case.names(payer), "履行方", 8)),
                *("按照人民调解协议（编号：", number, "）履行的"),
                *(Slot(what, "履行内容", 10), "。"),
            )
        ),
        *_amount(paid),
        line("凭证：", *space(paid.text("voucher"), "", 18)),
        place("收到人", case.names(taker)),
        Signatures(("收到人（签名盖章或按指印）：",), with_date=False),
        Signatures(("人民调解员（签名）：",), with_date=False),
        Sentence(day_parts(paid.day("on_day"), "收到日期"), Align.RIGHT),
    ]


def _amount(paid: Record) -> list[Block]:
    """In figures and in words; nothing where something else than money was given."""
    amount = paid.number("amount")
    if amount is None and paid.is_there:
        return []
    return [
        place("金额（小写）", yuan(amount), 12, "金额"),
        line("金额（大写）：", *space(in_words(amount), "", 18)),
    ]


def revisits(case: Case) -> list[Record]:
    """Return the revisits that are still to be made or were made."""
    return [each for each in case.revisits if each.day("void_on") is None]


def revisit(case: Case) -> list[Paper]:
    """Return a record for each revisit, done or due; an empty one if there is none."""
    records = case.or_blank(revisits(case), REVISITS)
    return sheets(case, REVISIT, records, partial(_revisit, case))


def _revisit(case: Case, record: Record) -> list[Block]:
    none = "无" if record.flag("trouble") is False else ""
    trouble = {None: "", True: "有", False: "无"}[record.flag("trouble")]
    return [
        place("当事人", case.names()),
        place("调解协议编号", agreement_number(case, last_agreement(case))),
        place("回访事由", case.title),
        line("回访情况："),
        line(
            *("履行情况：", *space(record.text("performance"), "履行情况", 7)),
            *("　满意程度：", *space(record.text("satisfaction"), "满意程度", 7)),
        ),
        line(
            *("是否起诉：", *space(record.text("sued"), "是否起诉", 4)),
            *("　有无错调、激化或遗留隐患：", *space(trouble, "有无错调、激化或遗留隐患", 4)),
        ),
        *told("回访记录", record.text("story"), lines=6),
        *told("采取的措施", record.text("measures") or none, "采取的措施", 2),
        *late_note(record.text("late_note")),
        Signatures(("回访人（签名）：", "被回访人（签名）："), with_date=False),
        Sentence(("回访时间：", *day_parts(record.day("done_on"), "回访时间")), Align.RIGHT),
    ]


def confirmation(case: Case) -> list[Paper]:
    """Return the joint application to the court, and the list of what belongs to it."""
    last = case.or_blank(agreements(case, WRITTEN), AGREEMENTS)[-1]
    return [
        sheet(case, ASKED, *_application(case, last)),
        sheet(case, CONFIRMATION, _list(case, last)),
    ]


def _application(case: Case, record: Record) -> list[Block]:
    parties = [*case.side(APPLICANT), *case.side(RESPONDENT)]
    people = [
        each
        for party in parties
        for each in (
            *party_lines(party, f"申请人（{who(party)}）", who(party)),
            line("身份证号码", Slot("", "", 20)),
        )
    ]
    court = record.text("court").removesuffix("人民法院")
    return [
        *people,
        Sentence(
            (
                *("申请人因", Slot(case.title, "纠纷名称", 8)),
                *("，于", *day_parts(record.day("signed_on"), "协议日期")),
                *("经", Slot(case.committee, "调解组织", 10), "主持调解，达成调解协议"),
                *("（编号：", Slot(agreement_number(case, record), "协议编号", 12), "）。"),
                "现依照《中华人民共和国人民调解法》第三十三条的规定，共同申请确认该调解协议有效。",
            )
        ),
        Paragraph(_PROMISE),
        Paragraph("附：1. 人民调解协议书；2. 申请人身份证明；3. 其他有关材料。"),
        Paragraph("此致"),
        line(Slot(court, "法院", 8), "人民法院"),
        *party_signers(parties, "申请人（签名盖章或按指印）"),
        Sentence(day_parts(record.day("confirm_asked_on")), Align.RIGHT),
    ]


def _list(case: Case, record: Record) -> FieldTable:
    def shown(key: str) -> str:
        return day_words(record.day(key))

    until = f"{shown('confirm_by')}前" if shown("confirm_by") else ""
    return FieldTable(
        (4, 12),
        rows(
            ("案号", case.number, "案号"),
            ("协议生效日期", shown("effective_on"), "协议生效日期"),
            ("申请期限", until, "申请期限"),
            ("申请日期", shown("confirm_asked_on"), ""),
            ("受理法院", record.text("court"), ""),
            ("确认结果", record.text("confirmation"), ""),
            ("裁定日期", shown("confirmed_on"), ""),
            ("材料", _materials(record), ""),
        ),
        least_height=13,
    )


def _materials(record: Record) -> str:
    is_decided = record.code("confirmation") in _DECIDED
    return "\n".join(
        f"{TICKED if is_there else OPEN}{name}"
        for name, is_there in (
            ("司法确认申请书", record.day("confirm_asked_on") is not None),
            ("人民调解协议书", record.is_there),
            ("人民法院受理通知书（复印件）", False),
            ("人民法院裁定书（复印件）", is_decided),
        )
    )
