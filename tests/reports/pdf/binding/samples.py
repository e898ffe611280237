"""Papers and scans to bind, and what a reader program finds in the file."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

from reports.paper import Block, PageBreak, Paper, Paragraph, Sheet, Title
from reports.pdf.binding.bind import Bound, bind
from reports.pdf.binding.parts import PaperPart, Scan, ScanPart
from reports.pdf.papers import paper_bytes

NOW = datetime(2021, 6, 30, 9, 41)
A4 = (1240, 1754)  # at 150 dpi
RED, BLACK, WHITE = (200, 30, 40), (0, 0, 0), (255, 255, 255)


def paper(title: str, *blocks: Block, sheet: Sheet = Sheet.A4_PORTRAIT) -> Paper:
    """A paper with its title on it."""
    return Paper(title, (Title(title), *blocks), NOW, sheet=sheet)


def paper_part(title: str, pages: int = 1, *, numbered: bool = True) -> PaperPart:
    """A paper of so many pages."""
    more = (PageBreak(), Paragraph("经调解，双方自愿达成协议。")) * (pages - 1)
    return PaperPart(title, paper(title, *more), numbered)


def scan_of(data: bytes, name: str = "扫描件") -> Scan:
    """A stored file that holds ``data``."""
    return Scan(name, lambda: data)


def scan_part(*contents: bytes, title: str = "协议书") -> ScanPart:
    """A part of such files."""
    return ScanPart(title, tuple(scan_of(each) for each in contents))


def sheet_of(
    mode: str = "RGB", size: tuple[int, int] = A4, mark: tuple[int, int, int] = BLACK
) -> Image.Image:
    """White with a filled square over the upper left eighth of its shorter side."""
    image = Image.new("RGB", size, WHITE)
    side = min(size) // 8
    ImageDraw.Draw(image).rectangle((0, 0, side, side), fill=mark)
    return image.convert(mode)


def file_of(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as a file of a kind."""
    store = BytesIO()
    image.save(store, kind, **options)
    return store.getvalue()


def tiff_of(*sheets: Image.Image, **options: Any) -> bytes:
    """A TIFF of several sheets."""
    return file_of(sheets[0], "TIFF", save_all=True, append_images=sheets[1:], **options)


def pdf_of(pages: int) -> bytes:
    """A small PDF of so many pages."""
    return paper_bytes(paper_part("扫描", pages).paper)


def bound(*parts: PaperPart | ScanPart) -> Bound:
    """The parts bound without contents."""
    return bind(parts, None, NOW)


class Reading:
    """A bound file as a reader program opens it."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pypdfium2.PdfDocument(data)

    def texts(self) -> list[str]:
        """The text of each page without blanks and line ends."""
        texts = [page.get_textpage().get_text_range() for page in self.pdf]
        return ["".join(text.split()) for text in texts]

    def outline(self) -> list[tuple[str, int]]:
        """Title and page, from 0, of each entry."""
        marks = list(self.pdf.get_toc())
        return [(mark.get_title(), mark.get_dest().get_index()) for mark in marks]

    def drawn(self, page: int = 0) -> Image.Image:
        """A page at 72 dpi."""
        image: Image.Image = self.pdf[page].render().to_pil().convert("RGB")
        return image

    def picture(self, page: int = 0) -> Any:
        """The only picture on a page, as PDFium describes it."""
        (found,) = self.pdf[page].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        return found

    def on_the_scan(self, across: float, down: float, page: int = 0) -> tuple[int, int, int]:
        """The colour at a share of the picture's width and height from its upper left corner."""
        left, bottom, right, top = self.picture(page).get_bounds()
        image = self.drawn(page)
        x = left + (right - left) * across
        y = image.height - top + (top - bottom) * down
        red, green, blue = image.getpixel((int(x), int(y)))  # type: ignore[misc]
        return red, green, blue
