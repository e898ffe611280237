"""示意图 on paper: a tile for each village in the order of the codes, word first, colour second."""

from __future__ import annotations

from functools import partial

from models.actions.disputes.figures.tables.wording import headed
from models.actions.offices import office_of
from models.actions.township.tiles import (
    BAD,
    CALM,
    GOOD,
    SOURCES,
    WARN,
    Picture,
    Tile,
    TileSource,
    picture,
)
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from reports.imprint import imprint_of
from reports.paper import Align, FieldCell, FieldTable, Paper, Paragraph, Sheet, Title
from reports.requests import PDF, WORD, NothingToPrint, Report, Request

_COLUMNS = 4
_TINTS = {GOOD: "#E8F1ED", WARN: "#F3EFE5", BAD: "#F7E9E9", CALM: "#EFF0F1"}
_HEIGHT = 22


def make_tiles(source: TileSource, store: Store, request: Request) -> Paper:
    """Return the picture of one norm as of the period's end; NothingToPrint without villages."""
    office = office_of(store)
    day = min(request.period.end, office.today)
    told = picture(store, source, day)
    title = f"{headed(request.period, office)}{source.title}示意图"
    if not told.tiles:
        raise NothingToPrint(title, request.period)
    imprint = imprint_of(store, request.period.words)
    blocks = (
        Title(title),
        Paragraph(f"截至{day}。{told.sentence}", indent=False),
        _grid(told),
        Paragraph(f"{source.rule}按区划代码排列，不排名次，也不是地图。", indent=False),
    )
    return Paper(title, blocks, imprint.footer.made_at, imprint.footer, sheet=Sheet.A4_LANDSCAPE)


def _grid(told: Picture) -> FieldTable:
    cells = [_cell(tile) for tile in told.tiles]
    cells += [FieldCell("")] * (-len(cells) % _COLUMNS)
    rows = tuple(tuple(cells[at : at + _COLUMNS]) for at in range(0, len(cells), _COLUMNS))
    return FieldTable((1.0,) * _COLUMNS, rows, least_height=_HEIGHT)


def _cell(tile: Tile) -> FieldCell:
    figure = tile.figure
    lines = [tile.unit.name, figure.word, *([figure.detail] if figure.detail else [])]
    return FieldCell("\n".join(lines), align=Align.CENTRE, tint=_TINTS[figure.tone])


REPORTS = tuple(
    Report(
        f"tiles-{source.name.replace('_', '-')}",
        f"{source.title}示意图",
        VILLAGES.name,
        partial(make_tiles, source),
        (PDF, WORD),
    )
    for source in SOURCES
)
