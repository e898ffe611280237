"""Books for the tests of paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from reports.paper import Align, Book, Column, Footer, Form, Row

FOOTER = Footer("2021年上半年", "逾期、牵头单位为综治办", datetime(2021, 6, 30, 9, 41), "a1b2c3d4")

COLUMNS = (
    Column("序号", 3, Form.NUMBER, Align.CENTRE),
    Column("工作任务", 12, indented=True),
    Column("具体要求", 24),
    Column("单位", 6, above=("责任", "牵头")),
    Column("责任人", 4, above=("责任", "牵头")),
    Column("配合单位", 6, above=("责任",)),
    Column("完成时限", 6, Form.DATE),
    Column("完成率", 5, Form.PERCENT, places=1),
)


def task(number: int, requirement: str = "按月排查矛盾纠纷，做到“小事不出村”。") -> Row:
    """A row of the sample book."""
    cells = (number, f"任务{number}", requirement, "综治办", "张三", "派出所")
    return Row((*cells, date(2021, 6, 30), 0.125), level=number % 3)


def book(rows: Iterable[Row], **changes: Any) -> Book:
    """The sample book with these rows."""
    wanted: dict[str, Any] = {
        "title": "示例乡试点任务台账",
        "columns": COLUMNS,
        "rows": rows,
        "footer": FOOTER,
        "head": ("填报单位（盖章）：示例乡综治办", "填报日期：2021年6月30日", "单位：项"),
        "notes": ("完成率按已完成项数计算。",),
    }
    return Book(**(wanted | changes))


def page_texts(path: Path) -> list[str]:
    """Text of each page as a reader program finds it, without line ends."""
    with pdfium.PdfDocument(path) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
    return [text.replace("\r", "").replace("\n", "").replace("\x02", "") for text in texts]
