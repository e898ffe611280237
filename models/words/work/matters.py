"""Words of 事项流转 (L2; 受理→交办→办理→反馈→督办→评价 of ``domain/03`` 3.2)."""

from models.fields import Choices

MATTER_SOURCES = Choices(
    "matter_source",
    {
        "visit": "群众来访",
        "hotline": "12345转办",
        "grid": "网格上报",
        "village": "村报",
        "superior": "上级交办",
        "patrol": "巡查发现",
        "other": "其他",
    },
    grows=True,
)

MATTER_KINDS = Choices(
    "matter_kind",
    {
        "livelihood": "民生诉求",
        "hazard": "安全隐患",
        "environment": "环境卫生",
        "security": "治安情况",
        "dispute": "矛盾线索",
        "other": "其他",
    },
    grows=True,
)

MATTER_STATES = Choices(
    "matter_state",
    {
        "accepted": "已受理",
        "assigned": "已分流",
        "handled": "已办理",
        "raised": "已上报",
        "answered": "已反馈",
        "verified": "已核验",
        "filed": "已归档",
    },
    tones={
        "accepted": "warn",
        "assigned": "busy",
        "handled": "busy",
        "raised": "busy",
        "answered": "busy",
        "verified": "good",
        "filed": "calm",
    },
)

MATTER_STEPS = Choices(
    "matter_step",
    {
        "accepted": "受理",
        "assigned": "分流",
        "handled": "办理",
        "raised": "上报",
        "answered": "反馈",
        "verified": "核验",
        "filed": "归档",
        "urged": "督办",
        "reopened": "重办",
    },
)

MATTER_LIGHTS = Choices(
    "matter_light",
    {
        "overdue": "超期",
        "urgent": "临期",
        "normal": "在办",
        "undated": "无期限",
        "late": "办结（超期）",
        "done": "办结",
    },
    tones={
        "overdue": "bad",
        "urgent": "warn",
        "normal": "busy",
        "undated": "calm",
        "late": "calm",
        "done": "good",
    },
)
