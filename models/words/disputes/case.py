"""Words about a dispute itself: where it came from, how heavy it is, what it touches.

Sources: ``domain/02-disputes-ledger.md`` 2.1 and 2.3, ``domain/01-mediation.md`` 1.3.
"""

from models.fields import Choices

SOURCES = Choices(
    "dispute_source",
    {
        "applied": "当事人申请",
        "own": "主动调解",
        "police": "公安移交",
        "court": "法院委托",
        "procuratorate": "检察移送",
        "petition": "信访移交",
        "department": "部门交办",
        "village": "村报",
        "grid": "网格员巡查",
        "visit": "群众来访",
        "hotline": "12345转办",
        "other": "其他",
    },
    grows=True,
)

SOURCE_GROUPS = Choices(
    "source_group",
    {
        "own": "主动调解",
        "applied": "依申请调解",
        "court": "法院委托移送",
        "police": "公安委托移送",
        "procuratorate": "检察委托移送",
        "petition": "信访委托移送",
        "others": "其他委托移送",
    },
)
"""The columns of the statistics (1.3); every source falls into one of them."""

GROUP_OF_SOURCE = {
    "applied": "applied",
    "visit": "applied",
    "own": "own",
    "village": "own",
    "grid": "own",
    "court": "court",
    "police": "police",
    "procuratorate": "procuratorate",
    "petition": "petition",
}
"""Sources that are not named here, the office's own included, count as handed over by others."""

GRADES = Choices(
    "dispute_grade",
    {"plain": "一般", "hard": "疑难", "major": "重大"},
    tones={"hard": "warn", "major": "bad"},
)
HARD_GRADES = ("hard", "major")
"""疑难复杂 in the statistics: by the clerk's grade, since no national threshold is known."""

GRADE_HINT = (
    "可参考：10人以上；欠薪5人以上；致伤3人以上；标的10万元以上；山林土地权属；"
    "可能引发群体性上访、械斗、刑事案件；非正常死亡。"
)

SCALES = Choices(
    "dispute_scale",
    {"single": "个体性", "group": "一般群体性", "large_group": "重大群体性"},
)

BANDS = Choices(
    "headcount_band",
    {
        "below_50": "不足50人",
        "to_100": "50—100人",
        "to_500": "101—500人",
        "above_500": "500人以上",
    },
)

RISKS = Choices(
    "risk_level",
    {
        "red": "红（重点类）",
        "orange": "橙（关注类）",
        "yellow": "黄（一般类）",
        "blue": "蓝（隐患类）",
    },
    tones={"red": "bad", "orange": "warn", "yellow": "busy", "blue": "calm"},
)

KEY_FIELDS = Choices(
    "key_field",
    {
        "stability": "涉稳",
        "army": "涉军",
        "crowd": "涉众",
        "enterprise": "涉企",
        "housing": "房地产",
        "school": "教育",
        "medical": "医疗",
        "environment": "环保",
        "city": "城管",
        "labour": "劳动人事",
        "epidemic": "涉疫情",
    },
    grows=True,
)

MARKS = Choices(
    "dispute_mark",
    {
        "no_suicide": "防止自杀",
        "no_crime": "防止民转刑",
        "no_affray": "防止群体性械斗",
        "no_group_event": "防止群体性事件",
        "no_group_petition": "防止群体性上访",
        "group_event": "形成群体性事件",
        "group_petition": "形成群体性上访",
    },
)

KEEPING = Choices(
    "keeping_period",
    {
        "ten": "10年",
        "thirty": "30年",
        "ever": "永久",
        "short": "短期",
        "long": "长期",
        "permanent": "永久（旧制）",
    },
)
"""Both schemes of the archives (1.5); nothing is chosen by default, since no law sets one."""

KEEPING_YEARS = {"ten": 10, "thirty": 30}
"""[own] 短期 and 长期 are left to the office's own table: settings keep_short_years, _long_."""

LEVELS = Choices("settled_level", {"village": "村级", "town": "乡级", "county": "县级以上"})
ON_THE_SPOT = ("village", "town")
"""就地化解: settled in the village or the township (2.4)."""
