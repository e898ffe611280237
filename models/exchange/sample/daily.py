"""Plays half a year of the daily ledgers into the sample township, through the usual verbs."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from models.actions import filing, finding, records
from models.actions.daily import hazards, proving, zeros
from models.actions.daily.matters.moves import MOVES
from models.actions.daily.matters.turning import take_step
from models.actions.finding import View
from models.actions.records import Seen
from models.exchange.sample.papers import draw_scan
from models.ledger import Ledger, find_ledger
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.ledgers.work.activities import ACTIVITIES
from models.ledgers.work.decisions import DECISIONS
from models.ledgers.work.hazards import AFTER, BEFORE, HAZARDS
from models.ledgers.work.matters import MATTERS
from models.ledgers.work.safe_units import SAFE_UNITS
from models.resources import resource
from models.store.ledger_file import Store

_MOVE_OF = {move.words: code for code, move in MOVES.items()}
_KEYS: Mapping[str, tuple[str, ...]] = {
    "activities": ("on_day", "activity_kind", "topic", "place", "unit", "headcount", "result"),
    "matters": ("accepted_on", "title", "source", "matter_kind", "village_id"),
    "hazards": (
        "found_on",
        "problem",
        "place",
        "hazard_field",
        "village_id",
        "unit",
        "due_on",
        "level",
    ),
    "safe_units": (
        "name",
        "unit_kind",
        "village_id",
        "level",
        "applied_on",
        "awarded_on",
        "award_no",
        "lapses_on",
    ),
}
_FIRST_POST = "值班岗"


@dataclass(frozen=True)
class _Stage:
    """What the acts need to know: the villages and tasks by what people call them."""

    store: Store
    story: dict[str, Any]
    villages: Mapping[str, int]
    tasks: Mapping[str, int]


def play_daily(store: Store) -> None:
    """Play everything; what is told of lies on or before the ledger's day."""
    told = resource("sample", "daily.json").read_text(encoding="utf-8")
    villages = {row.name: row.id for row in finding.every_row(store, VILLAGES, View())}
    tasks = {row.code: row.id for row in finding.every_row(store, TASKS, View())}
    stage = _Stage(store, json.loads(told), villages, tasks)
    for act in _ACTS:
        act(stage)


def _raw(stage: _Stage, name: str, values: list[Any]) -> dict[str, object]:
    raw = dict(zip(_KEYS[name], values, strict=False))
    if raw.get("village_id"):
        raw["village_id"] = stage.villages[raw["village_id"]]
    return raw


def _hold_activities(stage: _Stage) -> None:
    store, rows = stage.store, stage.story["activities"]
    raws = []
    for row in rows:
        audience = row[8] if len(row) > 8 else ""
        raws.append({**_raw(stage, "activities", row), "audience": audience})
    made = records.keep_new(store, ACTIVITIES, raws, "登记活动")
    for record_id, row in zip(made, rows, strict=True):
        proving.tie(store, ACTIVITIES, record_id, [stage.tasks[code] for code in row[7]])
    named = {row[2]: record_id for record_id, row in zip(made, rows, strict=True)}
    for topic, title in stage.story["scans"]:
        page = draw_scan(title, ("示例乡综治办", "本页仅用于演示附件的存放和查看。"))
        filing.attach_content(store, ACTIVITIES, named[topic], f"{title}.jpg", page)


def _go_on_with_matters(stage: _Stage) -> None:
    store, told = stage.store, stage.story["matters"]
    raws = [{**_raw(stage, "matters", each["raw"]), "first_post": _FIRST_POST} for each in told]
    made = records.keep_new(store, MATTERS, raws, "受理事项")
    for record_id, each in zip(made, told, strict=True):
        for words, day, post, *rest in each["steps"]:
            move = _MOVE_OF[words]
            names_unit = move in ("assigned", "raised")
            raw = {"on_day": day, "post": post, "unit": rest[0] if names_unit else ""}
            raw["note"] = rest[-1] if len(rest) > names_unit else ""
            take_step(store, _seen(store, MATTERS, record_id), move, raw)


def _put_hazards_right(stage: _Stage) -> None:
    store, told = stage.store, stage.story["hazards"]
    found_by = {"found_by": "乡综治办巡查"}
    raws = [{**_raw(stage, "hazards", each["raw"]), **found_by} for each in told]
    made = records.keep_new(store, HAZARDS, raws, "登记隐患")
    for record_id, each in zip(made, told, strict=True):
        if "fix" in each:
            raw = dict(zip(("fixed_on", "outcome"), each["fix"], strict=True))
            hazards.fix(store, _seen(store, HAZARDS, record_id), raw)
        if "check" in each:
            raw = {"checked_on": each["check"], "checked_by": "安全生产岗"}
            hazards.check(store, _seen(store, HAZARDS, record_id), raw)
        if "back" in each:
            raw = dict(zip(("on_day", "why", "due_on"), each["back"], strict=True))
            hazards.send_back(store, _seen(store, HAZARDS, record_id), raw)
        for word in (BEFORE, AFTER) if each.get("pictures") else ():
            page = draw_scan(f"{each['raw'][1]}（{word}）", ("示例乡综治办", "本页仅用于演示。"))
            name = f"{each['raw'][2]}{word}.jpg"
            filing.attach_content(store, HAZARDS, record_id, name, page, word=word)


def _decide(stage: _Stage) -> None:
    raws = [{"needed": "是", **raw} for raw in stage.story["decisions"]]
    records.keep_new(stage.store, DECISIONS, raws, "登记重大决策")


def _apply_for_titles(stage: _Stage) -> None:
    raws = [_raw(stage, "safe_units", row) for row in stage.story["safe_units"]]
    records.keep_new(stage.store, SAFE_UNITS, raws, "登记平安创建单位")


def _confirm_months(stage: _Stage) -> None:
    """The last ended month is left for the clerk to confirm."""
    told = stage.story["negative"]
    for month, day in told["months"]:
        zeros.confirm(stage.store, month, {}, told["by"], day)


def _tie_others(stage: _Stage) -> None:
    for name, ties in stage.story["ties"].items():
        ledger = find_ledger(name)
        called = "place" if ledger is HAZARDS else ledger.label
        rows = finding.every_row(stage.store, ledger, View())
        for word, codes in ties.items():
            record_id = next(row.id for row in rows if getattr(row, called) == word)
            proving.tie(stage.store, ledger, record_id, [stage.tasks[code] for code in codes])


def _seen(store: Store, ledger: Ledger, record_id: int) -> Seen:
    row = finding.one(store, ledger, record_id)
    assert row is not None
    return Seen(row.id, row.revision)


_ACTS: tuple[Callable[[_Stage], None], ...] = (
    _hold_activities,
    _go_on_with_matters,
    _put_hazards_right,
    _decide,
    _apply_for_titles,
    _confirm_months,
    _tie_others,
)
