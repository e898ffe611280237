"""Reads what each version brings from ``build/changes.txt``."""

from __future__ import annotations

import re

from freezing.names import ROOT
from models.exchange.update.manifest import Change
from say import Stop

CHANGES = ROOT / "build" / "changes.txt"
ANY = "0.0.0"
_HEADING = re.compile(r"(\d+\.\d+\.\d+)(?: after (\d+\.\d+\.\d+))?")


def read(text: str, version: str) -> tuple[tuple[Change, ...], str]:
    """Return every version's words, and the version that ``version`` must at least be put over.

    Raises Stop when ``version`` has no words, or words stand before the first heading.
    """
    found: list[tuple[str, str, list[str]]] = []
    for line in map(str.strip, text.splitlines()):
        heading = _HEADING.fullmatch(line)
        if heading:
            found.append((heading[1], heading[2] or ANY, []))
        elif line and not line.startswith("#"):
            if not found:
                raise Stop(f"build/changes.txt：“{line}”前面没有版本号。")
            found[-1][2].append(line)
    after = next((each[1] for each in found if each[0] == version and each[2]), None)
    if after is None:
        raise Stop(f"build/changes.txt 里没有写 {version} 版改了什么。请写好再做更新包。")
    return tuple(Change(number, tuple(lines)) for number, _, lines in found), after
