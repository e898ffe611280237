"""What the reader of cells does not tell: hidden rows, bare formulas, cells too far away."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from models.exchange.workbooks.troubles import WorkbookTooLarge

MOST_COLUMNS = 300
# One cell in the last row makes the reader ask for the memory of all cells before it.
_FAR_DOWN = re.compile(rb"""\sr=["'][A-Z]{1,3}[0-9]{6,7}["']""")
_FAR_RIGHT = re.compile(rb"""\sr=["']([A-Z]{2,3})[0-9]""")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
# A formula whose cell holds no value behind it. Other programs write workbooks so; Excel computes
# them when it opens one, and writes the values when it saves.
_BARE_FORMULA = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*"
    rb"<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v\s*></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True)
class Aside:
    """Facts of one sheet: ``hidden`` rows, and ``bare`` formulas as (row, column), from 0."""

    hidden: frozenset[int] = frozenset()
    bare: frozenset[tuple[int, int]] = frozenset()


def look_aside(box: zipfile.ZipFile, name: str) -> dict[str, Aside]:
    """Return the facts of each sheet by its name; WorkbookTooLarge for cells too far away.

    ``name`` is the file's. Raises what ``zipfile`` raises for broken parts.
    """
    names = _sheet_names(box)
    parts = [part for part in box.namelist() if part.startswith("xl/worksheets/")]
    return {
        names.get(part, part): _look_at_sheet(box.read(part), name)
        for part in parts
        if part.endswith(".xml")
    }


def _look_at_sheet(xml: bytes, name: str) -> Aside:
    columns = set(_FAR_RIGHT.findall(xml))
    is_wide = any(_column_number(letters.decode()) > MOST_COLUMNS for letters in columns)
    if is_wide or _FAR_DOWN.search(xml):
        raise WorkbookTooLarge(name)
    return Aside(_hidden_rows(xml), _bare_formulas(xml))


def _hidden_rows(xml: bytes) -> frozenset[int]:
    if b"hidden=" not in xml:
        return frozenset()
    tags = (_attributes(tag) for tag in _ROW.findall(xml) if b"hidden=" in tag)
    numbers = (tag.get("r", "") for tag in tags if tag.get("hidden") in ("1", "true"))
    return frozenset(int(number) - 1 for number in numbers if number.isdecimal())


def _bare_formulas(xml: bytes) -> frozenset[tuple[int, int]]:
    if not re.search(rb"<(?:\w+:)?f[\s>/]", xml):
        return frozenset()
    cells = (_attributes(inside) for inside in _BARE_FORMULA.findall(xml))
    # a formula that gives an empty text has a result: t="str" and nothing in it
    places = (_PLACE.fullmatch(cell.get("r", "")) for cell in cells if cell.get("t") != "str")
    return frozenset((int(place[2]) - 1, _column_number(place[1]) - 1) for place in places if place)


def _sheet_names(box: zipfile.ZipFile) -> dict[str, str]:
    """Return sheet names by the part that holds them; what cannot be told is left out."""
    if "xl/_rels/workbook.xml.rels" not in box.namelist():
        return {}
    tags = map(_attributes, _RELATION.findall(box.read("xl/_rels/workbook.xml.rels")))
    targets = {tag.get("Id", ""): tag.get("Target", "") for tag in tags}
    names = {}
    for tag in map(_attributes, _SHEET.findall(box.read("xl/workbook.xml"))):
        target = targets.get(tag.get("r:id", ""), "").removeprefix("/xl/").removeprefix("/")
        names[f"xl/{target}"] = tag.get("name", "")
    return names


def _attributes(tag: bytes) -> Mapping[str, str]:
    from xml.sax.saxutils import unescape

    entities = {"&quot;": '"', "&apos;": "'"}
    found = re.findall(rb"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag)
    return {
        key.decode("utf-8", "replace"): unescape((a or b).decode("utf-8", "replace"), entities)
        for key, a, b in found
    }


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
