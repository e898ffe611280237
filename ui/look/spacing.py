"""Distances in steps of 4 pixels (device independent)."""

from __future__ import annotations

STEP = 4
TIGHT = STEP
SMALL = 2 * STEP
INSIDE = 3 * STEP
"""Inside a group."""
BETWEEN = 4 * STEP
"""Between groups."""
WIDE = 6 * STEP

CONTROL_HEIGHT = 32
ROW_HEIGHT = 32
RAIL_WIDTH = 136
"""Room for an icon and six characters."""
ICON = 16
ICON_LARGE = 20
