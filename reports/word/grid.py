"""Tables as Word's XML: python-docx would count all cells again for each one it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from reports.word.styles import twips

_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_HALF_A_POINT = 4  # borders are counted in eighths


def element(tag: str, *children: BaseOxmlElement, **values: str | int) -> BaseOxmlElement:
    """Return an element of Word's language; ``values`` are its attributes."""
    made = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def grid(
    widths: Sequence[float], rows: Iterable[BaseOxmlElement], *, pad: float, lined: bool
) -> BaseOxmlElement:
    """Return a table of fixed ``widths`` in points; ``pad`` is free around each text."""
    borders = [
        element(side, val="single", sz=_HALF_A_POINT, space=0, color="auto") for side in _SIDES
    ]
    return element(
        "tbl",
        element(
            "tblPr",
            element("tblW", w=twips(sum(widths)), type="dxa"),
            *([element("tblBorders", *borders)] if lined else []),
            element("tblLayout", type="fixed"),
            element(
                "tblCellMar",
                *(element(side, w=twips(pad), type="dxa") for side in _SIDES[:4]),
            ),
        ),
        element("tblGrid", *(element("gridCol", w=twips(width)) for width in widths)),
        *rows,
    )


def grid_row(
    cells: Iterable[BaseOxmlElement],
    *,
    height: float = 0,
    whole: bool = True,
    repeats: bool = False,
    free: int = 0,
) -> BaseOxmlElement:
    """Return a row at least ``height`` points high, with ``free`` columns at its end.

    A ``whole`` row does not go over the page; one that ``repeats`` stands again on each page.
    """
    about = element("trPr")
    if free:
        about.append(element("gridAfter", val=free))
    if whole:
        about.append(element("cantSplit"))
    if height:
        about.append(element("trHeight", val=twips(height), hRule="atLeast"))
    if repeats:
        about.append(element("tblHeader"))
    return element("tr", about, *cells)


def grid_cell(
    paragraphs: Iterable[BaseOxmlElement], width: float, *, columns: int = 1, merge: str = ""
) -> BaseOxmlElement:
    """Return a cell over ``columns``; ``merge`` is restart or continue for one merged downwards."""
    about = element("tcPr", element("tcW", w=twips(width), type="dxa"))
    if columns > 1:
        about.append(element("gridSpan", val=columns))
    if merge:
        about.append(element("vMerge", val=merge))
    about.append(element("vAlign", val="center"))
    return element("tc", about, *paragraphs)
