"""What a matter offers now: its stages with their days, and the post that a step likely has."""

from __future__ import annotations

from typing import Any

from models.actions import finding
from models.actions.daily.matters.moves import CHAIN
from models.actions.disputes.offer import Stage
from models.actions.finding import OneOf, View
from models.ledgers.work.matters import MATTER_STEPS_LEDGER, MATTERS
from models.store.ledger_file import Store
from models.words.work.matters import MATTER_STEPS


def stage_bar(store: Store, row: Any) -> list[Stage]:
    """Return the stages of a matter with the day of each; the first one not done is the one now.

    After 重办 the days before it no longer count; 上报 is shown where it was taken.
    """
    steps = finding.children(store, MATTER_STEPS_LEDGER, MATTERS, row.id)
    days: dict[str, Any] = {}
    for step in sorted(steps, key=lambda each: each.id):
        if step.step == "reopened":
            days = {"accepted": days.get("accepted"), "assigned": step.on_day}
        elif step.step in (*CHAIN, "raised"):
            days[step.step] = step.on_day
    names = [*CHAIN]
    if "raised" in days:
        names.insert(names.index("answered"), "raised")
    bar: list[Stage] = []
    for name in names:
        day = days.get(name)
        waits = all(each.state != "now" for each in bar)
        is_past = name == "handled" and day is None and "raised" in days
        state = "done" if day else "skipped" if is_past else "now" if waits else "ahead"
        bar.append(Stage(MATTER_STEPS.label(name), day, state))
    return bar


def likely_post(store: Store, step: str, first_post: str) -> str:
    """Return the post that took this step last in any matter, else who took the matter."""
    view = View(filters={"step": OneOf(frozenset({step}))}, sort=(("id", True),))
    rows = finding.first_rows(store, MATTER_STEPS_LEDGER, view, 1)
    return str(rows[0].post) if rows else first_post
