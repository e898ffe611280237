"""The text of .docx, .xlsx, .pptx and .ofd files, part by part, also heads, notes and titles.

Read with patterns and not with an XML reader: no entity can grow, and a broken part still shows
what it holds.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import unescape

ENDINGS = frozenset(
    {".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".xltx", ".pptx", ".pptm", ".ppsx", ".ofd"}
)

_PARTS = re.compile(
    r"word/[^/]+\.xml|word/comments/.*\.xml|xl/(?:sharedStrings|comments\d*|workbook)\.xml"
    r"|xl/(?:worksheets|drawings)/[^/]+\.xml|ppt/(?:slides|notesSlides|slideMasters|slideLayouts)/[^/]+\.xml"
    r"|docProps/(?:core|custom|app)\.xml|(?:.*/)?Content\.xml|(?:.*/)?OFD\.xml",
    re.I,
)
_HELD = (
    "t|delText|TextCode|title|subject|keywords|category|description|lpwstr|lpstr"
    "|oddHeader|evenHeader|firstHeader|oddFooter"
)
_ENDED = f"p|si|is|comment|TextObject|tab|br|cr|{_HELD.replace('t|delText|TextCode|', '')}"
_PIECES = re.compile(
    rf"<(?:\w+:)?(?:{_HELD})(?:\s[^>]*)?>([^<]*)<"
    rf"|(</?(?:\w+:)?(?:{_ENDED})(?:\s[^>]*)?/?>)"
    r'|<(?:\w+:)?sheet\s[^>]*?name="([^"]*)"',
    re.I,
)


def texts_of_parts(box: zipfile.ZipFile, most: int) -> Iterator[str]:
    """Yield the text of each part that people read, a line a paragraph or cell.

    No more than ``most`` bytes are unpacked.
    """
    for part in box.infolist():
        most -= part.file_size
        if most < 0:
            return
        if _PARTS.fullmatch(part.filename):
            yield _text_of(box.read(part).decode("utf-8", "replace"))


def _text_of(xml: str) -> str:
    if "密" not in xml and "&#" not in xml:
        return ""
    pieces = []
    for text, end, name in _PIECES.findall(xml):
        pieces.append(unescape(text) if text else "\n" if end else f"{name}\n" if name else "")
    return "".join(pieces)
