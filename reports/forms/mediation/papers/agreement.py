"""人民调解协议书 and 人民调解口头协议登记表: what the parties agreed on (法第二十八至三十条)."""

from __future__ import annotations

from functools import partial

from models.ledgers.mediation.agreements import AGREEMENTS
from reports.forms.mediation.amounts import yuan
from reports.forms.mediation.case import APPLICANT, RESPONDENT, Case, Record
from reports.forms.mediation.lines import (
    day_words,
    label,
    party_signers,
    sealed,
    sheets,
    side_lines,
    told,
    wide,
)
from reports.paper import Align, Block, FieldCell, FieldTable, Paper, Sentence, Signatures, Slot

TITLE, ORAL_TITLE = "人民调解协议书", "人民调解口头协议登记表"
WRITTEN, ORAL = "written", "oral"


def agreements(case: Case, form: str) -> list[Record]:
    """Return the agreements of one form; a reneged one stays in the file."""
    return [each for each in case.agreements if each.code("form") == form]


def last_agreement(case: Case) -> Record:
    """Return the agreement that was made last; a blank one if there is none."""
    return case.or_blank(case.agreements, AGREEMENTS)[-1]


def agreement_number(case: Case, record: Record) -> str:
    """Return the number of an agreement: that of the file, a later one with its count behind."""
    at = case.agreements.index(record) if record.is_there else 0
    return f"{case.number}之{at + 1}" if at and case.number else case.number


def agreement(case: Case) -> list[Paper]:
    """Return each written agreement; an empty one if there is none."""
    records = case.or_blank(agreements(case, WRITTEN), AGREEMENTS)
    return sheets(case, TITLE, records, partial(_written, case))


def oral_agreement(case: Case) -> list[Paper]:
    """Return the sheet of each oral agreement; an empty one if there is none."""
    records = case.or_blank(agreements(case, ORAL), AGREEMENTS)
    return sheets(case, ORAL_TITLE, records, partial(_oral, case))


def _facts(case: Case, record: Record) -> str:
    """What the agreement says of the facts, else what the case does."""
    return record.text("facts") or case.dispute.text("story")


def _numbered(case: Case, record: Record) -> Sentence:
    number = Slot(agreement_number(case, record), "协议编号", 12)
    return Sentence(("编号：", number), Align.RIGHT)


def _written(case: Case, record: Record) -> list[Block]:
    signing = [*case.side(APPLICANT), *case.side(RESPONDENT)]
    return [
        _numbered(case, record),
        *side_lines(case, APPLICANT, "当事人（甲方）", "甲方"),
        *side_lines(case, RESPONDENT, "当事人（乙方）", "乙方"),
        *told("纠纷主要事实、争议事项", _facts(case, record)),
        *told("经调解，自愿达成如下协议", record.text("content"), "协议内容", 5),
        *told("履行方式、时限", record.text("manner"), lines=2),
        _copies(case, record),
        *party_signers(signing, "当事人（签名盖章或按指印）"),
        Signatures(("人民调解员（签名）：", "记录人（签名）："), with_date=False),
        *sealed(case, record.day("sealed_on") or record.day("signed_on"), "协议日期"),
    ]


def _copies(case: Case, record: Record) -> Sentence:
    """Each party has one and the committee one (法第二十九条), unless the clerk wrote another."""
    usual = len(case.parties) + 1 if case.parties else None
    copies = record.number("copies") or usual
    said = Slot(str(copies) if copies else "", "一式份数", 3)
    return Sentence(("本协议一式", said, "份，当事人、人民调解委员会各持一份。"))


def _oral(case: Case, record: Record) -> list[Block]:
    result = "达成口头协议" if record.is_there else ""
    crossing = (label("是否跨调委会"), FieldCell(record.text("is_cross")))
    asked = FieldCell(day_words(case.dispute.day("accepted_on")), wanted="申请时间")
    table = FieldTable(
        (5, 4, 3.4, 5),
        (
            (*crossing, label("申请时间"), asked),
            wide("调解地点", record.text("place")),
            wide("纠纷主要事实、争议事项", _facts(case, record)),
            wide("调解结果", result),
            wide("调解协议涉及金额", yuan(record.number("amount")), wanted=""),
            wide("协议内容", record.text("content")),
            wide("履行方式、时限", record.text("manner"), wanted=""),
            wide("协议履行情况", performance(case, record), wanted=""),
        ),
        least_height=11,
    )
    return [
        _numbered(case, record),
        *side_lines(case, APPLICANT, "当事人（甲方）", "甲方"),
        *side_lines(case, RESPONDENT, "当事人（乙方）", "乙方"),
        table,
        Signatures(("人民调解员（签名）：", "记录人（签名）："), with_date=False),
        *sealed(case, record.day("signed_on"), "协议日期"),
    ]


def performance(case: Case, record: Record) -> str:
    """Return how far an agreement was carried out, from what was paid and done."""
    if record.flag("done_at_once"):
        return "当场履行"
    return "；".join(
        f"{each.text('what')}（{day_words(each.day('due_on'))}前）：{each.text('fulfilment')}"
        for each in case.obligations
        if record.is_there and each.day("void_on") is None
    )
