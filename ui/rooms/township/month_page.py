"""The sheet of a month: a row for each grid, kept all at once."""

from __future__ import annotations

from typing import Any

from models import kinds
from models.actions.township.grids.counted_days import counted_days, way_of
from models.actions.township.grids.keeping import TABLE, keep_month
from models.actions.township.grids.months import GridLine, grid_months
from models.dates.spans import Period
from models.ledgers.township.grids import GRID_MONTHS
from models.office import Office
from models.store.ledger_file import Store
from ui.ledger.sheets.page_sheet import Answers, PageSheet
from ui.ledger.sheets.sheet import Table

_KEYS = (
    "workers",
    "hours",
    "reported",
    "closed",
    "disputes",
    "hazards",
    "livelihood",
    "environment",
    "others",
    "why_blank",
)


def month_sheet(store: Store, period: Period, office: Office) -> PageSheet:
    """Return the page that asks for the totals of every grid that was in use in a month."""
    lines = grid_months(store, period.code).lines
    ids = [line.grid.id for line in lines]

    def keep(answers: Answers) -> int:
        rows = zip(ids, answers[TABLE], strict=True)
        keep_month(
            store,
            period.code,
            [(at, _whole(line, raw)) for (at, raw), line in zip(rows, lines, strict=True)],
        )
        return ids[0] if ids else 0

    days = counted_days(office, period.code)
    table = Table(
        TABLE,
        GRID_MONTHS,
        _KEYS,
        f"{period.words}各网格合计（人、小时、件）",
        given=tuple(_given(line, office) for line in lines),
        rows=min(len(lines), 8),
        names=tuple(line.grid.name for line in lines),
    )
    return PageSheet(
        title=f"登记{period.words}网格情况",
        yes="保存",
        draft=f"{GRID_MONTHS.name}/new@{period.code}",
        left=(table,),
        right=(),
        keep=keep,
        done=lambda _id: f"已登记{period.words}的网格情况",
        explained=(
            f"计入天数{days}天（{way_of(office)}）。没有报来的留空，就是未报；没有事项的填0。"
            "只填合计，不记个人行踪。"
        ),
    )


def _given(line: GridLine, office: Office) -> dict[str, object]:
    """What was kept; of a grid without a row only its workers, which count as nothing typed."""
    row = line.row
    if row is None:
        return {"workers": "" if line.grid.workers is None else str(line.grid.workers)}
    return {key: kinds.show(_card(key), getattr(row, key), office) for key in _KEYS}


def _whole(line: GridLine, raw: Any) -> dict[str, object]:
    """Leave out the workers that merely stood there, so that an untouched row writes nothing."""
    if line.row is None and all(not str(raw.get(key) or "").strip() for key in _KEYS[1:]):
        return {}
    return dict(raw)


def _card(key: str) -> Any:
    return GRID_MONTHS.fields[key].card
