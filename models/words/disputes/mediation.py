"""Words of 人民调解: papers of the file, sides, agreements, fulfilment, the seven points.

Sources: ``domain/01-mediation.md`` 1.1, 1.2 and 1.4.
"""

from models.fields import Choices

FORMS = Choices("agreement_form", {"written": "书面协议", "oral": "口头协议"})

SIDES = Choices("party_side", {"applicant": "申请人（甲方）", "respondent": "被申请人（乙方）"})
PARTY_KINDS = Choices("party_kind", {"natural": "自然人", "unit": "单位"})
SEXES = Choices("sex", {"male": "男", "female": "女"})

PAPERS = Choices(
    "case_paper",
    {
        "application": "人民调解申请书",
        "acceptance": "人民调解受理登记表",
        "notice": "人民调解当事人权利义务告知书",
        "identity": "当事人身份证明",
        "mandate": "授权委托书",
        "investigation": "人民调解调查记录",
        "evidence": "人民调解证据材料",
        "mediation": "人民调解记录",
        "agreement": "人民调解协议书",
        "oral_agreement": "人民调解口头协议登记表",
        "receipt": "履行凭证",
        "revisit": "人民调解回访记录",
        "confirmation": "司法确认有关材料",
        "statement": "卷宗情况说明",
        "closing": "人民调解结案报告表",
        "cover": "卷宗封面",
        "contents": "卷内目录",
        "back_cover": "封底",
    },
)
"""All papers of the file, in binding order but for covers and contents (1.1)."""

NEEDS = Choices(
    "paper_need",
    {"must": "必须", "either": "二选一必须", "if_any": "按需", "never": "不用"},
)

CONFIRMATIONS = Choices(
    "court_confirmation",
    {
        "asked": "已申请",
        "valid": "确认有效",
        "invalid": "确认无效",
        "dismissed": "驳回申请",
        "not_asked": "不申请",
    },
)
RENEGE_WAYS = Choices(
    "renege_way", {"sued": "反悔起诉", "mediate_again": "重新调解", "other": "其他"}
)
RULINGS = Choices(
    "court_ruling",
    {"kept": "维持", "changed": "变更", "revoked": "撤销", "void": "确认无效"},
)

REVISIT_WAYS = Choices(
    "revisit_way", {"visit": "上门", "phone": "电话", "office": "来访"}, open=True
)
PERFORMANCE = Choices(
    "performance",
    {"whole": "已履行", "part": "部分履行", "none": "未履行", "not_due": "未到期"},
)
SATISFACTION = Choices("satisfaction", {"well": "满意", "fair": "基本满意", "ill": "不满意"})

REVIEW_POINTS = {
    "acceptance": "受理合法",
    "materials": "材料齐全",
    "papers": "文书标准",
    "evidence": "证据收集恰当",
    "law": "协议法律适用准确",
    "revisits": "回访及时",
    "binding": "装订规范",
}
"""The seven points of the county's 评查 (1.2, S16)."""

SUBSIDY_STATES = Choices(
    "subsidy_state",
    {"claimed": "已申报", "approved": "已审定", "refused": "不予补贴", "paid": "已发放"},
    tones={"claimed": "busy", "approved": "good", "refused": "calm", "paid": "good"},
)
