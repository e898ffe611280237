"""示意图: the villages as tiles in the order of their codes, each with how it stands; no map.

Each source tells one thing of every village: the word first, the tone second.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from models.actions.cameras.norms import norm_board
from models.actions.township.coverage import norms_on
from models.actions.township.grids.breaches import NO_GRID, breaches_on
from models.actions.township.norm import MET
from models.actions.township.villages.facts import BLANK, YES, matrix_on
from models.actions.township.villages.units import Unit, units_on
from models.store.ledger_file import Store

GOOD, WARN, BAD, CALM = "good", "warn", "bad", "calm"


@dataclass(frozen=True)
class TileFigure:
    """What a tile says of a village: its word, how many are missing, and in which tone.

    ``missing`` is None where nothing can be said; ``detail`` is a second line, such as what lacks.
    """

    village_id: int
    word: str
    missing: int | None
    tone: str
    detail: str = ""


@dataclass(frozen=True)
class TileSource:
    """One norm to choose: what it is called, and its figure for every village of a day."""

    name: str
    title: str
    counter: str
    figures: Callable[[Store, dt.date], list[TileFigure]]
    rule: str


@dataclass(frozen=True)
class Tile:
    """One village of the picture."""

    unit: Unit
    figure: TileFigure


@dataclass(frozen=True)
class Picture:
    """All tiles of a day, by code."""

    source: TileSource
    day: dt.date
    tiles: tuple[Tile, ...]

    @property
    def sentence(self) -> str:
        """How many villages are right, and how much is missing in all."""
        right = sum(tile.figure.missing == 0 for tile in self.tiles)
        lacking = sum(tile.figure.missing or 0 for tile in self.tiles)
        more = f"，共还差{lacking}{self.source.counter}" if lacking else ""
        return f"{len(self.tiles)}个村中{right}个{MET}{more}。"


def picture(store: Store, source: TileSource, day: dt.date) -> Picture:
    """Return the picture of one norm; a village that the source does not tell of says 无数据."""
    told = {figure.village_id: figure for figure in source.figures(store, day)}
    tiles = (
        Tile(unit, told.get(unit.id, TileFigure(unit.id, "无数据", None, CALM)))
        for unit in units_on(store, day)
    )
    return Picture(source, day, tuple(tiles))


def _cameras(store: Store, day: dt.date) -> list[TileFigure]:
    return [
        TileFigure(
            each.id,
            f"还差{each.gap}个" if each.is_met is False and each.gap else each.verdict,
            each.gap if each.is_met is not None else None,
            {True: GOOD, False: BAD, None: CALM}[each.is_met],
            f"现有{each.points}个，应有{each.needed}个",
        )
        for each in norm_board(store, day).villages
    ]


def _service_points(store: Store, day: dt.date) -> list[TileFigure]:
    """Tell which of what the plan asks of each village is lacking."""
    norms = [norm for norm in norms_on(store, day) if norm.missing is not None]
    asked = [norm for norm in norms if norm.key in _OF_VILLAGES]
    return [
        _lacking(unit, [_OF_VILLAGES[norm.key] for norm in asked if unit.name in norm.lacking])
        for unit in units_on(store, day)
    ]


def _lacking(unit: Unit, lacking: list[str]) -> TileFigure:
    if not lacking:
        return TileFigure(unit.id, MET, 0, GOOD)
    return TileFigure(unit.id, f"还差{len(lacking)}项", len(lacking), BAD, "、".join(lacking))


def _grids(store: Store, day: dt.date) -> list[TileFigure]:
    told: Mapping[str, list[str]] = {unit.name: [] for unit in units_on(store, day)}
    for breach in breaches_on(store, day):
        if breach.village in told:
            told[breach.village].append(breach.rule)
    return [_breaches(unit, told[unit.name]) for unit in units_on(store, day)]


def _breaches(unit: Unit, rules: list[str]) -> TileFigure:
    if not rules:
        return TileFigure(unit.id, MET, 0, GOOD)
    if NO_GRID in rules:
        return TileFigure(unit.id, "没有网格", 1, BAD)
    words = "、".join(dict.fromkeys(rules))
    return TileFigure(unit.id, f"有{len(rules)}处不符", len(rules), BAD, words)


def _facts(store: Store, day: dt.date) -> list[TileFigure]:
    matrix = matrix_on(store, day)
    found = []
    for at, unit in enumerate(matrix.units):
        asked = (c for c in matrix.columns if c.is_typed or c.least is not None)
        said = [column.cells[at].said for column in asked]
        blank, missing = said.count(BLANK), sum(each != YES for each in said)
        if not missing:
            found.append(TileFigure(unit.id, "都有", 0, GOOD))
        else:
            tone = WARN if blank else BAD
            detail = f"其中{blank}项未填" if blank else ""
            found.append(TileFigure(unit.id, f"还差{missing}项", missing, tone, detail))
    return found


_OF_VILLAGES = {
    "centre": "综治中心",
    "mediation_room": "调解室",
    "facility": "服务设施",
    "handles": "办理代办",
}
"""The figures on service points that every village is asked for, in short."""

SOURCES: tuple[TileSource, ...] = (
    TileSource("cameras", "视频监控点", "个", _cameras, "按行政村、自然村的点位数看。"),
    TileSource(
        "service_points",
        "服务点",
        "项",
        _service_points,
        "看综治中心是否合格，有没有调解室、综合服务设施，能不能办理或代办；没有定要求的不看。",
    ),
    TileSource("grids", "网格", "处", _grids, "看有没有网格、配没配网格员、编码对不对。"),
    TileSource("facts", "村情事项", "项", _facts, "看村情事项是否都有；只统计、不要求的不看。"),
)
"""A further norm is one line here."""
