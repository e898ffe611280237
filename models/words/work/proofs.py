"""Which tasks of the pilot plan a record is likely evidence for, by its ledger and kind (L1).

Codes of the plan of ``domain/11``. They are only offered: nothing is tied unless the clerk sees it.
"""

from __future__ import annotations

from collections.abc import Mapping

PLAN_CADENCES: tuple[tuple[str, str | None, str, str], ...] = (
    ("stability_meeting", "quarter", "2.2.1", "方案2.2.1要求定期研究维稳，次数是程序先定的"),
    ("analysis_meeting", "quarter", "2.2.1", "方案2.2.1要求研判分析，次数是程序先定的"),
    ("leader_visit", "month", "2.2.3", "方案2.2.3要求定期下基层接访，次数是程序先定的"),
    ("inspection", "quarter", "2.3.2、2.8", "方案2.3.2、2.8要求督导，次数是程序先定的"),
    ("notice", None, "2.8", ""),
    ("talk", None, "2.3.2", ""),
    ("training", "half_year", "3.2、3.9.2", "方案3.2、3.9.2要求培训，次数是程序先定的"),
    ("drill", "half_year", "2.5.3", "方案2.5.3要求应急处置，次数是程序先定的"),
    ("publicity", "quarter", "4.5", "方案4.5要求大宣传，次数是程序先定的"),
    ("psychology", "quarter", "3.8", "方案3.8要求心理健康“六进”，次数是程序先定的"),
    ("law_study", "quarter", "2.6.2", "方案2.6.2要求学法，次数是程序先定的"),
    ("consultation", "half_year", "2.4.1、2.4.2", "方案2.4.1、2.4.2要求协商，次数是程序先定的"),
    ("patrol", "month", "2.5.2", "方案2.5.2要求巡逻联防，次数是程序先定的"),
    ("volunteering", "quarter", "2.4.4", "方案2.4.4要求志愿服务，次数是程序先定的"),
)
"""Kind of activity, how often it is due, the tasks it serves, the basis. How often is [own]."""

LIKELY_TASKS: Mapping[str, tuple[str, Mapping[str, tuple[str, ...]]]] = {
    "matters": ("", {"": ("2.3.3",)}),
    "decisions": ("", {"": ("2.2.2",)}),
    "safe_units": ("", {"": ("3.4",)}),
    "hazards": (
        "hazard_field",
        {"key_industry": ("4.3",), "public_place": ("3.6",), "rural_road": ("4.6",)},
    ),
    "negative_list": ("item", {str(number): (f"5.{number}",) for number in range(1, 7)}),
    "camera_points": ("", {"": ("3.3",)}),
    "grids": ("", {"": ("3.2",)}),
    "teams": ("", {"": ("3.9.2",)}),
}
"""Of the other ledgers: the field that decides (empty for none), and the tasks by its code."""
