"""The stamp inside a template: which ledger, which township, which layout; on a hidden sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.office import Office

MARK = "综治台账模板"
STAMP_SHEET = "模板说明"
WORDS_SHEET = "词语表"
VERSION = 1


@dataclass(frozen=True)
class Stamp:
    """What a template knows of itself. ``sheets`` maps a sheet's name to its ledger's."""

    version: int
    ledger: str
    title: str
    township_code: str
    township: str
    sheets: Mapping[str, str]


def township_of(office: Office) -> tuple[str, str]:
    """Return code and name of the office's township, as far as they are known."""
    settings = office.settings
    return settings.get("township_code", ""), settings.get("township_name", "")


def stamp_rows(stamp: Stamp) -> list[tuple[str, ...]]:
    """Return the stamp as rows of texts."""
    return [
        (MARK, str(stamp.version)),
        ("台账", stamp.ledger, stamp.title),
        ("乡镇", stamp.township_code, stamp.township),
        *(("工作表", name, ledger) for name, ledger in stamp.sheets.items()),
    ]


def read_stamp(rows: Sequence[Sequence[object]]) -> Stamp | None:
    """Return the stamp on a sheet, or None if there is none or it was spoilt."""
    texts = [[str(cell) for cell in row] + ["", "", ""] for row in rows[:200]]
    if len(texts) < 3 or texts[0][0] != MARK or not texts[0][1].removesuffix(".0").isdecimal():
        return None
    sheets = {row[1]: row[2] for row in texts[3:] if row[0] == "工作表"}
    version = int(texts[0][1].removesuffix(".0"))
    return Stamp(version, texts[1][1], texts[1][2], texts[2][1], texts[2][2], sheets)
