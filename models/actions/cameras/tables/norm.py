"""点位统计表 by village: points, devices, the norms and 还差n个, in the order of codes (C3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import partial

from models.actions.cameras.norms import Board, Norm, VillageState, norm_board, point_ids
from models.actions.disputes.figures.tables.wording import township
from models.actions.figures.figure import Figure, Rate
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
from models.dates.spans import Period
from models.store.ledger_file import Store

TITLE = "视频监控点位统计表"
LIMIT = "只记设备数量和完好情况，不存图像、不接视频。"
"""C15, as it stands on every face of the camera points."""
BEHIND = "监控点"
_RATES = (
    Heading("分子", width=5),
    Heading("分母", width=5),
    Heading("结果", holds=Holds.RATE, width=6),
    Heading("目标", holds=Holds.TEXT, width=5),
    Heading("是否达标", holds=Holds.TEXT, width=8),
    Heading("怎么算", holds=Holds.TEXT, width=22),
)


def day_of(store: Store, period: Period) -> dt.date:
    """Return the day a table of a period stands for: its last, or today while it runs."""
    return min(period.end, office_of(store).today)


def norm_tables(store: Store, period: Period, _view: View = NO_VIEW) -> tuple[FigureTable, ...]:
    """Return the board by villages, by natural villages, and the two rates of the plan."""
    return norm_tables_on(store, day_of(store, period))


def norm_tables_on(store: Store, day: dt.date) -> tuple[FigureTable, ...]:
    """Return the same as of ``day``."""
    made = _Tables(store, norm_board(store, day))
    return (made.by_villages(), made.by_naturals(), made.rates())


class _Tables:
    """The tables of one board."""

    def __init__(self, store: Store, board: Board) -> None:
        self._store, self._board = store, board
        self._begins = f"{township(office_of(store))}{TITLE}"

    def by_villages(self) -> FigureTable:
        """A line for each administrative village, the township's first."""
        board = self._board
        total = Line(TOTAL, tuple(self._total_cells()), is_total=True)
        lines = (Line(each.name, tuple(self._village_cells(each))) for each in board.villages)
        return FigureTable(
            title=f"{self._begins}（按村）",
            name="按行政村",
            first="行政村",
            headings=tuple(_headings(board.norm)),
            lines=(total, *lines),
            notes=(*self._notes(), self._words_of_gap()),
            unit="个",
            first_width=7,
            behind=BEHIND,
        )

    def by_naturals(self) -> FigureTable:
        """A line for each natural village; a village without any on file says so."""
        lines: list[Line] = []
        for village in self._board.villages:
            lines += [
                Line(f"{village.name} {each.name}", self._natural_cells(village, at))
                for at, each in enumerate(village.naturals)
            ]
            if not village.naturals and village.told != 0:
                cells = ("—", "—", "—", "没有登记自然村")
                lines.append(Line(f"{village.name}（没有登记自然村）", cells))
        headings = (
            Heading("监控点", width=6),
            Heading("应有", width=6),
            Heading("还差", width=6),
            Heading("是否达标", holds=Holds.TEXT, width=10),
        )
        return FigureTable(
            title=f"{self._begins}（按自然村）",
            name="按自然村",
            first="自然村",
            headings=headings,
            lines=tuple(lines),
            notes=self._notes(),
            unit="个",
            first_width=14,
            behind=BEHIND,
        )

    def rates(self) -> FigureTable:
        """Q-CAM-XZ and Q-CAM-ZR: villages at the norm ÷ all villages, never rounded before."""
        villages, naturals = self._board.villages, self._board.naturals
        met = [each for each in villages if not each.missing]
        rates = (
            self._rate("行政村", met, villages),
            Rate(
                "自然村达标率",
                self._plain("达标自然村数", sum(each.is_met for each in naturals)),
                self._plain("自然村总数", len(naturals)),
                "达标自然村数÷自然村总数",
                "无数据",
            ),
        )
        lines = (
            Line(rate.name, (rate.numerator, rate.denominator, rate, "100%", _met(rate), rule))
            for rate, rule in zip(rates, self._rules(), strict=True)
        )
        return FigureTable(
            title=f"{self._begins}（达标率）",
            name="达标率",
            first="指标",
            headings=_RATES,
            lines=tuple(lines),
            notes=self._notes(),
            unit="个、%",
            first_width=8,
            behind=BEHIND,
        )

    def _rules(self) -> tuple[str, str]:
        norm = self._board.norm
        return (
            f"监控点不少于{norm.village}个的行政村数÷行政村总数。",
            f"监控点不少于{norm.natural}个的自然村数÷已登记的自然村总数。",
        )

    def _rate(self, name: str, met: Sequence[VillageState], all_: Sequence[VillageState]) -> Rate:
        top = self._plain(f"达标{name}数", len(met))
        return Rate(
            f"{name}达标率",
            top,
            self._plain(f"{name}总数", len(all_)),
            f"达标{name}数÷{name}总数",
            "无数据",
        )

    def _plain(self, name: str, value: int) -> Figure:
        """A count of villages: behind it stand all points that count on the day."""
        ids = partial(point_ids, self._store, self._board.day)
        return Figure(name, value, sum(each.points for each in self._board.villages), ids)

    def _village_cells(self, each: VillageState) -> Iterable[Cell]:
        figure = partial(self._figure, each)
        naturals_met = sum(state.is_met for state in each.naturals)
        yield figure("自然村", len(each.naturals)) if each.naturals else _not_on_file(each)
        yield figure("监控点", each.points)
        yield figure("摄像机", each.devices)
        yield figure("应有", each.needed)
        yield figure("计入点位", each.counted)
        yield figure("行政村还差", each.missing)
        yield figure("达标自然村", naturals_met) if each.naturals else "—"
        yield figure("未达标自然村", len(each.naturals) - naturals_met) if each.naturals else "—"
        yield figure("自然村还差", each.naturals_missing) if each.naturals else "—"
        yield figure("合计还差", each.gap)
        yield each.verdict

    def _total_cells(self) -> Iterable[Cell]:
        villages, naturals = self._board.villages, self._board.naturals
        met = sum(each.is_met for each in naturals)
        values = {
            "自然村": len(naturals),
            "监控点": sum(each.points for each in villages),
            "摄像机": sum(each.devices for each in villages),
            "应有": sum(each.needed for each in villages),
            "计入点位": sum(each.counted for each in villages),
            "行政村还差": sum(each.missing for each in villages),
            "达标自然村": met,
            "未达标自然村": len(naturals) - met,
            "自然村还差": sum(each.naturals_missing for each in villages),
            "合计还差": self._board.gap,
        }
        for name, value in values.items():
            yield self._plain(f"{TOTAL}：{name}", value)
        met = sum(not each.missing for each in villages)
        yield f"行政村达标{met}个"

    def _natural_cells(self, village: VillageState, at: int) -> tuple[Cell, ...]:
        each = village.naturals[at]
        ids = partial(point_ids, self._store, self._board.day, village.id, each.id)
        name = f"{village.name}{each.name}"
        return (
            Figure(f"{name}：监控点", each.points, each.points, ids),
            Figure(f"{name}：应有", self._board.norm.natural, each.points, ids),
            Figure(f"{name}：还差", each.missing, each.points, ids),
            "达标" if each.is_met else f"还差{each.missing}个",
        )

    def _figure(self, village: VillageState, name: str, value: int) -> Figure:
        ids = partial(point_ids, self._store, self._board.day, village.id)
        return Figure(f"{village.name}：{name}", value, village.points, ids)

    def _notes(self) -> tuple[str, ...]:
        board = self._board
        told = [
            f"{each.name}村情卡写{each.told}个、名册{len(each.naturals)}个"
            for each in board.unlisted
            if each.told is not None
        ]
        return (
            board.norm.words,
            "监控点按点位计，一个点位有几台摄像机也算一个点；摄像机台数另列。",
            *([f"自然村登记不全：{'；'.join(told)}。请在村情卡补齐。"] if told else []),
            f"截止日期：{board.day}。按区划代码排列，不排名次。{LIMIT}",
        )

    def _words_of_gap(self) -> str:
        board = self._board
        if not board.gap:
            return "全乡已登记的村都达到标准。"
        return f"两项标准都达到，全乡还差{board.gap}个监控点。"


def _headings(norm: Norm) -> Iterable[Heading]:
    village, natural = f"行政村（≥{norm.village}个）", f"自然村（≥{norm.natural}个）"
    yield Heading("自然村", width=4)
    yield Heading("监控点", width=4)
    yield Heading("摄像机", width=4)
    yield Heading("应有", width=4)
    yield Heading("计入点位", (village,), width=4.4)
    yield Heading("还差", (village,), width=4)
    yield Heading("达标", (natural,), width=4)
    yield Heading("未达标", (natural,), width=4)
    yield Heading("还差", (natural,), width=4)
    yield Heading("合计还差", width=4.4)
    yield Heading("是否达标", holds=Holds.TEXT, width=7.5)


def _not_on_file(village: VillageState) -> str:
    return "0" if village.told == 0 else "未登记"


def _met(rate: Rate) -> str:
    if rate.share is None:
        return "无数据"
    return "达标" if rate.share >= 1 else "未达标"
