"""Words about the way of a dispute: its states, its ends, what is done on the way.

Sources: ``domain/02-disputes-ledger.md`` 2.2, feature B13.
"""

from models.fields import Choices

STATES = Choices(
    "dispute_state",
    {
        "found": "已排查",
        "accepted": "已受理",
        "assigned": "已分流",
        "reported_up": "已上报县级",
        "mediating": "调处中",
        "settled": "化解成功",
        "fulfilling": "履行中",
        "watched": "稳控中",
        "ended": "已终结",
        "revisited": "已回访",
        "archived": "已归档",
        "cancelled": "已注销",
    },
    tones={
        "found": "warn",
        "accepted": "busy",
        "assigned": "busy",
        "reported_up": "busy",
        "mediating": "busy",
        "settled": "good",
        "fulfilling": "good",
        "watched": "bad",
        "ended": "calm",
        "revisited": "good",
        "archived": "calm",
        "cancelled": "calm",
    },
)
"""``ended`` is 2.2's 70 调解不成·已引导 together with the other ends that are no settlement."""

CLOSED = ("archived", "cancelled")
UNFINISHED = frozenset(
    {"found", "accepted", "assigned", "reported_up", "mediating", "fulfilling", "watched"}
)
"""States in which somebody must still do something about a case."""

OUTCOMES = Choices(
    "dispute_outcome",
    {
        "open": "未办结",
        "settled": "实质性化解",
        "procedural": "程序性终结",
        "watched": "稳控中",
        "litigated": "转诉讼",
        "withdrawn": "撤回",
    },
    tones={"open": "busy", "settled": "good", "watched": "bad"},
)
"""What a case counts as on every table; 化解率 counts the first end only (B13)."""

ENDINGS = Choices(
    "dispute_ending",
    {key: OUTCOMES.labels[key] for key in ("settled", "procedural", "litigated", "withdrawn")},
)

END_REASONS = Choices(
    "end_reason",
    {
        "agreed": "达成协议",
        "failed": "调解不成",
        "refused": "一方明确拒绝调解",
        "withdrawn": "当事人撤回申请",
        "other": "其他途径了结",
    },
)
"""调解成功 is ``agreed``, 调解不成 is ``failed``; the others count as neither (1.4)."""

ROUTES = Choices(
    "guided_route",
    {"arbitration": "仲裁", "administration": "行政途径", "lawsuit": "诉讼", "petition": "信访"},
)

TRANSFER_KINDS = Choices(
    "transfer_kind",
    {"pass_on": "转办单", "assign": "交办单", "report_up": "申报单", "reply": "回复单"},
)

STEPS = Choices(
    "dispute_step",
    {
        "found": "排查",
        "accepted": "受理",
        "assigned": "分流",
        "passed_on": "转办",
        "reported_up": "上报县级",
        "returned": "退回",
        "mediating": "调解",
        "extended": "延长调解期限",
        "settled": "达成协议",
        "fulfilling": "进入履行",
        "fulfilled": "履行完毕",
        "reneged": "反悔",
        "watched": "稳控",
        "ended": "终结",
        "revisited": "回访",
        "archived": "归档",
        "reopened": "重新打开",
        "cancelled": "注销",
        "note": "工作记载",
    },
)
