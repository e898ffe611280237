"""Turns what was scanned into pictures for a PDF: plain, no finer than needed, small."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from reports.pdf.binding.parts import NotReadable

if TYPE_CHECKING:
    from PIL.Image import Image

_QUALITY = 80
_BLACK_BELOW = 150  # of 255: strokes grow a little rather than break
_GREY_WITHIN = 12  # of 128: yellowed paper counts as grey, a pale red seal does not
_BLOCK = 4  # pixels a side that are looked at as one, so that noise is no colour


@dataclass(frozen=True)
class Picture:
    """A picture as PDF holds it; ``parameters`` are those of its filter."""

    width: int
    height: int
    data: bytes
    filter: str
    colours: str = "DeviceGray"
    bits: int = 8
    parameters: dict[str, object] = field(default_factory=dict)


def plain(image: Image) -> Image:
    """Return it on white, in black and white, grey or RGB (modes 1, L, RGB)."""
    from PIL import Image as Images

    if image.has_transparency_data:
        clear = image.convert("RGBA")
        return Images.alpha_composite(Images.new("RGBA", clear.size, "white"), clear).convert("RGB")
    if image.mode in {"1", "L", "RGB"}:
        return image
    if image.mode.startswith("I"):  # 16 bits a dot; convert alone would turn all of it white
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "F":
        raise NotReadable("这种图片的格式程序认不出")
    return image.convert("RGB")


def shrunk(image: Image, most: tuple[int, int]) -> Image:
    """Return a plain image with at most so many pixels across and down."""
    from PIL import Image as Images

    size = (min(image.width, most[0]), min(image.height, most[1]))
    if size == image.size:
        return image
    if image.mode != "1":
        return image.resize(size, Images.Resampling.HAMMING, reducing_gap=3.0)
    grey = image.convert("L").resize(size, Images.Resampling.BOX)
    return grey.point(lambda value: 255 if value >= _BLACK_BELOW else 0, "1")


def encoded(image: Image) -> Picture:
    """Return a plain image as JPEG, or as fax where it is black and white and that is smaller.

    It is always written anew: where and when a photo was taken stays out of the file.
    """
    image.info.clear()  # else Pillow takes over what the camera noted
    if image.mode == "1":
        return min(_fax(image), _jpeg(image.convert("L")), key=lambda each: len(each.data))
    return _jpeg(image.convert("L") if image.mode == "RGB" and _is_grey(image) else image)


def _jpeg(image: Image) -> Picture:
    store = BytesIO()
    image.save(store, "JPEG", quality=_QUALITY)
    colours = "DeviceRGB" if image.mode == "RGB" else "DeviceGray"
    return Picture(*image.size, store.getvalue(), "DCTDecode", colours)


def _fax(image: Image) -> Picture:
    """CCITT group 4 as TIFF holds it, in one strip, without the TIFF around it."""
    from PIL import TiffImagePlugin as Tiff

    store = BytesIO()
    one_strip = {Tiff.ROWSPERSTRIP: image.height, Tiff.PHOTOMETRIC_INTERPRETATION: 0}
    image.save(store, "TIFF", compression="group4", tiffinfo=one_strip)
    data = store.getvalue()
    with Tiff.TiffImageFile(BytesIO(data)) as tiff:
        (start,), (length,) = tiff.tag_v2[Tiff.STRIPOFFSETS], tiff.tag_v2[Tiff.STRIPBYTECOUNTS]
    parameters: dict[str, object] = {"K": -1, "Columns": image.width, "Rows": image.height}
    strip = data[start : start + length]
    return Picture(*image.size, strip, "CCITTFaxDecode", bits=1, parameters=parameters)


def _is_grey(image: Image) -> bool:
    """Tell whether no spot, however small, has a colour: the red of a seal must stay red."""
    _, blue, red = image.reduce(_BLOCK).convert("YCbCr").split()
    extremes = (*blue.getextrema(), *red.getextrema())
    return all(abs(float(each) - 128) <= _GREY_WITHIN for each in extremes)
