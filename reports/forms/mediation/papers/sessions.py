"""人民调解调查记录, 人民调解证据材料 and 人民调解记录: one paper for each record (B12)."""

from __future__ import annotations

from functools import partial

from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.sessions import INVESTIGATIONS, MEDIATIONS, SESSION_RESULTS
from reports.forms.mediation.case import APPLICANT, RESPONDENT, Case, Record
from reports.forms.mediation.lines import (
    day_parts,
    day_words,
    late_note,
    line,
    party_signers,
    place,
    rows,
    sealed,
    sheets,
    ticks,
    told,
)
from reports.paper import (
    Align,
    Block,
    FieldTable,
    Paper,
    Paragraph,
    Sentence,
    Signatures,
    Slot,
)

INVESTIGATION, EVIDENCE, MEDIATION = "人民调解调查记录", "人民调解证据材料", "人民调解记录"
_TOLD = (
    "告知：人民调解委员会已将人民调解的性质、原则和效力，当事人在调解活动中享有的权利和承担的"
    "义务，告知各方当事人。"
)
_OTHER_WAYS = "调解不成，已告知当事人可以依法通过仲裁、行政、司法等途径维护自己的权利。"


def investigation(case: Case) -> list[Paper]:
    """Return a record for each inquiry; an empty one if there was none."""
    records = case.or_blank(case.investigations, INVESTIGATIONS)
    return sheets(case, INVESTIGATION, records, _investigation)


def mediation(case: Case) -> list[Paper]:
    """Return a record for each session; an empty one if there was none."""
    records = case.or_blank(case.mediations, MEDIATIONS)
    return sheets(case, MEDIATION, records, partial(_mediation, case))


def evidence(case: Case) -> list[Paper]:
    """Return a cover sheet for each piece; an empty one if there is none."""
    records = case.or_blank(case.held_of("evidence"), CASE_PAPERS)
    return sheets(case, EVIDENCE, records, partial(_evidence, case))


def _when(record: Record) -> Sentence:
    return line(
        "时间：", *day_parts(record.day("on_day"), "时间"), Slot(record.text("hour"), "", 5)
    )


def _attendees(record: Record) -> Sentence:
    """Who was invited besides; there may have been nobody."""
    return place("参加人", record.text("attendees"), wanted="" if record.is_there else None)


def _investigation(record: Record) -> list[Block]:
    signing = ("被调查人（签名）：", "调查人（签名）：", "记录人（签名）：")
    return [
        _when(record),
        place("地点", record.text("place")),
        _attendees(record),
        place("被调查人", record.text("asked")),
        *told("记录", record.text("record"), lines=12),
        *late_note(record.text("late_note")),
        Signatures(signing, with_date=False),
    ]


def _mediation(case: Case, record: Record) -> list[Block]:
    signing = ("参加人（签名）：", "人民调解员（签名）：", "记录人（签名）：")
    people = [*case.side(APPLICANT), *case.side(RESPONDENT)]
    failed = [line(_OTHER_WAYS)] if record.code("result") == "failed" else []
    return [
        _when(record),
        place("地点", record.text("place")),
        place("事由", record.text("matter") or (case.title if record.is_there else "")),
        place("当事人", case.names()),
        _attendees(record),
        line(_TOLD),
        *told("记录", record.text("record"), lines=6),
        line(f"调解结果：{_result(record)}"),
        *failed,
        *late_note(record.text("late_note")),
        *party_signers(people, "当事人（签名）"),
        Signatures(signing, with_date=False),
        *sealed(case, record.day("on_day")),
    ]


def _result(record: Record) -> str:
    code = record.code("result")
    return ticks((word, each == code) for each, word in SESSION_RESULTS.labels.items())


def _evidence(case: Case, record: Record) -> list[Block]:
    pages = record.text("pages")
    table = FieldTable(
        (5, 11),
        rows(
            ("案号", case.number, "案号"),
            ("证据名称", record.text("title"), "证据名称"),
            ("证据来源（提供人）", record.text("origin"), "证据来源"),
            ("份数、页数", f"1份，共{pages}页" if pages else "", "份数、页数"),
            ("提供日期", day_words(record.day("on_day")), "提供日期"),
            ("备注", record.text("remark"), ""),
        ),
        least_height=16,
    )
    attached = Paragraph("（证据材料附后）", Align.CENTRE)
    return [table, attached, Signatures(("提供人（签名）：", "接收人（签名）："), with_date=False)]
