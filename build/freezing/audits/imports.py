"""Does Windows 10 1809 have everything that the programs and libraries of a folder need?

What the system at hand lacks is held against two lists of what Windows 10 1809 has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from freezing.audits.pe_file import Image

# Names that Windows answers with the libraries behind them; here with what 1809 knows.
API_SETS = re.compile(
    r"api-ms-win-(crt-[a-z]+-l1-1-0|core-synch-l1-2-0|core-winrt(-string|-error)?-l1-1-0"
    r"|shcore-scaling-l1-1-1|core-path-l1-1-0)\.dll"
)
# What Windows 10 1809 has and Wine 8 has not, by Microsoft's reference.
BEYOND_WINE = {
    "bcryptprimitives.dll": {"ProcessPrng"},  # Windows 7
    "uiautomationcore.dll": {"UiaRaiseNotificationEvent"},  # Windows 10 1709
    "user32.dll": {  # all Windows 8
        "GetPointerDeviceRects", "GetPointerFrameTouchInfo", "GetPointerFrameTouchInfoHistory",
        "GetPointerPenInfo", "GetPointerPenInfoHistory", "SetDisplayAutoRotationPreferences",
        "SkipPointerFrameMessages",
    },
}  # fmt: skip
FORBIDDEN = {"icuuc.dll", "icuin.dll", "icu.dll"}  # Windows 10 before 1903 has none of them
KINDS = {".dll", ".exe", ".pyd"}


def complaints(folder: Path, system: Path) -> Iterator[str]:
    """Yield a line for each thing a file of ``folder`` needs and would not find.

    ``system`` is the folder of the libraries of the Windows at hand.
    """
    files = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in KINDS]
    ours = {path.name.lower() for path in files}
    for path in files:
        for library, functions in Image(path).imports():
            if library in FORBIDDEN:
                yield f"{path.name} needs {library}"
            elif library not in ours and not API_SETS.fullmatch(library):
                lacking = _lacking(system / library, functions)
                yield from (f"{path.name} needs {each}" for each in lacking)


def _lacking(library: Path, functions: list[str]) -> list[str]:
    known = BEYOND_WINE.get(library.name, set())
    given = _given_by(library)
    if not given and not (known and set(functions) <= known):
        return [library.name]
    return [f"{library.name}!{each}" for each in functions if each not in given | known]


@cache
def _given_by(library: Path) -> set[str]:
    return Image(library).exports() if library.exists() else set()
