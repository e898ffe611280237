"""Rules that many ledgers share about the days and the counts of a record."""

from __future__ import annotations

from typing import Any

from models.fields import CARD
from models.ledger.parts import Complaints, Draft, Rule


def days_in_order(table: type[Any], *pairs: tuple[str, str]) -> Rule:
    """Return the rule that of each pair of fields the second day is not before the first."""
    labels = {key: table.__table__.c[key].info[CARD].label for pair in pairs for key in pair}

    def rule(draft: Draft) -> Complaints:
        found = Complaints()
        for earlier, later in pairs:
            first, second = draft.values[earlier], draft.values[later]
            if first and second and second < first:
                found.setdefault(later, f"不能早于{labels[earlier]} {first}，请核对。")
        return found

    return rule


def not_after_today(*keys: str) -> Rule:
    """Return the rule that what these fields tell has happened already."""

    def rule(draft: Draft) -> Complaints:
        late = (key for key in keys if draft.values[key] and draft.values[key] > draft.office.today)
        return dict.fromkeys(late, "日期不能晚于今天，请核对。")

    return rule


def not_negative(*keys: str) -> Rule:
    """Return the rule that these fields count something."""

    def rule(draft: Draft) -> Complaints:
        below = (key for key in keys if (draft.values[key] or 0) < 0)
        return dict.fromkeys(below, "不能小于0，请核对。")

    return rule
