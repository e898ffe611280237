"""Where the files that ship with the program lie, from source and when frozen."""

from __future__ import annotations

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a shipped file, e.g. ``resource("icons", "plus.svg")``.

    A frozen program unpacks its files beside itself (``sys._MEIPASS``).
    """
    unpacked: str | None = getattr(sys, "_MEIPASS", None)
    house = Path(unpacked) if unpacked else Path(__file__).resolve().parent.parent
    return house.joinpath("resources", *parts)
