"""当事人身份证明 and 授权委托书: who the parties are and who speaks for them.

The number of an identity card is in no field of the ledger: its line is left for the hand (B19).
"""

from __future__ import annotations

from models.ledgers.disputes.parties import DISPUTE_PARTIES
from reports.forms.mediation.case import APPLICANT, RESPONDENT, Case, Party
from reports.forms.mediation.lines import (
    LINE,
    OPEN,
    day_parts,
    label,
    line,
    pair,
    party_lines,
    sheet,
    space,
    who,
)
from reports.paper import (
    Align,
    Block,
    FieldCell,
    FieldTable,
    PageBreak,
    Paper,
    Paragraph,
    Sentence,
    Signatures,
    Slot,
)

_A_PAGE = 2
_ROOM = "\n".join(["\u3000"] * 6)
"""Half of the room for a copy: rows of up to 15 lines are kept whole by Word."""


def identity(case: Case) -> list[Paper]:
    """Return sheets to paste copies of the papers on, two parties to a page."""
    people = case.parties or (*case.side(APPLICANT), *case.side(RESPONDENT))
    blocks: list[Block] = []
    for at, party in enumerate(people):
        if at and at % _A_PAGE == 0:
            blocks.append(PageBreak())
        blocks.append(_pasted(party))
    return [sheet(case, "当事人身份证明", *blocks)]


def _pasted(party: Party) -> FieldTable:
    number = "统一社会信用代码" if party.is_unit else "身份证号码"
    copy = "营业执照等证照复印件粘贴处" if party.is_unit else "身份证复印件粘贴处（正面、反面）"
    pasted = FieldCell(f"{_ROOM}\n{copy}\n{_ROOM}", columns=4, align=Align.CENTRE)
    return FieldTable(
        (3, 5, 3, 5),
        (
            pair(("姓名或名称", party.name), ("哪一方", who(party))),
            (label(number), FieldCell("", columns=3)),
            (pasted,),
        ),
    )


def mandate(case: Case) -> list[Paper]:
    """Return a power of attorney for each party that has an agent; an empty one if none has."""
    represented = [each for each in case.parties if each.agent]
    title = "授权委托书"
    found = represented or [Party(case.blank(DISPUTE_PARTIES), APPLICANT)]
    return [
        sheet(case, title, *_mandate(case, each), name=f"{title}（{who(each)}）")
        if len(found) > 1
        else sheet(case, title, *_mandate(case, each))
        for each in found
    ]


def _mandate(case: Case, party: Party) -> list[Block]:
    other = RESPONDENT if party.side == APPLICANT else APPLICANT
    return [
        *party_lines(party, "委托人", "委托人"),
        _card(party),
        line(
            *("受委托人：姓名", *space(party.agent, "受委托人姓名", 6)),
            *("　性别", Slot("", "", 2), "　与委托人关系", Slot("", "", 6)),
        ),
        line("联系方式", Slot("", "", 10), "　住址", Slot("", "", 12)),
        line("身份证号码", Slot("", "", LINE - 5)),
        Sentence(
            (
                "现委托受委托人在委托人与",
                Slot(case.names(other), "对方当事人", 6),
                "的",
                Slot(case.title, "纠纷名称", 8),
                "中，作为委托人参加人民调解的代理人。",
            )
        ),
        line("委托权限："),
        Paragraph(f"{OPEN}一般代理：代为陈述事实、提供证据、参加调解、接收文书。"),
        Paragraph(
            f"{OPEN}特别代理：除上述权限外，代为承认、放弃、变更请求事项，达成并签订调解协议，"
            "代为履行或者接受履行。"
        ),
        Signatures(("委托人（签名盖章或按指印）：",), with_date=False),
        Signatures(("受委托人（签名盖章或按指印）：",), with_date=False),
        Sentence(day_parts(None), Align.RIGHT),
    ]


def _card(party: Party) -> Sentence:
    number = "统一社会信用代码" if party.is_unit else "身份证号码"
    return line(number, Slot("", "", LINE - len(number)))
