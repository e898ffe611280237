"""How an outline is put into words: marks of an item, the meaning of a time limit, counts."""

from __future__ import annotations

from models.exchange.plan.deadlines import Deadline
from models.exchange.plan.outline import ROOT, Item, Outline
from models.words.tasks import CYCLES, DEADLINE_KINDS

_WEEKDAYS = "一二三四五六日"


def number_of(item: Item) -> str:
    """The number as the list shows it; the plan itself has none."""
    return "方案" if item.code == ROOT else item.code


def due_in_words(deadline: Deadline) -> str:
    """What stands in the date column."""
    if deadline.kind == "unclear":
        return "认不出"
    if deadline.long_term:
        return DEADLINE_KINDS.label("long_term")
    return deadline.due_on.isoformat() if deadline.due_on else ""


def reading_of(deadline: Deadline) -> str:
    """One sentence that says how a time limit is read, or why it cannot be dated."""
    if deadline.kind == "unclear":
        return f"认不出日期：{deadline.reason}。不改也能保存，会记为“未定期限”。"
    if deadline.kind == "none":
        return "没有写时限，保存为“未定期限”。"
    parts = [DEADLINE_KINDS.label(deadline.kind)]
    if deadline.due_on is not None and not deadline.long_term:
        parts[0] += f" {deadline.due_on.isoformat()}"
    if deadline.cycle:
        parts.append(CYCLES.label(deadline.cycle) + _day_of(deadline) + "检查")
    if deadline.start_on is not None:
        parts.append(f"{deadline.start_on.isoformat()}开始")
    elif deadline.start_year is not None:
        parts.append(f"{deadline.start_year}年开始")
    return "，".join(parts)


def _day_of(deadline: Deadline) -> str:
    day = deadline.day_of_cycle
    if day is None:
        return ""
    return f"星期{_WEEKDAYS[day - 1]}" if deadline.cycle == "week" else f"{day}日"


def marks_of(item: Item, gone: frozenset[str]) -> str:
    """The words of the last column; ``gone`` are the codes that are not brought in."""
    if item.code in gone:
        return "不导入"
    if item.doubts:
        return "待核对·只记" if item.task_only else "待核对"
    return "只记任务" if item.task_only else ""


def source_of(item: Item) -> str:
    """Where the item stands in the text that was read, 原文第 3–5、10 行."""
    runs: list[list[int]] = []
    for line in item.lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    spans = "、".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
    return f"原文第 {spans} 行" if spans else ""


def gone_codes(outline: Outline) -> frozenset[str]:
    """The codes of what is left out, with all that hangs below it."""
    kept = {item.code for item in outline.kept()}
    return frozenset(item.code for item in outline.items if item.code not in kept)


def doubtful_codes(outline: Outline) -> tuple[str, ...]:
    """What the clerk should still look at, in printed order."""
    return tuple(item.code for item in outline.kept() if item.doubts)


def task_count(outline: Outline) -> int:
    """How many tasks the plan would make."""
    return sum(item.code != ROOT for item in outline.kept())


def counts_of(outline: Outline) -> str:
    """71 项 · 27 处时限 · 3 处待核对, and what is left out if anything is."""
    kept = outline.kept()
    timed = sum(bool(item.deadline.words) for item in kept)
    parts = [f"{len(kept)} 项", f"{timed} 处时限", f"{len(doubtful_codes(outline))} 处待核对"]
    if gone := len(outline.items) - len(kept):
        parts.append(f"不导入 {gone} 项")
    return " · ".join(parts)
