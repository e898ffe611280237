"""Leaves of a bound file: laid out already, not yet numbered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from models.progress import Progress
from models.troubles import Trouble
from reports.paper import Align, Paper, Paragraph, Sheet, Title
from reports.pdf.binding.parts import NotReadable, PaperPart, Scan, ScanPart, Unreadable
from reports.pdf.binding.pictures import Picture, encoded, shrunk
from reports.pdf.binding.placing import Size, place_of
from reports.pdf.binding.scans import ScanPages, opened
from reports.pdf.document import Document, FileFonts
from reports.pdf.frame import Foot
from reports.pdf.papers import lay_out

PICTURE = "P"  # what a leaf's only picture is called within its page
_FINEST = 200 / 72  # pixels a point: 200 dpi, at which a signature and a seal print sharp


@dataclass(frozen=True)
class Leaf:
    """One page of a part."""

    document: Document
    foot: Foot
    content: str
    picture: Picture | None = None

    @property
    def size(self) -> Size:
        return self.document.size

    def finished(self, number: int | None, total: int) -> str:
        """The page's whole content with its foot; None for a page that carries no number."""
        page = self.document.page()
        if number is None:
            self.foot.draw_lines(page)
        else:
            self.foot.draw(page, number, total)
        return f"{self.content}\n{page.content()}"


class Gathering:
    """Turns part after part into leaves that share their fonts; notes what could not be read."""

    def __init__(self, made_at: datetime, progress: Progress, total: int) -> None:
        self.fonts = FileFonts()
        self.unreadable: list[Unreadable] = []
        self._made_at = made_at
        self._progress = progress
        self._done, self._total = 0, total

    def leaves(self, part: PaperPart | ScanPart) -> list[Leaf]:
        """The leaves of the next part. Raises Cancelled."""
        self.tell(f"正在装订“{part.title}”")
        gathered = self.of_paper(part.paper) if isinstance(part, PaperPart) else []
        for scan in part.scans:
            gathered += self._of_scan(part.title, scan)
        self._done += 1
        return gathered

    def tell(self, note: str) -> None:
        """Report how many parts are done; raises Cancelled."""
        self._progress.step(self._done, self._total, note)

    def of_paper(self, paper: Paper) -> list[Leaf]:
        """The leaves of a paper; whether they are numbered is not for the paper to say."""
        document, foot = lay_out(paper, self.fonts)
        return [Leaf(document, foot, content) for content in document.pages]

    def _of_scan(self, title: str, scan: Scan) -> list[Leaf]:
        """Every page, or a single notice: half a paper would pass for the whole of it."""
        try:
            with opened(_content(scan)) as pages:
                return list(self._pages(title, pages))
        except NotReadable as error:
            unreadable = Unreadable(title, scan.name, str(error))
        self.unreadable.append(unreadable)
        return self.of_paper(self._notice(unreadable))

    def _pages(self, title: str, pages: ScanPages) -> Iterator[Leaf]:
        count = pages.count()
        for page in range(count):
            self.tell(f"正在装订“{title}”，第 {page + 1} 页，共 {count} 页")
            yield self._page(pages, page)

    def _page(self, pages: ScanPages, page: int) -> Leaf:
        place = place_of(pages.size(page))
        most = (max(1, round(place.width * _FINEST)), max(1, round(place.height * _FINEST)))
        picture = encoded(shrunk(pages.image(page, most), most))
        document = Document(place.sheet, self.fonts)
        where = f"{place.width:.2f} 0 0 {place.height:.2f} {place.x:.2f} {place.y:.2f}"
        content = f"q {where} cm /{PICTURE} Do Q"
        return Leaf(document, Foot(document, place.sheet, None), content, picture)

    def _notice(self, scan: Unreadable) -> Paper:
        words = f"（此件无法读取：{scan.name}，{scan.reason}；请附纸质件）"
        blocks = (Title(scan.title), Paragraph(words, Align.CENTRE, indent=False))
        return Paper(scan.title, blocks, self._made_at, sheet=Sheet.A4_PORTRAIT)


def _content(scan: Scan) -> bytes:
    try:
        return scan.read()
    except Trouble as error:
        raise NotReadable(str(error).partition("。")[0]) from error
    except OSError as error:
        raise NotReadable("文件读不出来") from error
