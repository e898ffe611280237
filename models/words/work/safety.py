"""Words of decisions, hazards, safe units and the negative list (L3, L4, L5, L7)."""

from models.fields import Choices

DECISION_KINDS = Choices(
    "decision_kind",
    {
        "policy": "重大政策",
        "project": "重大项目",
        "reform": "重大改革",
        "activity": "重大活动",
        "other": "其他",
    },
    grows=True,
)

DECISION_RISKS = Choices(
    "decision_risk",
    {"high": "高风险", "middle": "中风险", "low": "低风险"},
    tones={"high": "bad", "middle": "warn", "low": "good"},
)

DECISION_RESULTS = Choices(
    "decision_result",
    {"go": "可以实施", "conditional": "完善后实施", "wait": "暂缓实施", "stop": "不予实施"},
)

DECISION_LIGHTS = Choices(
    "decision_light",
    {
        "missing": "应评未评",
        "unfiled": "已评未备案",
        "done": "已评已备案",
        "exempt": "不需评估",
    },
    tones={"missing": "bad", "unfiled": "warn", "done": "good", "exempt": "calm"},
)

HAZARD_FIELDS = Choices(
    "hazard_field",
    {
        "key_industry": "重点行业",
        "public_place": "公共场所安全防护设施",
        "rural_road": "农村道路交通",
        "fire": "消防",
        "school": "校园及周边",
        "other": "其他",
    },
    grows=True,
)

HAZARD_LEVELS = Choices("hazard_level", {"plain": "一般", "major": "重大"}, tones={"major": "bad"})

HAZARD_LIGHTS = Choices(
    "hazard_light",
    {
        "overdue": "超期未改",
        "urgent": "临期",
        "open": "整改中",
        "unchecked": "待复查",
        "done": "已销号",
    },
    tones={
        "overdue": "bad",
        "urgent": "warn",
        "open": "busy",
        "unchecked": "warn",
        "done": "good",
    },
)

UNIT_KINDS = Choices(
    "safe_unit_kind",
    {
        "village": "平安村（社区）",
        "traffic": "平安交通",
        "hospital": "平安医院",
        "school": "平安校园",
        "scenic": "平安景区",
        "park": "平安园区",
        "market": "平安市场",
        "family": "平安家庭示范点",
    },
    grows=True,
)

UNIT_LEVELS = Choices(
    "award_level",
    {"township": "乡级", "county": "县级", "city": "市级", "province": "省级", "nation": "国家级"},
)

UNIT_LIGHTS = Choices(
    "safe_unit_light",
    {
        "applied": "申报中",
        "awarded": "已命名",
        "lapsing": "快到期",
        "lapsed": "已到期",
        "revoked": "已摘牌",
    },
    tones={
        "applied": "busy",
        "awarded": "good",
        "lapsing": "warn",
        "lapsed": "bad",
        "revoked": "calm",
    },
)

NEGATIVE_ITEMS = Choices(
    "negative_item",
    {
        "1": "特别重大、重大群体性事件",
        "2": "特别重大、重大安全事故",
        "3": "特别重大、重大宗教极端活动、民族分裂活动、暴力恐怖活动",
        "4": "特别重大、重大邪教极端活动、民族分裂活动、暴力恐怖活动",
        "5": "其他危害政治安全和社会稳定的特别重大、重大案（事）件",
        "6": "命案",
    },
)
"""The six rows of chapter 5 of the plan, in its order; 3 to 5 hold 有/无 and counts only (A17)."""
