"""What the office may set about service points and grids; the plan's figures stand until then."""

from __future__ import annotations

from models.actions.setup.terms import OWN, Term, TermKind
from models.actions.township.grids.counted_days import SETTING, WAYS
from models.actions.township.thresholds import SEEDS

_NONE = "百分之几算达标；不设要求就写“无”。"
_SHARES = {
    "centre_rate_least": "实施方案3.1写100%。",
    "joint_centre_least": "实施方案3.5写100%。",
    "mediation_room_least": "实施方案3.5写100%。",
    "facility_rate_least": "实施方案3.7写90%以上。",
    "handling_rate_least": "实施方案3.7写90%以上。",
    "open_steps_least": "实施方案2.4.2写100%。",
    "grid_worker_least": "实施方案3.2写每个网格1名。",
    "grid_code_least": "实施方案3.2写统一编码。",
    "grid_group_least": "实施方案2.4.5写全覆盖。",
}


def _number(key: str, unit: str, source: str, said: str) -> Term:
    return Term(key, SEEDS[key], source, unit=unit, least=0, most=1000, zero="不设要求", help=said)


PLACE_TERMS: tuple[Term, ...] = (
    *(Term(key, SEEDS[key], said, TermKind.SHARE, help=_NONE) for key, said in _SHARES.items()),
    _number("centre_staff_least", "人", "实施方案3.1写2名以上。", "乡综治中心劳务派遣专职人员。"),
    Term(
        SETTING,
        "calendar",
        "实施方案只写“日均”，没有写哪种天数；" + OWN,
        TermKind.CHOICE,
        help="只影响以后登记的月份，印在月报下面。",
        offered=tuple(WAYS.items()),
    ),
    _number("patrol_hours_least", "小时", "实施方案3.2写至少2小时。", "一天，按月平均。"),
    _number("grid_reports_least", "件", "实施方案3.2写不少于10件。", "一名网格员一个月；只统计。"),
)
