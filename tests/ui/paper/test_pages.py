"""PDFs and pictures become pages; what is neither is refused in words."""

from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas

from tests.ui.paper.conftest import pdf_of, picture_of
from ui.paper.pages import CannotBeShown, PageSize, Raster, open_pages


def pixel(raster: Raster, x: int, y: int) -> tuple[int, int, int]:
    at = y * raster.stride + x * 4
    blue, green, red = raster.data[at : at + 3]
    return red, green, blue


def test_pdf_tells_the_size_of_each_page() -> None:
    pages = open_pages(pdf_of(3))
    sizes = pages.sizes()
    assert [round(size.width) for size in sizes] == [595, 595, 1191]
    assert sizes[2].width > sizes[2].height
    pages.close()
    pages.close()


def test_pdf_page_is_drawn_at_the_scale_asked_for_and_turned() -> None:
    pages = open_pages(pdf_of(1))
    upright, turned = pages.draw(0, 2.0), pages.draw(0, 2.0, 90)
    assert (upright.width, upright.height) == (turned.height, turned.width)
    assert upright.width == pytest.approx(595 * 2, abs=3)
    assert pixel(upright, 2, 2) == (255, 255, 255)
    bar = pixel(upright, 2 * 70, upright.height - 2 * 64)
    assert bar == (0, 0, 0)
    pages.close()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "BMP", "WEBP", "TIFF", "GIF"])
def test_picture_of_every_kind_is_one_page(kind: str) -> None:
    pages = open_pages(picture_of(kind))
    assert pages.sizes() == [PageSize(225, 150)]
    raster = pages.draw(0, 96 / 72)
    assert (raster.width, raster.height) == (300, 200)
    assert max(pixel(raster, 10, 10)) < 12
    assert min(pixel(raster, 290, 190)) > 243
    right = pages.draw(0, 96 / 72, 90)
    assert max(pixel(right, right.width - 10, 10)) < 12


def test_scan_of_several_sheets_has_several_pages() -> None:
    store, sheets = BytesIO(), [Image.new("L", (100, 80 + at), at * 100) for at in range(3)]
    sheets[0].save(store, "TIFF", save_all=True, append_images=sheets[1:])
    pages = open_pages(store.getvalue())
    assert len(pages.sizes()) == 3
    assert pixel(pages.draw(2, 1.0), 5, 5) == (200, 200, 200)
    assert pixel(pages.draw(0, 1.0), 5, 5) == (0, 0, 0)


def test_photo_taken_sideways_stands_upright() -> None:
    store, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (300, 200)).save(store, "JPEG", exif=exif)
    assert open_pages(store.getvalue()).sizes() == [PageSize(150, 225)]


def test_clear_parts_of_a_picture_are_white() -> None:
    store = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(store, "PNG")
    assert pixel(open_pages(store.getvalue()).draw(0, 1.0), 3, 3) == (255, 255, 255)


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.4 broken", picture_of("PNG")[:40]])
def test_what_is_neither_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(CannotBeShown, match="请换一个文件"):
        open_pages(data).draw(0, 1.0)


def test_half_a_photo_is_refused_when_drawn() -> None:
    data = picture_of("JPEG", (2000, 2000))
    with pytest.raises(CannotBeShown):
        open_pages(data[: len(data) // 2]).sizes()


def test_locked_pdf_says_what_to_do() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    store = BytesIO()
    canvas = Canvas(store, encrypt=StandardEncryption("secret", ownerPassword="boss"))
    canvas.drawString(50, 50, "x")
    canvas.save()
    with pytest.raises(CannotBeShown, match="设了密码"):
        open_pages(store.getvalue())


def test_picture_too_large_for_the_memory_is_refused() -> None:
    store = BytesIO()
    Image.new("1", (10_000, 9_000)).save(store, "PNG")
    with pytest.raises(CannotBeShown, match="太大"):
        open_pages(store.getvalue())


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # Pillow thinks aloud
@settings(max_examples=60)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"BM", b"II*\0"]),
)
def test_no_bytes_do_more_than_be_refused(data: bytes, head: bytes) -> None:
    try:
        pages = open_pages(head + data)
        pages.sizes()
        pages.close()
    except CannotBeShown:
        return


def test_pdfium_knows_no_more_pages_than_we_show() -> None:
    data = pdf_of(7)
    assert len(open_pages(data).sizes()) == len(pypdfium2.PdfDocument(data))


def test_grey_of_16_bits_keeps_its_tones() -> None:
    held = BytesIO()
    Image.new("I;16", (20, 10), 32768).save(held, "PNG")
    pages = open_pages(held.getvalue())
    assert all(120 <= tone <= 136 for tone in pixel(pages.draw(0, 1.0), 5, 5))


def test_what_was_filled_into_a_pdf_form_is_drawn() -> None:
    def dark_bytes(value: str) -> int:
        held = BytesIO()
        canvas = Canvas(held)
        canvas.drawString(60, 700, "form")
        canvas.acroForm.textfield(
            value, white, white, name="a", x=100, y=500, width=400, height=60, fontSize=40
        )
        canvas.save()
        return sum(tone < 100 for tone in open_pages(held.getvalue()).draw(0, 1.0).data)

    assert dark_bytes("MMMMMMMM") > dark_bytes("") + 200
