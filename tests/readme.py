"""The README as a reader takes it: its pictures and the code it shows."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")


def code_blocks() -> list[str]:
    """Return the Python shown, in order."""
    return _BLOCK.findall(TEXT)


def files_shown() -> dict[str, str]:
    """Return the whole files shown, by the path their first line names."""
    named = (block.split("\n", 1) for block in code_blocks() if block.startswith("# models/"))
    return {first.removeprefix("# "): rest for first, rest in named}


def pictures_shown() -> list[str]:
    """Return the paths of the pictures."""
    return _PICTURE.findall(TEXT)
