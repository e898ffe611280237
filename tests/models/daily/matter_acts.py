"""What the tests of matters do over and over: a matter, its steps, how it stands."""

from __future__ import annotations

from typing import Any

from models.actions import finding, records
from models.actions.daily.matters.turning import take_step
from models.actions.records import Seen
from models.ledgers.work.matters import MATTER_STEPS_LEDGER, MATTERS
from models.store.ledger_file import Store

RAW = {
    "title": "路灯不亮",
    "accepted_on": "2021-06-01",
    "source": "群众来访",
    "matter_kind": "民生诉求",
    "first_post": "值班岗",
}
USUAL: dict[str, dict[str, object]] = {
    "assigned": {"unit": "派出所", "post": "综治专干"},
    "handled": {"post": "所长", "note": "已更换灯泡。"},
    "raised": {"post": "综治专干", "unit": "县城管局"},
    "answered": {"post": "综治专干", "note": "已当面答复。"},
    "verified": {"post": "综治主任"},
    "filed": {"post": "档案岗"},
    "urged": {"post": "综治主任", "note": "请三日内办好。"},
    "reopened": {"post": "综治主任", "note": "核验没有通过。"},
}


def accept(store: Store, **changed: object) -> int:
    """Accept a matter."""
    return records.keep(store, MATTERS, {**RAW, **changed})


def matter(store: Store, matter_id: int) -> Any:
    """Return the matter as it stands."""
    return finding.one(store, MATTERS, matter_id)


def step(store: Store, matter_id: int, move: str, day: str = "2021-06-02", **more: object) -> None:
    """Let a matter make one step."""
    seen = Seen(matter_id, matter(store, matter_id).revision)
    take_step(store, seen, move, {**USUAL[move], "on_day": day, **more})


def steps(store: Store, matter_id: int) -> list[tuple[str, str, str]]:
    """Return the steps so far: what, when, by which post."""
    rows = finding.children(store, MATTER_STEPS_LEDGER, MATTERS, matter_id)
    return [(row.step, row.on_day.isoformat(), row.post) for row in rows]


def walk(store: Store, matter_id: int, *moves: str) -> None:
    """Let a matter make several steps on one day."""
    for move in moves:
        step(store, matter_id, move)
