"""Opens Word files that were just made and reads what is in them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.run import Run
from lxml import etree


def opened(data: bytes) -> Document:
    """Return the file as python-docx reads it."""
    return docx.Document(BytesIO(data))


def every_part(data: bytes) -> dict[str, Any]:
    """Return each XML part, read by a parser that forgives nothing."""
    with zipfile.ZipFile(BytesIO(data)) as box:
        assert box.testzip() is None
        names = [name for name in box.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(box.read(name)) for name in names}


def all_text(document: Document) -> str:
    """Return the text of body and footer in reading order, a line a paragraph."""
    roots = [document.element.body, document.sections[0].footer._element]
    return "\n".join(line for root in roots for line in _lines(root))


def has_line(run: Run) -> bool:
    """Tell whether a run is underlined, by its style."""
    return bool(run.style is not None and run.style.name == "填写处")


def _lines(root: Any) -> Iterator[str]:
    for paragraph in root.iter(qn("w:p")):
        yield "".join(
            "\n" if each.tag == qn("w:br") else each.text or ""
            for each in paragraph.iter(qn("w:t"), qn("w:br"))
        )
