"""An outline as plain data and back, so that a half-done confirmation survives as a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from models.exchange.plan.deadlines import Deadline
from models.exchange.plan.outline import Item, Metric, NoiseLine, Outline
from models.troubles import Trouble


class DraftUnreadable(Trouble):
    """A draft of another version of the program, or a broken one."""

    def __init__(self) -> None:
        super().__init__("上次没做完的核对读不出来了。请重新打开方案文件，再核对一遍。")


def to_json(outline: Outline) -> dict[str, object]:
    """The outline as json.dumps takes it; dates as YYYY-MM-DD."""
    plain = _plain(asdict(outline))
    assert isinstance(plain, dict)
    return plain


def from_json(data: Mapping[str, Any]) -> Outline:
    """The outline that ``to_json`` gave; DraftUnreadable for anything else."""
    try:
        items = tuple(_item(row) for row in data["items"])
        noise = tuple(NoiseLine(**row) for row in data["noise"])
        return Outline(int(data["year"]), items, noise, str(data["name"]))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise DraftUnreadable from None


def _item(row: Mapping[str, Any]) -> Item:
    return Item(
        **{
            **row,
            "deadline": Deadline(**_dated(row["deadline"], "start_on", "due_on")),
            "intext_due_on": _day(row["intext_due_on"]),
            "lines": tuple(row["lines"]),
            "read_doubts": tuple(row["read_doubts"]),
            "metrics": tuple(Metric(**_dated(each, "due_on")) for each in row["metrics"]),
        }
    )


def _dated(row: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {**row, **{name: _day(row[name]) for name in names}}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value
