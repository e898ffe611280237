"""村情卡: one village on one sheet – its size, its facts, its service points, grids and changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from models.actions.finding import OneOf, View, children, count, every_row, one
from models.actions.offices import office_of
from models.actions.township.villages.facts import BLANK, FactCell, FactColumn, matrix_on
from models.ledger import Ledger
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.township.grids import GRIDS
from models.ledgers.township.service_points import SERVICE_POINTS
from models.ledgers.township.village_facts import VILLAGE_CHANGES, VILLAGE_FACTS_LEDGER
from models.ledgers.villages import NATURAL_VILLAGES, VILLAGES
from models.office import Office
from models.store.ledger_file import Store
from reports.imprint import imprint_of
from reports.paper import (
    Align,
    Block,
    FieldCell,
    FieldTable,
    Heading,
    Level,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Title,
)
from reports.requests import PDF, WORD, NothingToPrint, Report, Request

TITLE = "村情卡"
_PAIRS = (3.0, 6.0, 3.0, 6.0)
_NONE = "—"
Cells = Sequence[str]


def make_village_cards(store: Store, request: Request) -> Paper:
    """Return the card of the village asked for, or of all that stand, one to a page."""
    rows = _wanted(store, request)
    if not rows:
        raise NothingToPrint(TITLE, request.period)
    imprint = imprint_of(store, request.period.words)
    blocks: list[Block] = []
    for row in rows:
        page = list(_card(store, row))
        blocks += [PageBreak(), *page] if blocks else page
    return Paper(TITLE, tuple(blocks), imprint.footer.made_at, imprint.footer)


def _wanted(store: Store, request: Request) -> list[Any]:
    if request.record_id is not None:
        row = one(store, VILLAGES, request.record_id)
        return [row] if row is not None else []
    view = View(filters={"ended_on": OneOf(frozenset({None}))}, sort=(("code", False),))
    return every_row(store, VILLAGES, view)


def _card(store: Store, row: Any) -> Iterable[Block]:
    office = office_of(store)
    yield Title(TITLE)
    yield Paragraph(f"截至{office.today}", Align.RIGHT, indent=False)
    yield _head(store, row, office)
    yield Heading("村情事项", Level.SECOND)
    yield _facts(store, row, office)
    yield Heading("服务点和网格", Level.SECOND)
    yield _points(store, row, office)
    yield _grids(store, row, office)
    changes = children(store, VILLAGE_CHANGES, VILLAGES, row.id)
    if changes:
        yield Heading("沿革", Level.SECOND)
        keys = ("on_day", "change", "old_name", "other_id", "basis")
        yield _listed(VILLAGE_CHANGES, changes, keys, (4, 4, 4, 6, 6), office)
    yield Signatures(("填报人：", "审核人："))


def _head(store: Store, row: Any, office: Office) -> FieldTable:
    def shown(key: str) -> str:
        text = VILLAGES.show(row, key, office)
        card = VILLAGES.fields[key].card
        return f"{text}{card.unit}" if text else _NONE

    named = children(store, NATURAL_VILLAGES, VILLAGES, row.id)
    names = "、".join(NATURAL_VILLAGES.show(each, "name", office) for each in named) or _NONE
    cameras = View(filters={"village_id": OneOf(frozenset({row.id}))})
    return FieldTable(
        _PAIRS,
        (
            _pair(("村　名", shown("name")), ("区划代码", shown("code"))),
            _pair(("村民小组", shown("groups")), ("自然村数", shown("natural_villages"))),
            _wide("自然村", names),
            _pair(("户　数", shown("households")), ("人　口", shown("population"))),
            _pair(("人口口径", shown("population_basis")), ("统计日期", shown("population_on"))),
            _wide("监控点", f"{count(store, CAMERA_POINTS, cameras)}个"),
            *([_wide("撤并日期", shown("ended_on"))] if row.ended_on else []),
        ),
        least_height=7,
    )


def _facts(store: Store, row: Any, office: Office) -> FieldTable:
    matrix = matrix_on(store, office.today)
    at = next((n for n, unit in enumerate(matrix.units) if unit.id == row.id), None)
    lines = [
        (
            column.label,
            *_fact(column, column.cells[at] if at is not None else FactCell(BLANK), office),
        )
        for column in matrix.columns
    ]
    return _grid(("事　项", "是否", "日　期", "依　据"), lines, (9.4, 2.4, 4.2, 8))


def _fact(column: FactColumn, cell: FactCell, office: Office) -> tuple[str, str, str]:
    record = cell.record
    if record is None:
        return cell.said, _NONE, _NONE if column.is_typed else "服务点台账"
    if cell.is_typed:
        proof = VILLAGE_FACTS_LEDGER.show(record, "proof", office)
        return cell.said, _day(record.on_day), proof or _NONE
    return cell.said, _day(record.opened_on), SERVICE_POINTS.show(record, "name", office)


def _points(store: Store, row: Any, office: Office) -> FieldTable:
    rows = _of_village(store, SERVICE_POINTS, row)
    keys = ("service_kind", "name", "opened_on", "qualified", "state")
    return _listed(SERVICE_POINTS, rows, keys, (7, 8, 4.2, 3.6, 2.8), office)


def _grids(store: Store, row: Any, office: Office) -> FieldTable:
    rows = _of_village(store, GRIDS, row)
    keys = ("code", "name", "workers", "party_unit", "has_group", "state")
    return _listed(GRIDS, rows, keys, (6.6, 6.4, 4.6, 3, 3.6, 2.6), office)


def _of_village(store: Store, ledger: Ledger, row: Any) -> list[Any]:
    return every_row(store, ledger, View(filters={"village_id": OneOf(frozenset({row.id}))}))


def _listed(
    ledger: Ledger,
    rows: Sequence[Any],
    keys: tuple[str, ...],
    widths: tuple[float, ...],
    office: Office,
) -> FieldTable:
    headings = [ledger.fields[key].card.heading for key in keys]
    lines = [[ledger.show(row, key, office) or _NONE for key in keys] for row in rows]
    if not lines:
        lines = [[f"没有登记{ledger.one}", *([""] * (len(keys) - 1))]]
    return _grid(headings, lines, widths)


def _grid(headings: Cells, lines: Sequence[Cells], widths: tuple[float, ...]) -> FieldTable:
    head = tuple(FieldCell(text, is_label=True) for text in headings)
    body = (tuple(FieldCell(text, align=Align.LEFT) for text in line) for line in lines)
    return FieldTable(widths, (head, *body), least_height=6, headings=1)


def _pair(*pairs: tuple[str, str]) -> tuple[FieldCell, ...]:
    cells = ((FieldCell(label, is_label=True), FieldCell(value)) for label, value in pairs)
    return tuple(cell for pair in cells for cell in pair)


def _wide(label: str, value: str) -> tuple[FieldCell, ...]:
    return (FieldCell(label, is_label=True), FieldCell(value, columns=3, align=Align.LEFT))


def _day(day: Any) -> str:
    return f"{day}" if day is not None else _NONE


REPORTS = (
    Report(
        "village-card",
        TITLE,
        VILLAGES.name,
        make_village_cards,
        (PDF, WORD),
        of_one_record=True,
    ),
)
