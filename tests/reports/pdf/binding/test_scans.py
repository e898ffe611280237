"""A scan of any kind is bound upright and legible; one that cannot be read says so on a page."""

from collections.abc import Callable
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdfium2 import PdfDocument
from reportlab.lib.colors import white
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from models.troubles import Trouble
from reports.pdf.binding.parts import Scan, ScanPart, Unreadable
from reports.pdf.binding.scans import opened
from tests.reports.pdf.binding.samples import (
    A4,
    BLACK,
    RED,
    Reading,
    bound,
    file_of,
    pdf_of,
    scan_of,
    scan_part,
    sheet_of,
    tiff_of,
)

_THIN = 40  # how far a colour may be off after JPEG
_ORIENTATION = 0x0112


def is_like(found: tuple[int, int, int], wanted: tuple[int, int, int]) -> bool:
    """Tell whether two colours are the same but for what JPEG does to them."""
    return all(abs(one - other) < _THIN for one, other in zip(found, wanted, strict=True))


def is_upright(reading: Reading, page: int = 0) -> bool:
    """Tell whether the dark corner of ``sheet_of`` is up and left."""
    white = (255, 255, 255)
    corners = [reading.on_the_scan(x, y, page) for x, y in ((0.95, 0.03), (0.03, 0.95))]
    corner = reading.on_the_scan(0.04, 0.03, page)
    return is_like(corner, BLACK) and all(is_like(each, white) for each in corners)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "BMP", "GIF"])
@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_picture_of_every_kind_is_one_page(kind: str, mode: str) -> None:
    image = sheet_of(mode)
    made = bound(scan_part(file_of(image.convert("L") if kind == "JPEG" else image, kind)))
    reading = Reading(made.data)
    assert not made.unreadable
    assert len(reading.pdf) == 1
    assert is_upright(reading)


def test_pdf_page_by_page() -> None:
    made = bound(scan_part(pdf_of(3)))
    reading = Reading(made.data)
    assert [made.entries[0].first_page, made.entries[0].last_page] == [1, 3]
    assert reading.texts() == [f"第{page}页共3页" for page in (1, 2, 3)]
    assert min(reading.drawn(1).convert("L").tobytes()) < 120  # something is written on it


@pytest.mark.parametrize("pixels", [(1, 1), (300, 425), (1433, 2027)])
def test_pdf_page_is_drawn_once_at_the_size_it_is_bound_in(pixels: tuple[int, int]) -> None:
    with opened(pdf_of(1)) as pages:
        image = pages.image(0, pixels)
    assert image.width <= pixels[0]
    assert image.height <= pixels[1]
    assert image.width == pixels[0] or image.height == pixels[1]


def test_what_was_filled_into_a_pdf_form_is_bound_with_it() -> None:
    def dark_spots(value: str) -> int:
        store = BytesIO()
        canvas = Canvas(store)
        canvas.drawString(60, 700, "form")
        canvas.acroForm.textfield(
            value, white, white, name="a", x=100, y=500, width=400, height=60, fontSize=40
        )
        canvas.save()
        drawn = Reading(bound(scan_part(store.getvalue())).data).drawn().convert("L")
        return sum(drawn.histogram()[:100])

    assert dark_spots("MMMMMMMM") > dark_spots("") + 200


def test_tiff_of_several_sheets_has_several_pages() -> None:
    sheets = sheet_of("1"), sheet_of("L", A4[::-1]), sheet_of("RGB")
    reading = Reading(bound(scan_part(tiff_of(*sheets, dpi=(150, 150)))).data)
    assert [reading.pdf.get_page_size(page)[0] > 700 for page in range(3)] == [False, True, False]
    assert all(is_upright(reading, page) for page in range(3))


_TURNED = {
    6: Image.Transpose.ROTATE_90,
    3: Image.Transpose.ROTATE_180,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize("turn", [3, 6, 8])
def test_photo_taken_sideways_stands_upright(kind: str, turn: int) -> None:
    exif = Image.Exif()
    exif[_ORIENTATION] = turn
    data = file_of(sheet_of().transpose(_TURNED[turn]), kind, exif=exif, dpi=(150, 150))
    reading = Reading(bound(scan_part(data)).data)
    assert reading.pdf.get_page_size(0)[0] < 600
    assert is_upright(reading)


def test_every_sheet_of_a_tiff_is_turned_by_its_own_mark() -> None:
    straight, turned = sheet_of("L"), sheet_of("L").transpose(_TURNED[6])
    store = BytesIO()
    straight.save(store, "TIFF", save_all=True, append_images=[turned], tiffinfo={_ORIENTATION: 1})
    data = bytearray(store.getvalue())
    mark = (_ORIENTATION).to_bytes(2, "little") + b"\x03\x00\x01\x00\x00\x00"
    data[data.rindex(mark) + len(mark)] = 6
    reading = Reading(bound(scan_part(bytes(data))).data)
    assert is_upright(reading, 0)
    assert is_upright(reading, 1)


@pytest.mark.parametrize("turn", [1, 6])
def test_fax_with_dots_that_are_not_square_keeps_its_shape(turn: int) -> None:
    page = sheet_of("1", (1728, 1148))
    tags = {_ORIENTATION: turn}
    data = file_of(page, "TIFF", dpi=(204, 98), compression="group4", tiffinfo=tags)
    left, bottom, right, top = Reading(bound(scan_part(data)).data).picture().get_bounds()
    wide, high = (right - left, top - bottom) if turn == 1 else (top - bottom, right - left)
    assert high / wide == pytest.approx((1148 / 98) / (1728 / 204), rel=0.01)


def test_what_a_telephone_adds_to_a_photo_is_no_page_of_its_own() -> None:
    small = [sheet_of(size=(200, 150))]
    photo = file_of(sheet_of(), "MPO", save_all=True, append_images=small)
    assert len(Reading(bound(scan_part(photo)).data).pdf) == 1


def test_large_photo_is_never_decoded_at_its_full_size() -> None:
    with opened(file_of(sheet_of(size=(4000, 6000)), "JPEG")) as pages:
        image = pages.image(0, (900, 1350))
    assert (image.width, image.height) == (1000, 1500)


def test_sixteen_bits_a_dot_are_not_turned_white() -> None:
    for kind in ("PNG", "TIFF"):
        data = file_of(Image.new("I;16", (400, 400), 30_000), kind)
        grey = Reading(bound(scan_part(data)).data).on_the_scan(0.5, 0.5)
        assert is_like(grey, (117, 117, 117))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_clear_parts_of_a_picture_are_white(mode: str) -> None:
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0)).convert(mode)
    data = file_of(image, "PNG", **({"transparency": 0} if mode == "P" else {}))
    assert min(Reading(bound(scan_part(data)).data).on_the_scan(0.5, 0.5)) > 240


