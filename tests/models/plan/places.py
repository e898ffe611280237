"""Where the real plan of 2021 lies, damaged as it came from the web, and what it should give."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "data"
REAL_PLAN = DATA / "plan-2021-source.txt"


def expected_rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(
        (DATA / "plan-2021-expected.json").read_text(encoding="utf-8")
    )
    return rows
