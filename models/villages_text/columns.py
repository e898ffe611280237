"""What each column of a pasted table means, by its heading or, without one, by its content."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum

from models.dates.widths import normal_width


class Column(Enum):
    """What a column can mean; the values are the words of complaints."""

    VILLAGE = "村"
    CODE = "区划代码"
    NATURAL_NAMES = "自然村"
    NATURAL_COUNT = "自然村数"
    GROUPS = "村民小组数"
    HOUSEHOLDS = "户数"
    REGISTERED = "户籍人口"
    RESIDENT = "常住人口"
    PEOPLE = "人口"
    OTHER = ""


# The first that fits wins: 自然村户籍人口 is people, 户籍户数 households, 村民小组数 groups.
_HEADINGS = (
    (Column.OTHER, re.compile(r"序号|编号|备注|说明|面积|距离|电话|联系|书记|主任|负责人|男|女")),
    (Column.CODE, re.compile(r"代码|编码")),
    (Column.HOUSEHOLDS, re.compile(r"户数|^户$|总户")),
    (Column.REGISTERED, re.compile(r"户籍.*人|在册人口")),
    (Column.RESIDENT, re.compile(r"常住")),
    (Column.PEOPLE, re.compile(r"^(?:总|现有)?人口(?:数|总数|合计)?$|^总?人数$")),
    (Column.GROUPS, re.compile(r"小组|^组数?$|生产队")),
    (Column.NATURAL_COUNT, re.compile(r"(?:自然村|自然屯|屯|自然湾|寨).*数$")),
    (Column.NATURAL_NAMES, re.compile(r"自然村|自然屯|自然湾|^村庄|^屯|^湾组")),
    (Column.VILLAGE, re.compile(r"行政村|建制村|^所[属在]村|村委会|村居|^村名|^村$|^社区|^单位")),
)
_UNIT = re.compile(r"\((?:个|人|户|组|名称?|单位[^)]*)\)|[\s::]")
_LOOKS_LIKE_NUMBER = re.compile(r"[约近]?\d[\d,，.]*[万余多]?[个人户组]?")
LEAST_HEADINGS = 2

Rows = Sequence[Sequence[str]]


def heading_columns(cells: Sequence[str]) -> list[Column] | None:
    """The meaning of each column if ``cells`` are a heading row, else None."""
    columns = [_meaning(cell) for cell in cells]
    known = [column for column in columns if column is not Column.OTHER]
    is_heading = Column.VILLAGE in known or Column.CODE in known
    written = [cell for cell in cells if cell]
    if not is_heading or any(_LOOKS_LIKE_NUMBER.fullmatch(cell) for cell in cells):
        return None
    return columns if len(known) >= LEAST_HEADINGS or len(written) == 1 else None


def settle_natural_villages(columns: Sequence[Column], rows: Rows) -> list[Column]:
    """The columns with 自然村 taken as a count where its cells hold numbers only."""
    settled = list(columns)
    for at, column in enumerate(columns):
        if column is Column.NATURAL_NAMES:
            cells = _cells(rows, at)
            if cells and all(_LOOKS_LIKE_NUMBER.fullmatch(cell) for cell in cells):
                settled[at] = Column.NATURAL_COUNT
    return settled


def guessed_columns(rows: Rows, is_village: Callable[[str], bool]) -> list[Column] | None:
    """The columns of a table without heading, None where the numbers could mean anything.

    The column with the most known villages is the village; another column of text holds natural
    villages; one column of numbers is people, two are households and people if the first never
    exceeds the second.
    """
    width = max(map(len, rows), default=0)
    known = [sum(is_village(cell) for cell in _cells(rows, at)) for at in range(width)]
    if not any(known):
        return None
    village = known.index(max(known))
    columns = [Column.OTHER] * width
    columns[village] = Column.VILLAGE
    kinds = [_kind_of(rows, at) for at in range(width)]
    texts = [at for at, kind in enumerate(kinds) if kind == "text" and at != village]
    numbers = [at for at, kind in enumerate(kinds) if kind == "number"]
    if len(texts) > 1 or len(numbers) > 2 or not (texts or numbers):
        return None
    for at in texts:
        columns[at] = Column.NATURAL_NAMES
    return _place_numbers(columns, numbers, rows)


def _place_numbers(columns: list[Column], numbers: list[int], rows: Rows) -> list[Column] | None:
    if numbers:
        columns[numbers[-1]] = Column.PEOPLE
    if len(numbers) == 2:
        pairs = [tuple(_rough(row, at) for at in numbers) for row in rows]
        if any(fewer > more for fewer, more in pairs):
            return None
        columns[numbers[0]] = Column.HOUSEHOLDS
    return columns


def _meaning(cell: str) -> Column:
    heading = _UNIT.sub("", normal_width(cell))
    return next((column for column, words in _HEADINGS if words.search(heading)), Column.OTHER)


def _kind_of(rows: Rows, at: int) -> str:
    cells = _cells(rows, at)
    if not cells or cells == [str(count) for count in range(1, len(cells) + 1)]:
        return ""  # empty, or a running number
    if all(re.fullmatch(r"\d{9,12}", cell) for cell in cells):
        return ""
    looks = sum(bool(_LOOKS_LIKE_NUMBER.fullmatch(cell)) for cell in cells)
    return "number" if looks * 2 > len(cells) else "text"


def _rough(row: Sequence[str], at: int) -> int:
    digits = re.sub(r"\D", "", row[at]) if at < len(row) else ""
    return int(digits[:18] or 0)


def _cells(rows: Rows, at: int) -> list[str]:
    return [row[at] for row in rows if at < len(row) and row[at]]
