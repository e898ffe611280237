"""How the clerk left each list: widths, sort, chosen view; never a value of a record."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FILE_NAME = "window.json"


@dataclass(frozen=True)
class Arrangement:
    """One list as it was left: column widths by field key, sort, the name of its view."""

    widths: dict[str, int] = field(default_factory=dict)
    sort: tuple[tuple[str, bool], ...] = ()
    view: str = ""
    share: int = 0


def recall(folder: Path, place: str) -> Arrangement:
    """Return how ``place`` was left; what cannot be read counts as never left."""
    try:
        held = _read(folder).get(place, {})
        return Arrangement(
            {str(key): int(width) for key, width in held.get("widths", {}).items()},
            tuple((str(key), bool(down)) for key, down in held.get("sort", [])),
            str(held.get("view", "")),
            int(held.get("share", 0)),
        )
    except (AttributeError, TypeError, ValueError):
        return Arrangement()


def remember(folder: Path, place: str, arrangement: Arrangement) -> None:
    """Write down how ``place`` was left; a folder that takes no files is no trouble."""
    held = {**_read(folder), place: asdict(arrangement)}
    path = folder / FILE_NAME
    fresh = path.with_suffix(".new")
    with contextlib.suppress(OSError):
        fresh.write_text(json.dumps(held, ensure_ascii=False), encoding="utf-8")
        os.replace(fresh, path)  # noqa: PTH105  whole or not at all


def _read(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / FILE_NAME).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
