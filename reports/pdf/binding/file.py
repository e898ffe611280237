"""Writes leaves as one PDF with an outline that is open when the file is opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reportlab.pdfbase import pdfdoc

from reports.pdf.binding.leaves import PICTURE, Leaf
from reports.pdf.binding.pictures import Picture
from reports.pdf.document import FileFonts, new_pdf, pdf_page


@dataclass(frozen=True)
class Sheaf:
    """The leaves of one part, or of the contents."""

    title: str
    numbered: bool
    leaves: Sequence[Leaf]


def file_of(sheaves: Iterable[Sheaf], fonts: FileFonts, title: str, made_at: datetime) -> bytes:
    """Return the file; numbered leaves carry 1 to n, and each part stands in the outline.

    The same leaves with the same ``made_at`` give the same bytes.
    """
    sheaves = tuple(sheaves)
    pdf = new_pdf(title, made_at)
    total = sum(len(each.leaves) for each in sheaves if each.numbered)
    number, marks = 0, []
    for sheaf in sheaves:
        for at, leaf in enumerate(sheaf.leaves):
            number += sheaf.numbered
            page = _page(pdf, leaf, leaf.finished(number if sheaf.numbered else None, total))
            pdf.addPage(page)
            if at == 0:
                marks.append((sheaf.title, page, leaf.size[1]))
    _add_outline(pdf, marks)
    fonts.write_into(pdf)
    whole: bytes = pdf.GetPDFData(None)
    return whole


def _page(pdf: Any, leaf: Leaf, content: str) -> Any:
    page = pdf_page(leaf.size, content)
    if leaf.picture is not None:
        page.hasImages = 1
        page.XObjects = pdfdoc.PDFDictionary({PICTURE: pdf.Reference(_stream(leaf.picture))})
    return page


def _stream(picture: Picture) -> pdfdoc.PDFStream:
    described = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": pdfdoc.PDFName(picture.colours),
        "BitsPerComponent": picture.bits,
        "Filter": pdfdoc.PDFName(picture.filter),
    }
    if picture.parameters:
        described["DecodeParms"] = pdfdoc.PDFDictionary(picture.parameters)
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(described), picture.data)


def _add_outline(pdf: Any, marks: Sequence[tuple[str, Any, float]]) -> None:
    """ReportLab asks a canvas where a name leads; here the pages themselves are at hand."""
    outline = pdf.Outlines
    outline.destinationnamestotitles = {at: title for at, (title, _, _) in enumerate(marks)}
    outline.setDestinations(
        [
            {at: pdfdoc.PDFDestinationXYZ(page, 0, top, pdfdoc.PDFnull)}
            for at, (_, page, top) in enumerate(marks)
        ]
    )
    pdf.Catalog.showOutline()
