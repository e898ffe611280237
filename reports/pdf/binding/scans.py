"""Opens a scan and gives its pages one by one: a PDF, or a picture of one or several sheets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Protocol

from models.pdfium import PDFIUM
from reports.pdf.binding.parts import NotReadable
from reports.pdf.binding.pictures import plain

if TYPE_CHECKING:
    from PIL.Image import Image

    from reports.pdf.binding.placing import Size

_KINDS = ("JPEG", "PNG", "TIFF", "BMP", "GIF")  # Pillow knows kinds that run other programs
_MOST_PIXELS = 80_000_000  # as many as the preview shows
_FEWEST_DOTS, _MOST_DOTS = 90, 2400  # an inch, of what scanners and fax machines say
_SCREEN_DOTS = 96.0  # what a picture counts as that says nothing, or what cannot be
_ORIENTATION = 0x0112
_SIDEWAYS = range(5, 9)

UNKNOWN, DAMAGED = "不是 PDF 或图片", "文件已损坏"
LOCKED, TOO_LARGE = "文件设了密码", "图片太大，程序里放不下"


class ScanPages(Protocol):
    """Pages by number from 0. Every method may raise NotReadable."""

    def count(self) -> int:
        """How many there are."""

    def size(self, page: int) -> Size:
        """Width and height in points as it lay on the glass."""

    def image(self, page: int, pixels: tuple[int, int]) -> Image:
        """The page upright and plain; finer than ``pixels`` only where that is no more work."""

    def close(self) -> None:
        """Give the memory back."""


@contextmanager
def opened(data: bytes) -> Iterator[ScanPages]:
    """Give the pages of a scan; NotReadable if it is none or locked."""
    with _reading():
        pages: ScanPages = PdfPages(data) if b"%PDF-" in data[:1024] else PicturePages(data)
    try:
        if pages.count() == 0:
            raise NotReadable(DAMAGED)
        yield pages
    finally:
        pages.close()


class PdfPages:
    """A PDF through PDFium, with what was filled into its form."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        with PDFIUM:
            try:
                self._document = pypdfium2.PdfDocument(data)
            except pypdfium2.PdfiumError as error:
                locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
                raise NotReadable(LOCKED if locked else DAMAGED) from error
            self._document.init_forms()

    def count(self) -> int:
        """See ``ScanPages``."""
        with PDFIUM:
            return len(self._document)

    def size(self, page: int) -> Size:
        """See ``ScanPages``."""
        with _reading(), PDFIUM:
            width, height = self._document.get_page_size(page)
        if not (width > 0 and height > 0):
            raise NotReadable(DAMAGED)
        return width, height

    def image(self, page: int, pixels: tuple[int, int]) -> Image:
        """See ``ScanPages``."""
        width, height = self.size(page)
        with _reading(), PDFIUM:
            sheet = self._document[page]
            try:
                # PDFium rounds up; a pixel too many would have the page drawn over again, blurred
                scale = min((pixels[0] - 0.5) / width, (pixels[1] - 0.5) / height)
                bitmap = sheet.render(scale=scale, prefer_bgrx=True)
                image: Image = bitmap.to_pil().convert("RGB")
                bitmap.close()
            finally:
                sheet.close()
        return image

    def close(self) -> None:
        """See ``ScanPages``."""
        with PDFIUM:
            self._document.close()


class PicturePages:
    """A picture through Pillow; a TIFF of several sheets has several pages."""

    def __init__(self, data: bytes) -> None:
        from PIL import Image, UnidentifiedImageError

        try:
            self._image = Image.open(BytesIO(data), formats=_KINDS)
        except UnidentifiedImageError as error:
            raise NotReadable(UNKNOWN) from error

    def count(self) -> int:
        """See ``ScanPages``; other kinds hold moving pictures or what a telephone adds."""
        with _reading():
            return int(getattr(self._image, "n_frames", 1)) if self._image.format == "TIFF" else 1

    def size(self, page: int) -> Size:
        """See ``ScanPages``."""
        with _reading():
            self._image.seek(page)
            is_sideways = self._is_sideways()
        dots = self._dots_per_inch()
        width, height = self._image.size
        if is_sideways:
            dots = dots[::-1]
            if self._image.format != "TIFF":  # whose size Pillow tells as it stands upright
                width, height = height, width
        return width * 72 / dots[0], height * 72 / dots[1]

    def image(self, page: int, pixels: tuple[int, int]) -> Image:
        """See ``ScanPages``."""
        from PIL import ImageOps

        with _reading():
            self._image.seek(page)
            if self._image.format in {"JPEG", "MPO"}:  # decoded small from the beginning
                self._image.draft(self._image.mode, pixels[::-1] if self._is_sideways() else pixels)
            if self._image.width * self._image.height > _MOST_PIXELS:
                raise NotReadable(TOO_LARGE)
            self._image.load()  # here, where damage is noticed
            ImageOps.exif_transpose(self._image, in_place=True)  # a copy might be 300 MB more
            return plain(self._image)

    def close(self) -> None:
        """See ``ScanPages``."""
        self._image.close()

    def _dots_per_inch(self) -> tuple[float, float]:
        across, down = self._image.info.get("dpi", (0, 0))
        if all(_FEWEST_DOTS <= each <= _MOST_DOTS for each in (across, down)):
            return float(across), float(down)
        return _SCREEN_DOTS, _SCREEN_DOTS

    def _is_sideways(self) -> bool:
        return self._image.getexif().get(_ORIENTATION) in _SIDEWAYS


@contextmanager
def _reading() -> Iterator[None]:
    """Decoders raise almost anything over damaged bytes; one bad scan must not stop the rest."""
    from PIL import Image

    try:
        yield
    except NotReadable:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as error:
        raise NotReadable(TOO_LARGE) from error
    except Exception as error:
        raise NotReadable(DAMAGED) from error