def test_print_colours_stay_what_they_are() -> None:
    data = file_of(sheet_of(mark=RED).convert("CMYK"), "JPEG")
    assert is_like(Reading(bound(scan_part(data)).data).on_the_scan(0.04, 0.03), RED)


def _locked() -> bytes:
    store = BytesIO()
    canvas = Canvas(store, encrypt=StandardEncryption("secret", ownerPassword="boss"))
    canvas.drawString(50, 50, "x")
    canvas.save()
    return store.getvalue()


def _half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _no_page() -> bytes:
    store = BytesIO()
    PdfDocument.new().save(store)
    return store.getvalue()


UNREADABLE = {
    "locked": (_locked, "文件设了密码"),
    "broken pdf": (lambda: b"%PDF-1.4 broken", "文件已损坏"),
    "half a jpeg": (lambda: _half(file_of(sheet_of(), "JPEG")), "文件已损坏"),
    "half a png": (lambda: _half(file_of(sheet_of(), "PNG")), "文件已损坏"),
    "half a tiff": (lambda: tiff_of(*[sheet_of("L")] * 3)[: A4[0] * A4[1] * 2], "文件已损坏"),
    "no page": (_no_page, "文件已损坏"),
    "word": (lambda: b"PK\x03\x04 document", "不是 PDF 或图片"),
    "nothing": (lambda: b"", "不是 PDF 或图片"),
    "too large": (lambda: file_of(Image.new("1", (9000, 9000)), "PNG"), "图片太大，程序里放不下"),
    "strange": (lambda: file_of(Image.new("F", (90, 90)), "TIFF"), "这种图片的格式程序认不出"),
}


@pytest.mark.parametrize("make", UNREADABLE.values(), ids=UNREADABLE)
def test_scan_that_cannot_be_read_becomes_one_page_that_says_so(
    make: tuple[Callable[[], bytes], str],
) -> None:
    content, reason = make
    part = ScanPart("协议书", (scan_of(content(), "签字页.pdf"), scan_of(pdf_of(1))))
    made = bound(part)
    assert made.unreadable == (Unreadable("协议书", "签字页.pdf", reason),)
    assert made.entries[0].last_page == 2
    words = Reading(made.data).texts()[0]
    assert f"（此件无法读取：签字页.pdf，{''.join(reason.split())}；请附纸质件）" in words
    assert "协议书" in words
    assert "第1页共2页" in words


class Gone(Trouble):
    """What the store says of a file that is no longer there."""


def test_stored_file_that_is_gone_does_not_stop_the_rest() -> None:
    def gone() -> bytes:
        raise Gone("附件“签字页.pdf”的存放文件不见了。请从备份里复制回来。")

    def unread() -> bytes:
        raise PermissionError

    made = bound(ScanPart("协议书", (Scan("签字页.pdf", gone), Scan("附图.png", unread))))
    reasons = [each.reason for each in made.unreadable]
    assert reasons == ["附件“签字页.pdf”的存放文件不见了", "文件读不出来"]


def test_error_of_ours_is_no_bad_scan() -> None:
    def wrong() -> bytes:
        raise KeyError("a bug")

    with pytest.raises(KeyError):
        bound(ScanPart("协议书", (Scan("签字页.pdf", wrong),)))


WHOLE = (
    file_of(sheet_of("RGB", (90, 120)), "JPEG"),
    file_of(sheet_of("P", (90, 120)), "PNG"),
    tiff_of(sheet_of("1", (90, 120)), sheet_of("L", (90, 120)), compression="tiff_lzw"),
    file_of(sheet_of("RGB", (20, 30)), "BMP"),
    pdf_of(2),
)


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # Pillow thinks aloud
@settings(max_examples=60)
@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=6),
    st.floats(0.05, 1),
)
def test_no_damage_stops_the_binding(
    whole: bytes, spots: list[tuple[float, int]], share: float
) -> None:
    damaged = bytearray(whole[: int(len(whole) * share)])
    for place, value in spots:
        damaged[int(place * len(damaged))] = value
    made = bound(scan_part(bytes(damaged)))
    assert len(Reading(made.data).pdf) >= 1
