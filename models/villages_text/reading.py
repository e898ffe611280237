"""From pasted text to figures of the chosen villages, with a complaint for each doubtful line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from models.divisions import Division
from models.guards.columns import names_people, personal
from models.guards.marks import complaint_about, mark_in
from models.villages_text.cells import NotACount, read_count, read_names, split_lines
from models.villages_text.columns import (
    Column,
    guessed_columns,
    heading_columns,
    settle_natural_villages,
)
from models.villages_text.names import KnownVillages

_TOTAL = re.compile(r"(?:总计|合计|小计|共计|全乡|全镇|乡合计|镇合计).*")
_PEOPLE = ((Column.REGISTERED, "registered"), (Column.RESIDENT, "resident"), (Column.PEOPLE, ""))
LAST_HEADING_LINE = 5

Lines = Sequence[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class PastedRow:
    """What one line says: of a whole village, or of the natural villages it names.

    ``population_basis`` is registered, resident or empty where the heading said only 人口.
    """

    line: int
    code: str
    natural_names: tuple[str, ...] = ()
    natural_villages: int | None = None
    groups: int | None = None
    households: int | None = None
    population: int | None = None
    population_basis: str = ""


@dataclass(frozen=True, slots=True)
class LineComplaint:
    """Why a line was not taken (line 0: the whole text), and which villages it may mean."""

    line: int
    text: str
    offered: tuple[Division, ...] = ()


@dataclass(frozen=True, slots=True)
class PastedVillages:
    """The rows that are certain, the complaints, the columns, and the villages not mentioned."""

    rows: tuple[PastedRow, ...] = ()
    complaints: tuple[LineComplaint, ...] = ()
    columns: tuple[Column, ...] = ()
    columns_are_guessed: bool = False
    passed_over: tuple[int, ...] = ()
    missing: tuple[Division, ...] = ()


@dataclass(frozen=True, slots=True)
class VillageFigures:
    """The figures of one village, summed over its lines."""

    code: str
    natural_names: tuple[str, ...]
    natural_villages: int | None
    groups: int | None
    households: int | None
    population: int | None
    population_basis: str


@dataclass(slots=True)
class _Reader:
    """The state of one reading: what has been taken so far and what stood above."""

    columns: list[Column]
    known: KnownVillages
    rows: list[PastedRow] = field(default_factory=list)
    complaints: list[LineComplaint] = field(default_factory=list)
    passed_over: list[int] = field(default_factory=list)
    taken: dict[tuple[str, str], int] = field(default_factory=dict)
    above: Division | None = None

    def read(self, line: int, cells: Sequence[str]) -> None:
        """Take one line, or complain of it."""
        named = [self._cell(cells, column) for column in (Column.VILLAGE, Column.NATURAL_NAMES)]
        if any(_TOTAL.fullmatch(cell) for cell in [*named, *cells[:1]] if cell):
            self.passed_over.append(line)
            return
        village = self._village(line, cells)
        if village is None:
            return
        try:
            row = self._row(line, village.code, cells)
        except NotACount as reason:
            self._complain(line, f"{reason}。")
            return
        self._keep(row, village)

    def _village(self, line: int, cells: Sequence[str]) -> Division | None:
        code, name = self._cell(cells, Column.CODE), self._cell(cells, Column.VILLAGE)
        if not code and not name:
            # Merged cells come empty: the village above goes on.
            if self.above is None or Column.NATURAL_NAMES not in self.columns:
                self._complain(line, "没有写村名，请补上。")
                return None
            return self.above
        self.above = self.known.find(code) or self.known.find("".join(name.split()))
        if self.above is None:
            written = name or code
            self._complain(
                line,
                f"本乡镇没有叫“{written[:30]}”的村，请改正村名。",
                self.known.nearest(written[:30]),
            )
        return self.above

    def _row(self, line: int, code: str, cells: Sequence[str]) -> PastedRow:
        people = [(self._count(cells, column), basis) for column, basis in _PEOPLE]
        counted = [(count, basis) for count, basis in people if count is not None]
        population, basis = counted[0] if counted else (None, "")
        return PastedRow(
            line=line,
            code=code,
            natural_names=read_names(self._cell(cells, Column.NATURAL_NAMES)),
            natural_villages=self._count(cells, Column.NATURAL_COUNT),
            groups=self._count(cells, Column.GROUPS),
            households=self._count(cells, Column.HOUSEHOLDS),
            population=population,
            population_basis=basis,
        )

    def _keep(self, row: PastedRow, village: Division) -> None:
        households, population = row.households, row.population
        if households is not None and population is not None and households > population:
            self._complain(row.line, f"户数{households}比人口{population}还多，请核对。")
            return
        keys = [(row.code, name) for name in row.natural_names or ("",)]
        before = next((self.taken[key] for key in keys if key in self.taken), 0)
        if before:
            self._complain(
                row.line, f"“{village.name}”的同一内容在第{before}行已经有了，请删去一行。"
            )
            return
        self.taken.update(dict.fromkeys(keys, row.line))
        self.rows.append(row)

    def _cell(self, cells: Sequence[str], column: Column) -> str:
        at = self.columns.index(column) if column in self.columns else len(cells)
        return cells[at] if at < len(cells) else ""

    def _count(self, cells: Sequence[str], column: Column) -> int | None:
        cell = self._cell(cells, column)
        try:
            return read_count(cell)
        except NotACount as reason:
            raise NotACount(f"{column.value}“{cell[:20]}”{reason}") from reason

    def _complain(self, line: int, text: str, offered: tuple[Division, ...] = ()) -> None:
        self.complaints.append(LineComplaint(line, f"第{line}行：{text}", offered))


def read_villages(
    text: str,
    villages: Sequence[Division],
    columns: Sequence[Column] | None = None,
    above: Sequence[str] = (),
) -> PastedVillages:
    """The figures that ``text`` gives for ``villages``, pasted from Excel with or without heading.

    ``columns`` overrules what heading or content say; ``above`` names the units above, from the
    province down, which the table writes before some villages' names. A line in doubt is not
    taken but complained of; villages with a similar name are offered, never chosen. Lines of
    totals and titles are passed over and named.
    """
    lines, known = split_lines(text), KnownVillages(villages, above)
    if not lines:
        return _refused("没有可读的内容，请从 Excel 复制各村的行再粘贴。", villages)
    if refusal := _refusal(text, lines):
        return _refused(refusal, villages)
    start, found = _heading(lines)
    body = lines[start:]
    rows = [cells for _, cells in body]
    guessed = not (columns or found)
    settled = list(columns or found or guessed_columns(rows, lambda c: bool(known.find(c))) or ())
    if not settled:
        return _refused("看不出各列是什么，请连同标题行（如 村名、户数、人口）一起粘贴。", villages)
    if not columns:
        settled = settle_natural_villages(settled, rows)
    reader = _Reader(
        settled, known, passed_over=[number for number, _ in lines[: max(start - 1, 0)]]
    )
    for line, cells in body:
        reader.read(line, cells)
    return _answer(reader, villages, guessed)


def figures_by_village(rows: Sequence[PastedRow]) -> tuple[VillageFigures, ...]:
    """The rows summed by village, in order of first mention.

    Where a village has a line of its own beside lines of its natural villages, its own counts.
    """
    grouped: dict[str, list[PastedRow]] = {}
    for row in rows:
        grouped.setdefault(row.code, []).append(row)
    return tuple(_sum(code, mine) for code, mine in grouped.items())


def _sum(code: str, rows: Sequence[PastedRow]) -> VillageFigures:
    names = tuple(dict.fromkeys(name for row in rows for name in row.natural_names))
    whole = [row for row in rows if not row.natural_names]
    counted = whole or rows
    bases = {row.population_basis for row in counted if row.population is not None}
    return VillageFigures(
        code=code,
        natural_names=names,
        natural_villages=_total(row.natural_villages for row in counted) or len(names) or None,
        groups=_total(row.groups for row in counted),
        households=_total(row.households for row in counted),
        population=_total(row.population for row in counted),
        population_basis=bases.pop() if len(bases) == 1 else "",
    )


def _total(counts: Iterable[int | None]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _refusal(text: str, lines: Lines) -> str:
    """Say why nothing of a text is taken at all: a mark of secrets, or a list of people."""
    if mark := mark_in(text):
        return complaint_about("粘贴的内容", mark)
    for _, cells in lines[:LAST_HEADING_LINE]:
        if (heading_columns(cells) or names_people(cells)) and (asked := personal(cells)):
            return (
                f"粘贴的表里有“{'”“'.join(asked)}”。本程序不收集个人身份信息，"
                "没有采用。请先删去这些栏，再粘贴。"
            )
    return ""


def _heading(lines: Lines) -> tuple[int, list[Column] | None]:
    """How many lines stand above the first line of figures, and the columns of the heading."""
    for at, (_, cells) in enumerate(lines[:LAST_HEADING_LINE]):
        columns = heading_columns(cells)
        if columns:
            return at + 1, columns
    return 0, None


def _answer(reader: _Reader, villages: Sequence[Division], guessed: bool) -> PastedVillages:
    mentioned = {row.code for row in reader.rows}
    return PastedVillages(
        rows=tuple(reader.rows),
        complaints=tuple(reader.complaints),
        columns=tuple(reader.columns),
        columns_are_guessed=guessed,
        passed_over=tuple(reader.passed_over),
        missing=tuple(village for village in villages if village.code not in mentioned),
    )


def _refused(text: str, villages: Sequence[Division]) -> PastedVillages:
    return PastedVillages(complaints=(LineComplaint(0, text),), missing=tuple(villages))
