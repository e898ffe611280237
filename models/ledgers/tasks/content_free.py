"""只记任务不记内容: what belongs to such a task takes dates, 有/无 and counts only (A17)."""

from __future__ import annotations

from models.ledger import Complaints, Draft, Rule

SENTENCE = "这一项只记任务不记内容，只收日期、有无和数量，请清空这里。"


def holds_no_words(*keys: str) -> Rule:
    """Return the rule that fields ``keys`` stay empty where the owning task is content-free."""

    def rule(draft: Draft) -> Complaints:
        if not getattr(draft.parent, "task_only", False):
            return {}
        return {key: SENTENCE for key in keys if draft.values[key]}

    return rule
