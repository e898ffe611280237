"""Pasted text into cells, and cells into numbers and names."""

from __future__ import annotations

import csv
import io
import re

from models.dates.widths import normal_width

MOST = 1_000_000  # a township has fewer people
_NUMBER = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?[个人户组]?", re.ASCII)
_NOTHING = {"", "-", "--", "—", "——", "/", "无"}
_BETWEEN_NAMES = re.compile(r"[、,;/\s]+")


class NotACount(ValueError):
    """A cell that should hold a whole number and does not; the text says why."""


def split_lines(text: str) -> list[tuple[int, list[str]]]:
    """Lines that hold something, with their numbers from 1 and their trimmed cells.

    Excel puts tabs between cells and quotes around cells with line breaks; text without any tab
    is split at spaces.
    """
    text = normal_width(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [(number, [cell.strip() for cell in cells]) for number, cells in _raw_lines(text)]
    return [(number, cells) for number, cells in lines if any(cells)]


def read_count(cell: str) -> int | None:
    """The whole number in ``cell`` (1,200人 is 1200), None if it is empty; else NotACount."""
    written = "".join(cell.split())
    if written in _NOTHING:
        return None
    found = _NUMBER.fullmatch(written)
    if not found:
        raise NotACount("不是一个确定的整数，请改成如 1200 的样子")
    digits = found[1].replace(",", "").lstrip("0") or "0"
    if len(digits) > 7 or int(digits) > MOST:
        raise NotACount("大得不像一个村的数，请核对")
    return int(digits)


def read_names(cell: str) -> tuple[str, ...]:
    """The natural villages named in one cell, in order, each once."""
    names = [] if cell in _NOTHING else _BETWEEN_NAMES.split(cell)
    return tuple(dict.fromkeys(name for name in names if name))


def _raw_lines(text: str) -> list[tuple[int, list[str]]]:
    if "\t" not in text:
        return [(at, line.split()) for at, line in enumerate(text.split("\n"), start=1)]
    if text.count('"') % 2 or len(text) > csv.field_size_limit():
        # An odd quote would swallow every line after it.
        return [(at, line.split("\t")) for at, line in enumerate(text.split("\n"), start=1)]
    reader = csv.reader(io.StringIO(text, newline=""), dialect="excel-tab")
    lines, begin = [], 1
    for cells in reader:
        lines.append((begin, cells))
        begin = reader.line_num + 1
    return lines
