"""Looks into a Word file before anything of it is used: its kind, its size, what it would fetch."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from reports.word.filling.troubles import (
    NotWordTemplate,
    TemplateDamaged,
    TemplateHasLinks,
    TemplateHasMacros,
    TemplateTooLarge,
)

_MEGABYTE = 1024 * 1024
LARGEST = 20
"""Megabytes of a file."""
_MOST_UNPACKED = 10 * LARGEST
_MOST_TEXT = 8  # a form has less than one; a thousand pages would be read for a minute
_MOST_PARTS = 2000
_TYPES = "[Content_Types].xml"
_MAIN = b"wordprocessingml.document.main+xml"
_MACROS = re.compile(rb"macroEnabled|vbaProject|activeX", re.IGNORECASE)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# A click of the clerk's own opens a hyperlink; the template it was made from is dropped.
_HARMLESS = {"hyperlink", "attachedTemplate"}
_KINDS = {"image": "链接的图片", "oleObject": "链接的对象", "subDocument": "链接的子文档"}
_OTHER_KIND = "链接的外部内容"
_FETCHING = re.compile(
    r"\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE|RD)\b", re.IGNORECASE
)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError),
    *(OSError, EOFError, ValueError, KeyError, NotImplementedError, RuntimeError),
)
"""What zipfile, lxml and python-docx raise for a file that is not whole."""


def look_into(data: bytes) -> None:
    """Refuse a file that is no .docx, is damaged, too large, carries macros or fetches things.

    Nothing is unpacked beyond what the list of contents promises.
    """
    if len(data) > LARGEST * _MEGABYTE:
        raise TemplateTooLarge(LARGEST)
    if not data.startswith(b"PK"):
        raise NotWordTemplate
    try:
        with zipfile.ZipFile(BytesIO(data)) as box:
            _look_at_list(box)
            texts = {name: box.read(name) for name in box.namelist() if _is_text(name)}
        if any(b"<!DOCTYPE" in text for text in texts.values()):
            raise TemplateDamaged  # Word never writes one
        _look_for_links(texts)
    except UNREADABLE:
        raise TemplateDamaged from None


def _look_at_list(box: zipfile.ZipFile) -> None:
    parts = box.infolist()
    sizes = [part.file_size for part in parts]
    texts = sum(part.file_size for part in parts if _is_text(part.filename))
    if (
        sum(sizes) > _MOST_UNPACKED * _MEGABYTE
        or texts > _MOST_TEXT * _MEGABYTE
        or len(parts) > _MOST_PARTS
    ):
        raise TemplateTooLarge(LARGEST)
    names = [part.filename for part in parts]
    if _TYPES not in names or any(part.flag_bits & 1 for part in parts):
        raise NotWordTemplate
    types = box.read(_TYPES)
    if _MACROS.search(types) or _MACROS.search("\n".join(names).encode()):
        raise TemplateHasMacros
    if _MAIN not in types:
        raise NotWordTemplate


def _look_for_links(texts: dict[str, bytes]) -> None:
    found: list[str] = []
    for name, text in texts.items():
        root = etree.fromstring(text, etree.XMLParser(resolve_entities=False, no_network=True))
        found += _linked(root) if name.endswith(".rels") else _fetched(root)
    if found:
        raise TemplateHasLinks(found)


def _linked(root: Any) -> Iterator[str]:
    for each in root.iter(_RELATIONSHIP):
        kind = each.get("Type", "").rsplit("/", 1)[-1]
        if each.get("TargetMode", "").lower() == "external" and kind not in _HARMLESS:
            yield _KINDS.get(kind, _OTHER_KIND)


def _fetched(root: Any) -> Iterator[str]:
    """Fields that read another file; the words of one may be spread over several runs."""
    asked = [each.get(f"{_WORD}instr", "") for each in root.iter(f"{_WORD}fldSimple")]
    asked += [
        "".join(each.text or "" for each in paragraph.iter(f"{_WORD}instrText"))
        for paragraph in root.iter(f"{_WORD}p")
    ]
    if any(_FETCHING.match(each) for each in asked):
        yield _OTHER_KIND


def _is_text(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))
