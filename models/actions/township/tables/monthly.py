"""网格月报: the monthly table of ``domain/05`` 5.2, column by column."""

from __future__ import annotations

from models.actions.disputes.figures.tables.wording import headed
from models.actions.figures.figure import Rate
from models.actions.figures.table import (
    TOTAL,
    Cell,
    FigureTable,
    Heading,
    Holds,
    Line,
)
from models.actions.finding import NO_VIEW, View
from models.actions.offices import office_of
from models.actions.township.grids.counted_days import way_of
from models.actions.township.grids.months import NOT_IN, GridLine, GridMonths, Sums, grid_months
from models.actions.township.grids.norms import grid_norms_on
from models.actions.township.norm import MET, counted, plain
from models.actions.township.tables.cells import DASH, measured, norms_table
from models.dates.spans import Period
from models.ledgers.township.grids import GRID_MONTHS, GRIDS, KINDS_OF_REPORTS
from models.office import Office
from models.privacy import cover
from models.store.ledger_file import Store

TITLE = "网格月报"
_KINDS = {key: GRID_MONTHS.fields[key].card.label for key in KINDS_OF_REPORTS}


def monthly(store: Store, period: Period, _view: View = NO_VIEW) -> tuple[FigureTable, ...]:
    """Return the table of a month, and what the plan asks of the grids as of its end."""
    office = office_of(store)
    told = grid_months(store, period.code)
    day = min(period.end, office.today)
    start = headed(period, office)
    norms = grid_norms_on(store, day)
    note = f"截至{day}在用的网格；网格员只记人数，不记姓名。"
    return (
        _table(f"{start}{TITLE}", told, office),
        norms_table(f"{start}网格建设情况", "网格建设", norms, (note,)),
    )


def _table(title: str, told: GridMonths, office: Office) -> FigureTable:
    return FigureTable(
        title=title,
        name="月报",
        first="村",
        headings=_headings(),
        lines=(
            Line(TOTAL, (DASH, f"{len(told.lines)}个网格", *_total(told)), is_total=True),
            *(_line(told, line) for line in told.lines),
        ),
        notes=_notes(told, office),
        unit="人、小时、件",
        first_width=4.5,
    )


def _headings() -> tuple[Heading, ...]:
    text = Holds.TEXT
    return (
        Heading("网格编码", holds=text, width=9.4),
        Heading("网格名称", holds=text, width=8),
        Heading("网格员数"),
        Heading("总时长", ("巡查（小时）",), Holds.MONEY, 4.8),
        Heading("日均", ("巡查（小时）",), Holds.MONEY, 3.4),
        Heading("达标", ("巡查（小时）",), Holds.WORD, 3.8),
        Heading("上报数", ("上报",)),
        Heading("人均", ("上报",), Holds.MONEY, 3.4),
        Heading("达标", ("上报",), Holds.WORD, 3.8),
        Heading("办结数", ("办结",)),
        Heading("办结率", ("办结",), Holds.RATE, 4),
        *(Heading(label.removeprefix("其中"), ("上报事项中",)) for label in _KINDS.values()),
    )


def _line(told: GridMonths, line: GridLine) -> Line:
    head = (line.grid.code or "无编码", _named(line))
    if not line.is_in:
        blank = (DASH,) * (len(_headings()) - 4)
        return Line(line.village, (*head, DASH, NOT_IN, *blank))
    cells = _cells(told, line.sums, [line.grid.id], is_small=True)
    verdicts = (told.hours_verdict(line.sums), told.reports_verdict(line.sums))
    return Line(line.village, (*head, *_with(cells, verdicts)))


def _total(told: GridMonths) -> tuple[Cell, ...]:
    came = [line for line in told.lines if line.is_in]
    ids = [line.grid.id for line in came]
    verdicts = (
        _met([told.hours_verdict(line.sums) for line in came]),
        _met([told.reports_verdict(line.sums) for line in came]),
    )
    return _with(_cells(told, told.total, ids, is_small=False), verdicts)


def _met(verdicts: list[str]) -> str:
    asked = [verdict for verdict in verdicts if verdict]
    return f"{asked.count(MET)}/{len(asked)}" if asked else DASH


def _with(cells: tuple[Cell, ...], verdicts: tuple[str, str]) -> tuple[Cell, ...]:
    """Put the two verdicts where the printed table has them."""
    hours, reports = (verdict or DASH for verdict in verdicts)
    return (*cells[:3], hours, *cells[3:5], reports, *cells[5:])


def _cells(told: GridMonths, sums: Sums, ids: list[int], *, is_small: bool) -> tuple[Cell, ...]:
    counts = {key: _count(key, sums.counts[key], ids) for key in sums.counts}
    return (
        _count("workers", sums.workers, ids),
        measured("巡查总时长", sums.hours, ids, None),
        measured("日均巡查时长", sums.hours_a_day, ids, told.least_hours),
        counts["reported"],
        measured("人均上报", sums.reports_a_person, ids, told.least_reports),
        counts["closed"],
        _closed_rate(sums, ids, is_small=is_small),
        *(counts[key] for key in KINDS_OF_REPORTS),
    )


def _count(key: str, value: int | None, ids: list[int]) -> Cell:
    if value is None:
        return DASH
    return counted(GRID_MONTHS.fields[key].card.label, GRIDS, ids, value)


def _closed_rate(sums: Sums, ids: list[int], *, is_small: bool) -> Cell:
    closed, reported = sums.counts["closed"], sums.counts["reported"]
    if closed is None or reported is None:
        return DASH
    part, whole = counted("办结数", GRIDS, ids, closed), counted("上报数", GRIDS, ids, reported)
    return Rate("办结率", part, whole, "办结数÷上报数", DASH, is_of_village=is_small)


def _why_missing(line: GridLine) -> str:
    why = line.row.why_blank if line.row is not None else None
    if not why:
        return _named(line)
    return f"{_named(line)}（{cover(GRID_MONTHS.fields['why_blank'].card, why)}）"


def _named(line: GridLine) -> str:
    return cover(GRIDS.fields["name"].card, line.grid.name)


def _notes(told: GridMonths, office: Office) -> tuple[str, ...]:
    hours = f"不少于{plain(told.least_hours)}小时" if told.least_hours else "没有定"
    reports = f"不少于{plain(told.least_reports)}件" if told.least_reports else "没有定"
    missing = "、".join(_why_missing(line) for line in told.missing[:10])
    late = f"未报的有{len(told.missing)}个：{missing}。未报不是0，不计入合计。"
    way = f"天数按{way_of(office)}计（另填天数的按所填）"
    return (
        f"日均巡查时长＝巡查总时长÷计入天数，{way}；要求每天{hours}。",
        f"人均上报＝上报数÷网格员数；要求每人每月{reports}，两名网格员就是两倍。没有的如实报0。",
        "办结率＝办结数÷上报数；上报不足10件的网格不显示百分比。按编码排列，不排名次。",
        *([late] if told.missing else []),
    )
