"""Where things lie in the checkout."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "build" / "locked.txt"
ENVIRONMENT = ROOT / ".venv"
STAMP = ENVIRONMENT / "locked.sha256"


def program(name: str) -> Path:
    """Return the path of an installed program of the environment, such as ``python``."""
    if os.name == "nt":
        return ENVIRONMENT / "Scripts" / f"{name}.exe"
    return ENVIRONMENT / "bin" / name
