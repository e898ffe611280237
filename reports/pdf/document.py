"""A PDF document in the making: pages of text and lines, fonts, page numbers, description."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfdoc

from reports.paper import Sheet
from reports.pdf.embedding import EmbeddedFont
from reports.pdf.fonts import SUBSTITUTE, Face, Role, Typeface, typeface

MM = 72 / 25.4
BLACK, WARNING = (0.0, 0.0, 0.0), (0.702, 0.149, 0.118)
"""Shares of red, green and blue; the second is look.md's red, for what is wrong on a paper."""


class Page:
    """Drawing operations of one page; coordinates in points from the lower left corner."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.texts: list[str] = []
        self.strokes: list[str] = []
        self.fills: list[str] = []
        self.shades: list[str] = []

    def text(self, place: tuple[float, float], line: str, pen: Pen) -> None:
        """Write one line; ``place`` is the left end of its baseline."""
        if not line:  # else the page would name a font of which nothing is embedded
            return
        x, y = place
        self.texts.append(f"{pen.select}1 0 0 1 {x:.2f} {y:.2f} Tm {pen.encode(line)}")

    def ink(self, colour: tuple[float, float, float]) -> None:
        """Write what follows in this colour; a page begins black."""
        self.texts.append(f"{' '.join(f'{share:g}' for share in colour)} rg")

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Draw a line of 0.5 pt."""
        self.strokes.append(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l")

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a frame of 0.5 pt; ``x`` and ``y`` are its lower left corner."""
        self.strokes.append(f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re")

    def shade(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Lay a thin colour (#RRGGBB) under everything else in a rectangle."""
        parts = " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))
        self.shades.append(f"{parts} rg {x:.2f} {y:.2f} {width:.2f} {height:.2f} re f")

    def fill(self, x: float, y: float, width: float, height: float) -> None:
        """Fill a rectangle with black."""
        self.fills.append(f"{x:.3f} {y:.3f} {width:.3f} {height:.3f} re")

    def content(self) -> str:
        """The page as a PDF content stream, text in the order in which it was written."""
        parts = ["q", *self.shades, "Q"] if self.shades else []
        if self.texts:
            parts += ["BT", *self.texts, "ET"]
        if self.fills:
            parts += [*self.fills, "f"]
        if self.strokes:
            parts += ["0.5 w", *self.strokes, "S"]
        return "\n".join(parts)


DrawFoot = Callable[[Page, int, int], None]
"""Draws the foot of a page: the page, its number, how many there are."""


class Pen:
    """A typeface at a size within one document; turns text into PDF operators."""

    def __init__(self, fonts: FileFonts, face: Typeface, size: float) -> None:
        self.typeface = face
        self.size = size
        self._fonts = fonts
        self._font = fonts.font(face.first)
        self.select = f"/{self._font.name} {size:g} Tf "
        self._codes = self._font.codes

    def width(self, text: str) -> float:
        """Width of a line in points."""
        return sum(map(self.typeface.widths.__getitem__, text)) * self.size / 1000

    def encode(self, line: str) -> str:
        """The operators that show a line with this pen selected, ending with it selected."""
        try:
            return "<" + "".join(map(self._codes.__getitem__, line)) + "> Tj"
        except KeyError:
            return self._mixed(line)

    def _mixed(self, line: str) -> str:
        """A line with characters from other fonts, and 〓 for what no font has."""
        pieces = []
        for font, run in groupby(map(self._placed, line), key=lambda pair: pair[0]):
            codes = "".join(font.codes[char] for _, char in run)
            pieces.append(f"/{font.name} {self.size:g} Tf <{codes}> Tj")
        return " ".join(pieces)

    def _placed(self, char: str) -> tuple[EmbeddedFont, str]:
        face = self.typeface.face_for(char)
        if face is not None:
            return self._fonts.font(face), char
        self._fonts.unprintable.add(char)
        substitute = self.typeface.face_for(SUBSTITUTE) or self.typeface.first
        return self._fonts.font(substitute), SUBSTITUTE


class FileFonts:
    """The fonts of one file, each embedded once however many papers are bound into it."""

    def __init__(self) -> None:
        self.unprintable: set[str] = set()
        self._embedded: dict[int, EmbeddedFont] = {}
        self._pens: dict[tuple[Role, float], Pen] = {}

    @property
    def embedded(self) -> tuple[EmbeddedFont, ...]:
        """The fonts in use so far."""
        return tuple(self._embedded.values())

    def font(self, face: Face) -> EmbeddedFont:
        """The face as embedded here."""
        font = self._embedded.get(id(face))
        if font is None:
            font = EmbeddedFont(face, f"F{len(self._embedded) + 1}")
            self._embedded[id(face)] = font
        return font

    def pen(self, role: Role, size: float) -> Pen:
        """The pen for a role at a size in points."""
        key = (role, size)
        if key not in self._pens:
            self._pens[key] = Pen(self, typeface(role), size)
        return self._pens[key]

    def write_into(self, pdf: Any) -> None:
        """Embed what was used, when every page has been added."""
        fonts = pdf.idToObject[pdfdoc.BasicFonts]
        for font in self._embedded.values():
            if font.codes.used:
                fonts.dict[font.name] = pdf.Reference(font.embed(pdf))


class Document:
    """Pages are kept as text until the number of pages is known, then written in one go.

    Documents that will lie in one file are given the same ``fonts``.
    """

    def __init__(self, sheet: Sheet, fonts: FileFonts | None = None) -> None:
        self.size = sheet_size(sheet)
        self.pages: list[str] = []
        self._fonts = fonts or FileFonts()

    def page(self) -> Page:
        """A new empty page; it counts once it is given to ``add``."""
        return Page(self)

    def add(self, page: Page) -> None:
        """Take a finished page in as the next one."""
        self.pages.append(page.content())

    @property
    def fonts(self) -> tuple[EmbeddedFont, ...]:
        """The fonts in use so far."""
        return self._fonts.embedded

    @property
    def unprintable(self) -> set[str]:
        """The characters so far that no font has."""
        return self._fonts.unprintable

    def pen(self, role: Role, size: float) -> Pen:
        """The pen for a role at a size in points."""
        return self._fonts.pen(role, size)

    def save(self, path: Path, title: str, made_at: datetime, foot: DrawFoot) -> int:
        """Write the file; ``foot(page, number, total)`` draws each foot. Returns the page count."""
        path.write_bytes(self.data(title, made_at, foot))
        return len(self.pages)

    def data(self, title: str, made_at: datetime, foot: DrawFoot) -> bytes:
        """Return the whole file, for a preview that never touches the disk.

        The same pages with the same ``made_at`` give the same bytes.
        """
        return file_of(((self, foot),), self._fonts, title, made_at)


def file_of(
    parts: Sequence[tuple[Document, DrawFoot]], fonts: FileFonts, title: str, made_at: datetime
) -> bytes:
    """Return documents of the same ``fonts`` as one file whose pages are numbered through."""
    pdf = new_pdf(title, made_at)
    total = sum(len(document.pages) for document, _ in parts)
    number = 0
    for document, foot in parts:
        for content in document.pages:
            number += 1
            page = document.page()
            foot(page, number, total)
            pdf.addPage(pdf_page(document.size, content + "\n" + page.content()))
    fonts.write_into(pdf)
    whole: bytes = pdf.GetPDFData(None)
    return whole


def sheet_size(sheet: Sheet) -> tuple[float, float]:
    """Width and height of a sheet in points."""
    width, height = sheet.value
    return width * MM, height * MM


def pdf_page(size: tuple[float, float], content: str) -> Any:
    """One page of ReportLab's, ``size`` in points, to be added to a file."""
    page: Any = pdfdoc.PDFPage()
    page.pagewidth, page.pageheight = (round(side, 2) for side in size)
    stream = pdfdoc.PDFStream()
    stream.content = content
    stream.filters = [pdfdoc.PDFZCompress]  # never base-85: a seventh larger and slower
    page.Contents = stream
    page.Rotate = 0
    page.ExtGState = None
    page._shadingUsed = {}
    return page


def new_pdf(title: str, made_at: datetime) -> Any:
    """An empty file with title and time only: who made it is on the paper, not hidden in it."""
    pdf: Any = pdfdoc.PDFDocument(compression=1, invariant=1, lang="zh-CN")
    pdf.setTitle(title)
    pdf.setAuthor("综治台账")
    pdf.setCreator("综治台账")
    pdf.setSubject("")
    stamp = pdf._timeStamp
    stamp.t = time.mktime(made_at.timetuple())
    stamp.YMDhms = tuple(made_at.timetuple())[:6]
    stamp.lt = made_at.timetuple()
    pdf.signature.update(f"{title}{made_at:%Y%m%d%H%M%S}".encode())
    return pdf
