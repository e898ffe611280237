"""What must be true of a dispute as typed; its way through the states is judged by the verbs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from models.kinds import words_of
from models.ledger import Complaints, Draft
from models.office import Office
from models.words.disputes.flow import CLOSED
from models.words.disputes.types import DISPUTE_TYPES

MEDIATION_DAYS = 30
"""A mediation normally takes 30 days at most (司法部令第75号第33条, SF/T 0083; [own])."""


def mediation_due(accepted_on: dt.date, office: Office) -> dt.date:
    """Return the last day of the mediation period.

    The first day is not counted; an end on a rest day moves to the next working day
    (民法典 第二百零一条、第二百零三条). The days are a setting of the office.
    """
    return office.deadline(accepted_on, office.days("mediation_days", MEDIATION_DAYS))


def _usual_title(values: Mapping[str, Any], office: Office) -> str | None:
    village, kind = values.get("village_id"), values.get("dispute_type")
    if village is None or kind is None:
        return None
    words = office.choices(DISPUTE_TYPES).label(kind).removesuffix("纠纷")
    name = office.name_of("villages", village).rpartition(" ")[2]
    return f"{name}{words}纠纷"


def _usual_due_day(values: Mapping[str, Any], office: Office) -> dt.date | None:
    accepted = values.get("accepted_on")
    return mediation_due(accepted, office) if accepted else None


FILLS: Mapping[str, Callable[[Mapping[str, Any], Office], Any]] = {
    "title": _usual_title,
    "due_on": _usual_due_day,
}


def _days_follow(draft: Draft) -> Complaints:
    values, today = draft.values, draft.office.today
    found, accepted, happened = (
        values["found_on"],
        values["accepted_on"],
        values["happened_on"],
    )
    complaints: Complaints = {}
    for key in ("found_on", "accepted_on", "happened_on", "crime_reported_on"):
        if values[key] and values[key] > today:
            complaints[key] = "日期不能晚于今天，请核对。"
    if happened and happened > found:
        complaints["happened_on"] = f"发生日期晚于排查日期 {found}，请核对。"
    if accepted and accepted < found:
        complaints["accepted_on"] = f"受理日期早于排查日期 {found}，请核对。"
    if accepted and values["due_on"] and values["due_on"] < accepted:
        complaints["due_on"] = f"化解时限早于受理日期 {accepted}，请核对。"
    return complaints


def _counts_are_likely(draft: Draft) -> Complaints:
    complaints: Complaints = {}
    if draft.values["people"] is not None and draft.values["people"] < 1:
        complaints["people"] = "涉及人数至少是1人，请核对。"
    if (draft.values["amount"] or 0) < 0:
        complaints["amount"] = "涉及金额不能小于0，请核对。"
    return complaints


def _risk_is_reported(draft: Draft) -> Complaints:
    """A dispute that may turn into a crime is reported to the police at once (法第25条)."""
    values = draft.values
    if not values["crime_risk"]:
        return {}
    keys = ("crime_reported_on", "crime_reported_to")
    return {key: "有民转刑风险的，要立即报告公安机关，请填写。" for key in keys if not values[key]}


def _accepted_by_somebody(draft: Draft) -> Complaints:
    values = draft.values
    if not values["accepted_on"]:
        return {}
    complaints: Complaints = {}
    if not values["first_post"] and not values["mediator"]:
        complaints["first_post"] = "受理要有首问责任人（或调解员），请填写。"
    if values["committee_id"] is None:
        complaints["committee_id"] = "受理要有调解组织，案号按它编；请选一个。"
    return complaints


def _number_is_kept(draft: Draft) -> Complaints:
    before = draft.before
    if before is None or not before["case_no"]:
        return {}
    values, complaints = draft.values, Complaints()
    if values["committee_id"] != before["committee_id"]:
        complaints["committee_id"] = "案号已按原来的调解组织编出，不能再改调解组织。"
    accepted = values["accepted_on"]
    if accepted is None or accepted.year != before["accepted_on"].year:
        complaints["accepted_on"] = (
            f"案号“{before['case_no']}”已按受理年度编出，受理日期不能清空或换到别的年度。"
        )
    return complaints


def _formed_and_prevented(draft: Draft) -> Complaints:
    marks = set(words_of(draft.values["marks"]))
    for prevented, formed in (
        ("no_group_event", "group_event"),
        ("no_group_petition", "group_petition"),
    ):
        if {prevented, formed} <= marks:
            return {"marks": "同一件事不能既“防止”又“形成”，请去掉一个标记。"}
    return {}


RULES = (
    _days_follow,
    _counts_are_likely,
    _risk_is_reported,
    _accepted_by_somebody,
    _number_is_kept,
    _formed_and_prevented,
)


def is_closed(values: Mapping[str, Any], _office: Office) -> str | None:
    """Return why a closed case may not be changed, or None."""
    if values.get("state") == CLOSED[0]:
        return "这起纠纷已归档，只能查看。调查、调解和回访可以补记；要改别的请先“重新打开”。"
    if values.get("state") == CLOSED[1]:
        return "这起纠纷已注销，只能查看。要接着办请先“重新打开”。"
    return None
