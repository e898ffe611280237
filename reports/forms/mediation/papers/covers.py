"""卷宗封面, 卷内目录, 卷宗情况说明, 人民调解结案报告表 and 封底: the file as a file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from reports.forms.mediation.case import APPLICANT, RESPONDENT, Case
from reports.forms.mediation.lines import (
    day_parts,
    day_words,
    label,
    line,
    pair,
    sheet,
    ticks,
    told,
    wide,
)
from reports.paper import (
    Align,
    Block,
    FieldCell,
    FieldTable,
    Paper,
    Paragraph,
    Sentence,
    Signatures,
    Slot,
    Title,
)

COVER, CONTENTS, STATEMENT = "卷宗封面", "卷内目录", "卷宗情况说明"
CLOSING, BACK = "人民调解结案报告表", "封底"
_FEWEST_ENTRIES = 16
_SOURCES = {
    "applied": "当事人申请",
    "visit": "当事人申请",
    "own": "主动调解",
    "village": "主动调解",
    "grid": "主动调解",
    "police": "公安移交",
    "court": "法院委托",
    "department": "政府指定",
    "petition": "政府指定",
    "hotline": "政府指定",
}
"""The five sources of the local form ([S2]); any other is named besides."""


@dataclass(frozen=True)
class Listed:
    """A line of the contents: a paper, the pages it takes (empty if not bound), a remark."""

    title: str
    pages: str = ""
    remark: str = ""


def cover(case: Case) -> list[Paper]:
    """Return the cover."""
    text, day = case.dispute.text, case.dispute.day
    rows = (
        wide("卷　　名", case.title),
        wide("卷　　号", case.number),
        wide("人民调解员", text("mediator")),
        (
            label("调解日期"),
            FieldCell(day_words(day("accepted_on")), align=Align.CENTRE, wanted="调解开始日期"),
            label("至"),
            FieldCell(
                day_words(case.ending.day("on_day")), align=Align.CENTRE, wanted="调解结束日期"
            ),
        ),
        wide("立 卷 人", text("filed_by"), wanted="立卷人"),
        wide("立卷日期", day_words(day("archived_on"))),
        wide("保管期限", text("keeping")),
        wide("备　　注", text("remark"), wanted=""),
    )
    blocks: tuple[Block, ...] = (
        Paragraph("", indent=False),
        Paragraph("", indent=False),
        Title(case.committee or "＿＿＿＿＿＿人民调解委员会"),
        Title("调 解 卷 宗"),
        Paragraph("", indent=False),
        FieldTable((3, 5, 1.2, 5), rows, least_height=17),
    )
    return [Paper(COVER, blocks, case.made_at, numbered=False)]


def contents(
    case: Case, listed: Sequence[Listed] = (), left_out: Sequence[str] = ()
) -> list[Paper]:
    """Return the list of what is bound; ``left_out`` are said to be missing on purpose."""
    head = tuple(label(each) for each in ("序号", "文书名称", "页号", "备注"))
    rows = [
        (
            FieldCell(str(at), align=Align.CENTRE),
            FieldCell(each.title),
            FieldCell(each.pages, align=Align.CENTRE),
            FieldCell(each.remark),
        )
        for at, each in enumerate(listed, start=1)
    ]
    rows += [(FieldCell(""),) * 4] * (_FEWEST_ENTRIES - len(rows))
    table = FieldTable((2, 10, 3, 5), (head, *rows), headings=1)
    notes = [line(f"没有编入的：{'、'.join(left_out)}。")] if left_out else []
    return [sheet(case, CONTENTS, table, *notes, numbered=False)]


def statement(case: Case) -> list[Paper]:
    """Return what there is to say of the file: what came late, was prolonged, did not hold."""
    blocks = [
        place_of_number(case),
        *told("卷宗情况说明", "\n".join(remarks(case)), lines=14),
        Signatures(("立卷人（签名）：", "检查人（签名）："), with_date=False),
        Sentence(
            ("立卷时间：", *day_parts(case.dispute.day("archived_on"), "立卷时间")), Align.RIGHT
        ),
    ]
    return [sheet(case, STATEMENT, *blocks)]


def place_of_number(case: Case) -> Sentence:
    """Return the line that says which file this is."""
    return line("卷号：", Slot(case.number, "卷号", 14))


def remarks(case: Case) -> list[str]:
    """Return what the ledger knows that a reader of the file must be told."""
    found = []
    if why := case.dispute.text("extended_why"):
        found.append(f"延长调解期限：{why}")
    found += [
        f"协议反悔：{day_words(day)}，{each.text('renege_way') or '方式未填'}。"
        for each in case.agreements
        if (day := each.day("reneged_on"))
    ]
    for title, records in (
        ("调查记录", case.investigations),
        ("调解记录", case.mediations),
        ("回访记录", case.revisits),
    ):
        found += [f"补记{title}：{note}" for each in records if (note := each.text("late_note"))]
    if remark := case.dispute.text("remark"):
        found.append(remark)
    return found


def closing(case: Case) -> list[Paper]:
    """Return the local report of a closed case ([S2])."""
    text, day = case.dispute.text, case.dispute.day
    table = FieldTable(
        (3.4, 5, 3, 5),
        (
            pair(("卷　　号", case.number), ("填表时间", day_words(day("archived_on")))),
            pair(("承办单位", case.committee), ("承 办 人", text("mediator"))),
            pair(
                ("受案时间", day_words(day("accepted_on"))), ("结案时间", day_words(_ended(case)))
            ),
            *_people(case),
            wide("案件来源", _source(case)),
            wide("纠纷简要事实", text("story")),
        ),
        least_height=12,
    )
    signed = Signatures(("承办人（签名）：", "负责人（签名）："), with_date=False)
    return [sheet(case, CLOSING, table, signed)]


def _ended(case: Case) -> dt.date | None:
    """The day of the ending, or of the last duty that was carried out (履行完毕)."""
    ended = case.ending.day("on_day")
    done = [day for each in case.obligations if (day := each.day("done_on"))]
    return max([ended, *done]) if ended else None


def _people(case: Case) -> list[tuple[FieldCell, ...]]:
    address = FieldCell("地　址", columns=2, is_label=True, align=Align.CENTRE)
    head = (label("当事人姓名"), address, label("电　话"))
    people = [
        (
            FieldCell(party.name, wanted="当事人姓名"),
            FieldCell(party.told("address"), columns=2, wanted="当事人地址"),
            FieldCell(party.told("phone"), wanted="当事人电话"),
        )
        for side in (APPLICANT, RESPONDENT)
        for party in case.side(side)
    ]
    return [head, *people]


def _source(case: Case) -> str:
    said = _SOURCES.get(case.dispute.code("source"), "")
    options = dict.fromkeys(_SOURCES.values())
    found = ticks((each, each == said) for each in options)
    return found if said else f"{found}\n（{case.dispute.text('source')}）"


def back(case: Case, pages: int | None = None) -> list[Paper]:
    """Return the back cover; ``pages`` are those that carry a number."""
    count = Slot(str(pages) if pages is not None else "", "", 4)
    blocks: list[Block] = [Paragraph("", indent=False)] * 9
    blocks += [
        Sentence(("本卷共", count, "页"), Align.CENTRE),
        Paragraph("", indent=False),
        Signatures(("立卷人（签名）：", "检查人（签名）：")),
    ]
    return [Paper(BACK, tuple(blocks), case.made_at, numbered=False)]
