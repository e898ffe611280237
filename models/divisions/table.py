"""The bundled table of 665 276 units, kept as one piece of text and searched in place."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.divisions.codes import CODE_LENGTHS, Level, level_of
from models.progress import SILENT, Progress
from models.resources import resource
from models.troubles import Trouble

UNITS_IN_ALL = 665_276
PIECE = 128 * 1024
CITY_LEVEL_STAND_INS = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")


class UnknownDivision(Trouble):
    """A code that the table does not hold."""

    def __init__(self, code: str) -> None:
        super().__init__(f"区划表里没有代码“{code[:20]}”，请核对后重新填写。")


@dataclass(frozen=True, slots=True)
class Division:
    """One unit: its code of 2, 4, 6, 9 or 12 digits, its name in the table, its level."""

    code: str
    name: str
    level: Level

    @property
    def is_stand_in(self) -> bool:
        """Whether it only fills the city level, as 市辖区 does in 北京市 and 4690 in 海南省."""
        return self.level is Level.CITY and self.name in CITY_LEVEL_STAND_INS


@dataclass(frozen=True, slots=True)
class SampleVillage:
    """A village of the fictional sample: code, name, 城乡分类代码, number of natural villages."""

    code: str
    name: str
    settlement_class: str
    natural_villages: int


class Divisions:
    """A table of units. No unit skips a level: 北京市 has a city level of stand-ins (市辖区),
    and 东莞市, 中山市, 儋州市 and 嘉峪关市 one county-level unit (of the city's name, or 市辖区).
    All are kept as steps, so that province, city, county, township always are four; windows pass
    over a step with a single unit, and full_name leaves stand-ins and repetitions out.

    ``text`` holds lines ``code<TAB>name``, sorted by length of code, then by code.
    """

    def __init__(self, text: bytes, is_fictional: bool = False) -> None:
        self.text = text
        self.is_fictional = is_fictional
        self._starts = _level_starts(text)

    def provinces(self) -> list[Division]:
        """All units of the first level."""
        return list(self._under("", Level.PROVINCE))

    def below(self, code: str) -> list[Division]:
        """The direct children of ``code`` in order of code; empty for a village or no unit."""
        level = level_of(code)
        if level is None or level is Level.VILLAGE:
            return []
        return list(self._under(code, Level(level + 1)))

    def find(self, code: str) -> Division | None:
        """The unit of exactly this code."""
        level = level_of(code)
        return next(self._under(code, level), None) if level else None

    def path(self, code: str) -> tuple[Division, ...]:
        """From the province down to the unit itself; UnknownDivision if there is none."""
        units = [self.find(code[:length]) for length in CODE_LENGTHS if length <= len(code)]
        path = tuple(unit for unit in units if unit)
        if not path or path[-1].code != code:
            raise UnknownDivision(code)
        return path

    def full_name(self, code: str) -> str:
        """河南省洛阳市…: the names of the path in one, without stand-ins and repetitions."""
        names = [unit.name for unit in self.path(code) if not unit.is_stand_in]
        return "".join(dict.fromkeys(names))

    def search(
        self, typed: str, level: Level | None = None, within: str | None = None, limit: int = 50
    ) -> list[Division]:
        """Units for type-ahead: by part of the name, beginning of the code, or pinyin initials.

        Whole names come first, then beginnings, then any part. Chinese and digits look at all
        units of ``level`` (all levels if None) under ``within``; without ``within`` and ``level``
        at everything above the village. Initials look at one level: ``level``, else the children
        of ``within``, else the provinces.
        """
        from models.divisions.search import search

        return search(self, typed, (level, within or ""), limit)

    def span(self, code: str, level: Level) -> tuple[int, int]:
        """Begin and end in ``text`` of the rows of ``level`` whose code begins with ``code``."""
        begin, end = self._starts[level - 1], self._starts[level]
        prefix = code.encode()
        if not prefix:
            return begin, end
        # ':' is the sign after '9': no digit sorts behind it.
        return self._seek(prefix, begin, end), self._seek(prefix + b":", begin, end)

    def unit_at(self, start: int) -> Division:
        """The unit of the row that begins at ``start``."""
        code, name = self.text[start : self.text.index(b"\n", start)].decode().split("\t")
        return Division(code, name, Level(CODE_LENGTHS.index(len(code)) + 1))

    def _under(self, code: str, level: Level) -> Iterator[Division]:
        begin, end = self.span(code, level)
        for line in self.text[begin:end].decode().splitlines():
            unit_code, name = line.split("\t")
            yield Division(unit_code, name, level)

    def _seek(self, prefix: bytes, begin: int, end: int) -> int:
        """Where the first row between ``begin`` and ``end`` starts that is not below ``prefix``."""
        while begin < end:
            row = self.text.rfind(b"\n", begin, (begin + end) // 2) + 1 or begin
            if self.text[row : row + len(prefix)] < prefix:
                begin = self.text.index(b"\n", row) + 1
            else:
                end = row
        return begin


def load(progress: Progress = SILENT) -> Divisions:
    """The national table, unpacked at the first call (0.3–0.6 s: call it at the desk)."""
    if not _unpacked:
        _unpacked.append(Divisions(_unpack(resource("divisions.tsv.xz"), progress)))
    return _unpacked[0]


def load_sample() -> Divisions:
    """The fictional sample township as a table of its own, never part of the national one."""
    rows = (line.split("\t")[:2] for line in _sample_lines())
    return Divisions("".join(f"{code}\t{name}\n" for code, name in rows).encode(), True)


def sample_villages() -> tuple[SampleVillage, ...]:
    """The eight villages of the fictional sample township."""
    rows = (line.split("\t") for line in _sample_lines())
    return tuple(
        SampleVillage(code, name, settlement_class, int(natural_villages))
        for code, name, settlement_class, natural_villages in rows
        if natural_villages
    )


_unpacked: list[Divisions] = []


def _sample_lines() -> list[str]:
    text = resource("sample", "divisions.tsv").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _unpack(path: Path, progress: Progress) -> bytes:
    unpacker = lzma.LZMADecompressor()
    total, done, pieces = path.stat().st_size, 0, []
    with path.open("rb") as packed:
        while piece := packed.read(PIECE):
            pieces.append(unpacker.decompress(piece))
            done += len(piece)
            progress.step(done, total, "正在读取全国区划表")
    return b"".join(pieces)


def _level_starts(text: bytes) -> list[int]:
    """Where each level begins, and the end: the code grows longer from level to level."""
    starts = [0]
    for length in CODE_LENGTHS[:-1]:
        low, high = starts[-1], len(text)
        while low < high:
            row = text.rfind(b"\n", low, (low + high) // 2) + 1 or low
            if text.index(b"\t", row) - row <= length:
                low = text.index(b"\n", row) + 1
            else:
                high = row
        starts.append(low)
    return [*starts, len(text)]
