"""An empty Word file with our styles, and a Word file as bytes that tell nothing of their maker."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document

from reports.cleaning import cleaned
from reports.word.styles import W, fonts_xml, styles_xml

AUTHOR = "综治台账"
_LONGEST_TITLE = 255  # of the description that a file carries of itself
_FIRST_YEAR = 1980  # of zip files
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument"
_PARTS = ("styles", "settings", "fontTable")

# What Word itself writes in China: without ulTrailSpace a blank at the end of a line has no line.
_SETTINGS = (
    f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
    '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/>'
    "<w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
)


def empty_document() -> Document:
    """Return a document with our styles and nothing on its pages."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml")
        ),
        "docProps/app.xml": (
            f'<Properties xmlns="{_OFFICE}/extended-properties">'
            f"<Application>{AUTHOR}</Application></Properties>"
        ),
        "word/_rels/document.xml.rels": _relations(*((each, f"{each}.xml") for each in _PARTS)),
        "word/document.xml": f"<w:document {W}><w:body><w:sectPr/></w:body></w:document>",
        "word/styles.xml": styles_xml(),
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": fonts_xml(),
    }
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as box:
        for name, content in parts.items():
            box.writestr(name, _HEAD + content)
    return docx.Document(whole)


def describe(document: Document, title: str, made_at: datetime) -> None:
    """Title and time only: who made it is on the paper, not hidden in the file."""
    about = document.core_properties
    about.title = cleaned(title).replace("\n", "")[:_LONGEST_TITLE]
    about.author = about.last_modified_by = AUTHOR
    about.language = "zh-CN"
    about.revision = 1
    about.created = about.modified = made_at.astimezone(UTC).replace(tzinfo=None)


def document_bytes(document: Document, made_at: datetime) -> bytes:
    """Return the whole file; the same document with the same ``made_at`` gives the same bytes."""
    written, whole = BytesIO(), BytesIO()
    document.save(written)
    stamp = made_at.timetuple()[:6]
    with zipfile.ZipFile(written) as box, zipfile.ZipFile(whole, "w") as stamped:
        for name in box.namelist():
            part = zipfile.ZipInfo(
                name, stamp if made_at.year >= _FIRST_YEAR else (1980, 1, 1, 0, 0, 0)
            )
            part.external_attr = 0o600 << 16
            stamped.writestr(part, box.read(name), zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{_TYPE}.wordprocessingml.document.main+xml",
        "/docProps/app.xml": f"{_TYPE}.extended-properties+xml",
    }
    overrides |= {f"/word/{each}.xml": f"{_TYPE}.wordprocessingml.{each}+xml" for each in _PARTS}
    listed = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
