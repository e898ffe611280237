"""Where a scan stands on its sheet: whole, never enlarged, clear of binding and page number."""

from __future__ import annotations

from dataclasses import dataclass

from reports.paper import Sheet
from reports.pdf.document import MM, sheet_size

Size = tuple[float, float]

_BINDING = 20 * MM  # holes are punched here; a scan brings margins of its own
_EDGE = 8 * MM
_FOOT = 18 * MM
_TURNING_PAYS = 1.1


@dataclass(frozen=True)
class Place:
    """A rectangle on a sheet, in points from its lower left corner."""

    sheet: Sheet
    x: float
    y: float
    width: float
    height: float


def place_of(size: Size) -> Place:
    """Return where a page of ``size`` points goes; a wide one on a lying sheet, upright to read."""
    upright = _within(size, Sheet.A4_PORTRAIT)
    lying = _within(size, Sheet.A4_LANDSCAPE)
    return lying if lying.width > upright.width * _TURNING_PAYS else upright


def _within(size: Size, sheet: Sheet) -> Place:
    """Binding is on the left of an upright sheet and along the top of a lying one."""
    across, down = sheet_size(sheet)
    left, top = (_EDGE, _BINDING) if sheet.is_landscape else (_BINDING, _EDGE)
    room_across, room_down = across - left - _EDGE, down - top - _FOOT
    share = min(1.0, room_across / size[0], room_down / size[1])
    width, height = size[0] * share, size[1] * share
    return Place(
        sheet,
        left + (room_across - width) / 2,
        _FOOT + (room_down - height) / 2,
        width,
        height,
    )
