"""Pages that can be shown and printed, whatever they came from: a PDF or a picture."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from threading import RLock
from typing import TYPE_CHECKING, Protocol

from models.pdfium import PDFIUM
from models.troubles import Trouble

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument

POINTS_PER_INCH = 72
_MOST_PIXELS = 80_000_000
_TOO_LARGE = "这张图片太大，程序里放不下。请缩小后再添加，或导出后用看图软件打开。"


class CannotBeShown(Trouble):
    """The file is neither a PDF nor a picture that can be opened."""

    def __init__(self, why: str = "") -> None:
        super().__init__(
            why
            or "这个文件打不开：它不是 PDF 或图片，或者已经损坏。请换一个文件，或重新扫描后再添加。"
        )


@dataclass(frozen=True)
class PageSize:
    """Width and height of one page in points (1/72 inch)."""

    width: float
    height: float

    def turned(self, degrees: int) -> PageSize:
        """The size after turning clockwise by a multiple of 90 degrees."""
        return PageSize(self.height, self.width) if degrees % 180 else self


@dataclass(frozen=True)
class Raster:
    """A drawn page: rows of ``stride`` bytes, four bytes a pixel in the order BGRX."""

    width: int
    height: int
    stride: int
    data: bytes


class Pages(Protocol):
    """What the preview and the printer need; every method is slow and thread-safe."""

    def sizes(self) -> list[PageSize]:
        """The size of each page."""

    def draw(self, page: int, scale: float, turn: int = 0) -> Raster:
        """Page ``page`` (from 0) at ``scale`` pixels a point, turned clockwise by ``turn``°."""

    def close(self) -> None:
        """Give the memory back; closing twice is harmless."""


def open_pages(data: bytes) -> Pages:
    """The pages of a PDF or picture held in memory; CannotBeShown if it is neither."""
    return PdfPages(data) if b"%PDF-" in data[:1024] else PicturePages(data)


class PdfPages:
    """A PDF through pypdfium2."""

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        with PDFIUM:
            try:
                self._document: PdfDocument | None = pypdfium2.PdfDocument(data)
                self._document.init_forms()  # else what was filled into its fields is not drawn
            except pypdfium2.PdfiumError as error:
                raise CannotBeShown(_why_not(error)) from error

    def sizes(self) -> list[PageSize]:
        """See ``Pages``."""
        with PDFIUM:
            document = self._open()
            return [PageSize(*document.get_page_size(at)) for at in range(len(document))]

    def draw(self, page: int, scale: float, turn: int = 0) -> Raster:
        """See ``Pages``."""
        with PDFIUM:
            sheet = self._open()[page]
            bitmap = sheet.render(scale=scale, rotation=turn % 360, prefer_bgrx=True)
            raster = Raster(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            bitmap.close()
            sheet.close()
        return raster

    def close(self) -> None:
        """See ``Pages``."""
        with PDFIUM:
            if self._document is not None:
                self._document.close()
            self._document = None

    def _open(self) -> PdfDocument:
        if self._document is None:
            raise RuntimeError("the document is closed")
        return self._document

    def __del__(self) -> None:
        if getattr(self, "_document", None) is not None:
            self.close()


class PicturePages:
    """A picture through Pillow; a TIFF of several sheets has several pages."""

    def __init__(self, data: bytes) -> None:
        from PIL import Image, UnidentifiedImageError

        self._lock = RLock()
        self._ready: tuple[int, Image.Image] | None = None
        try:
            self._image: Image.Image | None = Image.open(BytesIO(data))
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise CannotBeShown(_TOO_LARGE) from error
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
            raise CannotBeShown from error
        if self._image.width * self._image.height > _MOST_PIXELS:
            raise CannotBeShown(_TOO_LARGE)

    def sizes(self) -> list[PageSize]:
        """See ``Pages``; a pixel counts as one 96th of an inch."""
        with self._lock:
            count: int = getattr(self._open(), "n_frames", 1)
            shapes = (self._frame(at).size for at in range(count))
            return [PageSize(width * 0.75, height * 0.75) for width, height in shapes]

    def draw(self, page: int, scale: float, turn: int = 0) -> Raster:
        """See ``Pages``."""
        from PIL import Image

        with self._lock:
            frame = self._frame(page)
        width = max(1, round(frame.width * 0.75 * scale))
        height = max(1, round(frame.height * 0.75 * scale))
        drawn = frame.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=2.0)
        if turn % 360:
            drawn = drawn.rotate(-turn, expand=True)
        return Raster(drawn.width, drawn.height, drawn.width * 4, drawn.tobytes("raw", "BGRX"))

    def close(self) -> None:
        """See ``Pages``."""
        with self._lock:
            self._image = self._ready = None

    def _open(self) -> Image:
        if self._image is None:
            raise RuntimeError("the picture is closed")
        return self._image

    def _frame(self, page: int) -> Image:
        """One frame, decoded, upright and on white; the last one asked for is kept."""
        if self._ready is None or self._ready[0] != page:
            image = self._open()
            try:
                image.seek(page)
                self._ready = (page, _upright_on_white(image))
            except (OSError, SyntaxError, ValueError, EOFError) as error:
                raise CannotBeShown from error
        return self._ready[1]


def _upright_on_white(image: Image) -> Image:
    from PIL import ImageOps

    from reports.pdf.binding.parts import NotReadable
    from reports.pdf.binding.pictures import plain

    try:
        return plain(ImageOps.exif_transpose(image)).convert("RGB")
    except NotReadable as error:
        raise CannotBeShown from error


def _why_not(error: Exception) -> str:
    if "password" in str(error).lower():
        return "这个 PDF 设了密码，程序打不开。请用原来的软件去掉密码，另存后再添加。"
    return ""
