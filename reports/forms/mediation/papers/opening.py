"""人民调解申请书 and 人民调解受理登记表: how a case came in (domain/01-mediation.md 1.2)."""

from __future__ import annotations

from models.words.disputes.case import GROUP_OF_SOURCE
from reports.forms.mediation.case import APPLICANT, RESPONDENT, Case
from reports.forms.mediation.lines import (
    day_parts,
    line,
    party_signers,
    sealed,
    sheet,
    side_lines,
    ticks,
    told,
    wide,
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

_APPLIED = "人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。"


def application(case: Case) -> list[Paper]:
    """Return the application: parties, what happened, what is asked for."""
    blocks = [
        *side_lines(case, APPLICANT, "申请人"),
        *side_lines(case, RESPONDENT, "被申请人"),
        *told("纠纷简要情况陈述", case.dispute.text("story"), "纠纷简要情况", 5),
        line("当事人申请事项："),
        *(line(f"{at}. ", Slot("", "申请事项" if at == 1 else "", 28)) for at in range(1, 4)),
        Paragraph(_APPLIED),
        *party_signers(case.side(APPLICANT), "申请人（签名盖章或按指印）"),
        Sentence(day_parts(None), Align.RIGHT),
    ]
    return [sheet(case, "人民调解申请书", *blocks)]


def acceptance(case: Case) -> list[Paper]:
    """Return the sheet on which the committee takes a case in."""
    applicants, respondents = case.names(APPLICANT), case.names(RESPONDENT)
    opened: Block = Sentence(
        (
            *day_parts(case.dispute.day("accepted_on"), "受理日期"),
            "，本人民调解委员会经当事人同意，调解",
            Slot(applicants, "申请人", 6),
            "、",
            Slot(respondents, "被申请人", 6),
            "之间的纠纷。",
        )
    )
    table = FieldTable(
        (3.4, 5, 3, 5),
        (
            wide("纠纷类型", case.dispute.text("dispute_type")),
            wide("案件来源", _source(case)),
            wide("纠纷简要情况", case.dispute.text("story")),
        ),
        least_height=12,
    )
    blocks = [
        opened,
        table,
        Signatures(("当事人（签名）：", "登记人（签名）："), with_date=False),
        *sealed(case, case.dispute.day("accepted_on")),
        line("备注：此表由人民调解委员会填写"),
    ]
    return [sheet(case, "人民调解受理登记表", *blocks)]


def _source(case: Case) -> str:
    """The two ways of the form ticked; what somebody handed over is named besides."""
    code = case.dispute.code("source")
    group = GROUP_OF_SOURCE.get(code, "others")
    ways = ticks((("①当事人申请", group == "applied"), ("②人民调解委员会主动调解", group == "own")))
    is_told = group in ("applied", "own")
    return ways if is_told else f"{ways}\n（{case.dispute.text('source')}）"
