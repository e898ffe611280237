"""Default words of the task ledgers; the office's changes lie over them in the ledger file."""

from models.fields import Choices

DEADLINE_KINDS = Choices(
    "deadline_kind",
    {
        "day": "固定日期",
        "month_end": "月底前",
        "year_end": "年底前",
        "long_term": "长期坚持",
        "none": "未定期限",
    },
)
DATED = ("day", "month_end", "year_end")

STATUSES = Choices(
    "task_status", {"not_started": "未启动", "under_way": "推进中", "done": "已办结"}
)

RESULTS = Choices("task_result", {"whole": "完成", "part": "部分完成", "dropped": "撤销"})

LIGHTS = Choices(
    "task_light",
    {
        "overdue": "逾期",
        "urgent": "临期",
        "soon": "预警",
        "check_due": "待检查",
        "normal": "正常",
        "standing": "长期坚持",
        "undated": "未定期限",
        "done": "已办结",
    },
    tones={
        "overdue": "bad",
        "urgent": "warn",
        "soon": "warn",
        "check_due": "warn",
        "normal": "good",
        "standing": "busy",
        "undated": "calm",
        "done": "good",
    },
)

CYCLES = Choices(
    "cycle",
    {
        "week": "每周",
        "month": "每月",
        "quarter": "每季度",
        "half_year": "每半年",
        "year": "每年",
    },
)

TASK_KINDS = Choices(
    "task_kind",
    {
        "plan": "方案",
        "section": "章节",
        "part": "部分",
        "mechanism": "机制",
        "project": "工程",
        "action": "行动",
        "negative": "负面清单",
        "item": "任务",
    },
    open=True,
)

# [own]: common posts of a township; each office edits them
UNITS = Choices(
    "unit",
    {
        name: name
        for name in (
            "乡综治办",
            "乡党政办",
            "乡综治中心",
            "派出所",
            "司法所",
            "信访办",
            "应急管理所",
            "民政所",
            "乡人大",
            "乡纪委",
            "组织办",
            "宣传办",
            "市场监管所",
            "自然资源所",
            "农业农村办",
            "卫生院",
            "中心小学",
            "便民服务中心",
            "各村委会",
        )
    },
    open=True,
)

EVIDENCE_STATES = Choices(
    "evidence_state",
    {"missing": "缺", "held": "有", "not_needed": "不适用"},
    tones={"missing": "bad", "held": "good", "not_needed": "calm"},
)

EXTENSION_STATES = Choices(
    "extension_state",
    {
        "draft": "未申请",
        "asked": "审核中",
        "agreed": "同意",
        "refused": "不同意",
        "lapsed": "已失效",
    },
)

URGING_KINDS = Choices("urging_kind", {"plain": "普通", "yellow": "黄牌", "red": "红牌"})
CHANNELS = Choices(
    "channel",
    {"phone": "电话", "visit": "当面", "paper": "书面", "group": "工作群", "meeting": "会议"},
    open=True,
)
CHECK_RESULTS = Choices("check_result", {"well": "正常", "wanting": "有问题"})
