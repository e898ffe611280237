"""What a look at a workbook tells the clerk beside its rows: particulars, and numbers of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from models.actions.people.rights import Right, demand
from models.exchange.workbooks.plan import Findings, Origin
from models.exchange.workbooks.sheets.reading import Reading, ReadSheet
from models.guards import patterns
from models.office import Office

_MOST_NAMED = 8


def particulars_noted(reading: Reading, office: Office) -> list[str]:
    """Say what is to become of a file with particulars; NotAllowed for who may not enter them."""
    masked = dict.fromkeys(each.ledger.title for each in reading.sheets if _tells_of_people(each))
    if not masked:
        return []
    demand(office, Right.PARTICULARS)
    return [f"“{'”“'.join(masked)}”里有个人信息，导入后请删除这个表格文件，不要转发。"]


def _tells_of_people(sheet: ReadSheet) -> bool:
    keys = {column.key for column in sheet.columns.values() if column.tells_of_people}
    return bool(keys) and any(not keys.isdisjoint(row.cells) for row in sheet.rows)


def numbers_noted(findings: Findings) -> list[str]:
    """Say of each sheet where free text seems to hold numbers of people (I13)."""
    rows: dict[str, list[str]] = {}
    words: dict[str, dict[str, None]] = {}
    for origin, values in _taken(findings):
        found = list(_numbers_in(origin, values))
        if found:
            rows.setdefault(origin.sheet, []).append(str(origin.row))
            words.setdefault(origin.sheet, {}).update(dict.fromkeys(found))
    return [_numbers_told(sheet, numbers, list(words[sheet])) for sheet, numbers in rows.items()]


def _taken(findings: Findings) -> Iterator[tuple[Origin, Mapping[str, Any]]]:
    yield from ((row.origin, row.values) for row in findings.new)
    yield from ((row.origin, row.values) for row in findings.changed)


def _numbers_in(origin: Origin, values: Mapping[str, Any]) -> Iterator[str]:
    for key, value in values.items():
        if isinstance(value, str) and origin.ledger.fields[key].card.is_free_text:
            yield from (each.word for each in patterns.find(value))


def _numbers_told(sheet: str, rows: list[str], words: list[str]) -> str:
    named = "、".join(rows[:_MOST_NAMED])
    more = f"等{len(rows)}行" if len(rows) > _MOST_NAMED else "行"
    return (
        f"工作表“{sheet}”第{named}{more}里像是写有{'、'.join(words)}，"
        "建议删去后再导入；导出时会自动遮盖。"
    )
