"""人民调解当事人权利义务告知书: what parties are told before mediation begins.

The head is that of the local form; the text is our own, after 人民调解法 第二至四、七、二十三、
二十四、二十六、二十九至三十三条.
"""

from __future__ import annotations

from reports.forms.mediation.case import APPLICANT, RESPONDENT, Case
from reports.forms.mediation.lines import day_parts, party_signers, sheet
from reports.paper import Align, Block, Heading, Paper, Paragraph, Sentence

TITLE = "人民调解当事人权利义务告知书"
_PARTS: tuple[tuple[str, str], ...] = (
    (
        "一、人民调解委员会的性质",
        (
            "人民调解委员会是依法设立的调解民间纠纷的群众性组织，通过说服、疏导等方法，促使当事人在"
            "平等协商的基础上自愿达成调解协议，解决民间纠纷。调解不收取任何费用。"
        ),
    ),
    (
        "二、调解的原则",
        (
            "1. 在当事人自愿、平等的基础上进行调解。\n"
            "2. 不违背法律、法规和国家政策。\n"
            "3. 尊重当事人的权利，不因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的"
            "权利。"
        ),
    ),
    (
        "三、调解协议的法律效果",
        (
            "1. 调解协议书自各方当事人签名、盖章或者按指印，人民调解员签名并加盖人民调解委员会印章"
            "之日起生效；口头调解协议自各方当事人达成协议之日起生效。\n"
            "2. 调解协议具有法律约束力，当事人应当按照约定履行；人民调解委员会对履行情况进行监督，"
            "督促当事人履行约定的义务。\n"
            "3. 就协议的履行或者内容发生争议的，一方当事人可以向人民法院提起诉讼。\n"
            "4. 双方当事人认为有必要的，可以自调解协议生效之日起三十日内共同向人民法院申请司法"
            "确认。协议经依法确认有效，一方拒绝履行或者未全部履行的，对方可以向人民法院申请强制"
            "执行。\n"
            "5. 调解不成的，终止调解，当事人可以依法通过仲裁、行政、司法等途径维护自己的权利。"
        ),
    ),
    (
        "四、当事人的权利（《中华人民共和国人民调解法》第二十三条）",
        (
            "1. 选择或者接受人民调解员。\n"
            "2. 接受调解、拒绝调解或者要求终止调解。\n"
            "3. 要求调解公开进行或者不公开进行。\n"
            "4. 自主表达意愿、自愿达成调解协议。"
        ),
    ),
    (
        "五、当事人的义务（《中华人民共和国人民调解法》第二十四条）",
        "1. 如实陈述纠纷事实。\n2. 遵守调解现场秩序，尊重人民调解员。\n3. 尊重对方当事人行使权利。",
    ),
)


def notice(case: Case) -> list[Paper]:
    """Return one notice that every party signs."""
    blocks: list[Block] = []
    for heading, text in _PARTS:
        blocks += [Heading(heading), Paragraph(text)]
    people = [*case.side(APPLICANT), *case.side(RESPONDENT)]
    return [
        sheet(
            case,
            TITLE,
            *blocks,
            Paragraph("以上内容我已知悉。"),
            *party_signers(people, "被告知人（签名）"),
            Sentence(day_parts(None), Align.RIGHT),
        )
    ]
