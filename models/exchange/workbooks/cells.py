"""How each kind of field stands in a cell: read from one, and formatted and checked in one."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from models import dates
from models.fields import FieldCard, Kind
from models.office import Office

MOST_DIGITS = 15
NOT_COMPUTED = "（公式没有结果）"
"""Stands for a formula whose result is not in the file."""
_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#GETTING_DATA"}
_OPEN_AND_SAVE = (
    "这一格是公式，文件里没有算好的结果。请在 Excel 或 WPS 里打开这个表，保存一次，再导入。"
)
_HALF = str.maketrans(
    {chr(wide): chr(wide - 0xFEE0) for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF5B))}
    | {"．": ".", "－": "-", "\u3000": " ", "\u00a0": " "}
)


@dataclass(frozen=True)
class CellForm:
    """A kind in a workbook: how a cell is read, its number format, how typing is checked.

    ``rule`` gives Excel's data validation (XlsxWriter's words) or None; ``words`` the range of the
    word list if there is one.
    """

    read: Callable[[FieldCard, Any, Office], Any]
    number_format: str
    rule: Callable[[FieldCard, str], dict[str, Any]]


def is_empty(cell: object) -> bool:
    """Tell whether a cell holds nothing but spaces."""
    return cell is None or (isinstance(cell, str) and not cell.strip(" \t\r\n\u3000\u00a0\u200b"))


def read_cell(card: FieldCard, cell: object, office: Office) -> object:
    """Return what ``kinds.parse`` understands; ValueError says what Excel did to the cell."""
    if isinstance(cell, str):
        if cell == NOT_COMPUTED:
            raise ValueError(_OPEN_AND_SAVE)
        if cell.strip() in _ERRORS:
            raise ValueError(f"这一格是公式错误“{cell.strip()}”，请改成填好的内容。")
        cell = cell.translate(_HALF).strip() if card.kind is not Kind.PARAGRAPH else cell.strip()
    return FORMS[card.kind].read(card, cell, office)


def address_of(row: int, column: int) -> str:
    """Return a cell's address as Excel writes it; ``row`` from 1, ``column`` from 0."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


def text_of(cell: object) -> str:
    """Return a cell as a person reads it, for headings and rows that are left out."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, int | float):
        return f"{cell:.15g}"
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ", timespec="minutes")
    return "" if cell is None else str(cell).strip()


def _as_text(card: FieldCard, cell: Any, _office: Office) -> str:
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    if is_number and abs(cell) >= 10**MOST_DIGITS:
        raise ValueError(
            f"{card.label}的数字超过{MOST_DIGITS}位，Excel 已把后面几位变成0。"
            "请把这一格设成“文本”格式，重新填写。"
        )
    return text_of(cell)


def _as_number(_card: FieldCard, cell: Any, _office: Office) -> object:
    return f"{cell:.15g}" if isinstance(cell, float) else cell


def _as_date(card: FieldCard, cell: Any, office: Office) -> object:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return dates.read_date(cell, office.today, excel_serials=True)
    if isinstance(cell, dt.date | str):
        return cell
    return _refuse_day(card, cell)


def _refuse_day(card: FieldCard, cell: object) -> object:
    raise ValueError(f"{card.label}“{text_of(cell)}”不是日期，请写成如 2021-06-30 的样子。")


def _as_word(_card: FieldCard, cell: Any, _office: Office) -> str:
    return re.sub(r"\s+", " ", text_of(cell))


def _as_moment(card: FieldCard, cell: Any, office: Office) -> object:
    if isinstance(cell, float) and dates.reading.FIRST_TRUE_SERIAL <= cell < 73416:
        return dt.datetime(1899, 12, 30) + dt.timedelta(minutes=round(cell * 1440))
    return _as_date(card, cell, office)


def _free(card: FieldCard, _words: str) -> dict[str, Any]:
    return {"validate": "any"} | _message(card, card.help)


def _whole(card: FieldCard, _words: str) -> dict[str, Any]:
    limits = {"criteria": "between", "minimum": 1 - 2**31, "maximum": 2**31 - 1}
    said = {"error_title": "请填整数", "error_message": f"{card.label}应填整数。"}
    return {"validate": "integer", **limits, **said} | _message(card, card.help)


def _decimal(card: FieldCard, _words: str) -> dict[str, Any]:
    limits = {"criteria": "between", "minimum": -(10.0**12), "maximum": 10.0**12}
    said = {"error_title": "请填数字", "error_message": f"{card.label}应填数字。"}
    return {"validate": "decimal", **limits, **said} | _message(card, card.help)


def _day(card: FieldCard, _words: str) -> dict[str, Any]:
    return {"validate": "any"} | _message(card, f"{card.help}写成如 2021-06-30 的样子。")


def _a_month(card: FieldCard, _words: str) -> dict[str, Any]:
    return {"validate": "any"} | _message(card, f"{card.help}写成如 2021-06 的样子。")


def _listed(card: FieldCard, words: str) -> dict[str, Any]:
    if not words:
        return _free(card, words)
    is_open = card.choices is None or card.choices.open
    said = {
        "error_title": "请从列表里选",
        "error_message": f"{card.label}请点右边的箭头，从列表里选。",
        "error_type": "information" if is_open else "stop",
        "show_error": not is_open,
    }
    return {"validate": "list", "source": words, **said} | _message(card, card.help)


def _several(card: FieldCard, words: str) -> dict[str, Any]:
    tip = f"{card.help}可以填几个，中间用顿号“、”隔开。"
    return {**_listed(card, words), "show_error": False} | _message(card, tip)


def _message(card: FieldCard, words: str) -> dict[str, Any]:
    # Excel takes 32 characters of a title and 255 of a message
    return {"input_title": card.label[:32], "input_message": words[:255]} if words else {}


TEXT, DAY, MOMENT = "@", "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
FORMS: dict[Kind, CellForm] = {
    Kind.TEXT: CellForm(_as_text, TEXT, _free),
    Kind.PARAGRAPH: CellForm(_as_text, TEXT, _free),
    Kind.NUMBER: CellForm(_as_number, "0", _whole),
    Kind.DECIMAL: CellForm(_as_number, "General", _decimal),
    Kind.DATE: CellForm(_as_date, DAY, _day),
    Kind.MONTH: CellForm(_as_text, TEXT, _a_month),
    Kind.MOMENT: CellForm(_as_moment, MOMENT, _day),
    Kind.YES_NO: CellForm(_as_word, TEXT, _listed),
    Kind.CHOICE: CellForm(_as_word, TEXT, _listed),
    Kind.MANY: CellForm(_as_text, TEXT, _several),
    Kind.LINK: CellForm(_as_text, TEXT, _listed),
}
