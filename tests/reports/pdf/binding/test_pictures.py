"""Scans are bound small: as fine as paper shows, in the colours they have, with nothing hidden."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reports.paper import Sheet
from reports.pdf.binding.pictures import encoded, shrunk
from reports.pdf.binding.placing import place_of
from reports.pdf.document import MM, sheet_size
from tests.reports.pdf.binding.samples import (
    A4,
    RED,
    Reading,
    bound,
    file_of,
    scan_part,
    sheet_of,
)


def _dots(reading: Reading) -> float:
    """How many pixels an inch the picture on the first page has."""
    left, _, right, _ = reading.picture().get_bounds()
    return float(reading.picture().get_px_size()[0] / (right - left) * 72)


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_fine_scan_is_brought_down_to_200_dots_an_inch(mode: str) -> None:
    data = file_of(sheet_of(mode, (A4[0] * 4, A4[1] * 4)), "TIFF", dpi=(600, 600))
    assert _dots(Reading(bound(scan_part(data)).data)) == pytest.approx(200, abs=0.5)


def test_coarse_scan_keeps_its_dots() -> None:
    data = file_of(sheet_of(size=(496, 702)), "PNG", dpi=(100, 100))  # A5
    reading = Reading(bound(scan_part(data)).data)
    assert reading.picture().get_px_size() == (496, 702)
    assert _dots(reading) == pytest.approx(100, abs=0.5)


def test_red_seal_stays_red_and_yellowed_paper_counts_as_grey() -> None:
    seal = Image.new("RGB", A4, (250, 246, 235))
    assert encoded(seal).colours == "DeviceGray"
    seal.paste((235, 190, 195), (700, 900, 712, 912))  # the edge of a pale fingerprint
    assert encoded(seal).colours == "DeviceRGB"
    data = file_of(sheet_of(mark=RED), "PNG")
    red, green, blue = Reading(bound(scan_part(data)).data).on_the_scan(0.04, 0.03)
    assert red > 160
    assert max(green, blue) < 90


def test_black_and_white_is_kept_as_fax_unless_it_is_a_raster() -> None:
    assert encoded(sheet_of("1")).filter == "CCITTFaxDecode"
    assert len(encoded(sheet_of("1")).data) < 2000
    raster = Image.linear_gradient("L").resize((600, 600)).convert("1")
    assert len(encoded(raster).data) <= len(file_of(raster, "TIFF", compression="group4"))


def test_thin_strokes_survive_in_black_and_white() -> None:
    page = Image.new("1", (1800, 300), 1)
    for at in range(0, 1800, 30):
        page.paste(0, (at, 0, at + 2, 300))
    small = shrunk(page, (1200, 200))
    assert small.mode == "1"
    row = [small.getpixel((x, 100)) for x in range(1200)]
    assert sum(1 for one, other in pairwise(row) if one and not other) == 59


def test_where_and_when_a_photo_was_taken_stays_out() -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0132] = "MAKER-OF-PHONE", "2021:06:30 09:41:00"
    data = file_of(sheet_of(), "JPEG", exif=exif, comment=b"SECRET-NOTE")
    assert b"MAKER-OF-PHONE" in data
    made = bound(scan_part(data)).data
    assert not any(word in made for word in (b"MAKER-OF-PHONE", b"2021:06:30", b"SECRET-NOTE"))


@given(st.floats(1, 20_000), st.floats(1, 20_000))
def test_scan_stands_whole_on_its_sheet_clear_of_binding_and_number(
    across: float, down: float
) -> None:
    place = place_of((across, down))
    width, height = sheet_size(place.sheet)
    lying = place.sheet.is_landscape
    slack = 1e-6
    assert place.x >= (8 if lying else 20) * MM - slack
    assert place.x + place.width <= width - 8 * MM + slack
    assert place.y >= 18 * MM - slack
    assert place.y + place.height <= height - (20 if lying else 8) * MM + slack
    assert place.width <= across + slack
    assert place.width / place.height == pytest.approx(across / down)


def test_wide_scan_lies_and_a_card_stays_on_an_upright_sheet() -> None:
    assert place_of((842, 595)).sheet is Sheet.A4_LANDSCAPE
    assert place_of((595, 842)).sheet is Sheet.A4_PORTRAIT
    card = place_of((243, 153))
    assert card.sheet is Sheet.A4_PORTRAIT
    assert (card.width, card.height) == (243, 153)
