"""The lock names every library that is wanted, each by version and hash."""

from __future__ import annotations

import re
import sys
from importlib.metadata import packages_distributions

from tests.contracts.house_rules import EVERYTHING, ROOT, Source, imported, sources

PINS = re.split(r"(?m)^(?=[a-z0-9])", (ROOT / "build/locked.txt").read_text(encoding="utf-8"))[1:]
LOCKED = {pin.split("==")[0]: pin for pin in PINS}


def wanted() -> set[str]:
    lines = (ROOT / "build/wanted.in").read_text(encoding="utf-8").splitlines()
    names = (re.match(r"[A-Za-z0-9_.-]+", line) for line in lines)
    return {re.sub(r"[-_.]+", "-", name[0]).lower() for name in names if name}


# Comes with the window library, at the same version.
BROUGHT_ALONG = {"shiboken6"}
HOUSE = {"main", "ui", "models", "reports", "tests"}
HOUSE |= {path.stem for path in (ROOT / "build").glob("*.py")} | {"freezing"}
HOLDERS = packages_distributions()


def unwanted(source: Source) -> list[str]:
    """Return what a file imports that is neither Python's, nor ours, nor in wanted.in."""
    tops = {name.split(".")[0] for _, name in imported(source)}
    strangers = tops - HOUSE - set(sys.stdlib_module_names) - BROUGHT_ALONG
    return [f"{source.place}: {top}" for top in sorted(strangers) if not _is_wanted(top)]


def _is_wanted(top: str) -> bool:
    holders = {re.sub(r"[-_.]+", "-", each).lower() for each in HOLDERS.get(top, [])}
    return bool(holders & wanted())


def test_everything_imported_is_wanted() -> None:
    found = [each for source in sources(*EVERYTHING) for each in unwanted(source)]
    assert not found, "\n" + "\n".join(found)


def test_import_of_something_nobody_wanted_is_noticed() -> None:
    source = Source("models/a.py", "import json, sqlalchemy\nimport numpy\nfrom click import echo")
    assert unwanted(source) == ["models/a.py: click", "models/a.py: numpy"]


def test_everything_wanted_is_locked() -> None:
    assert wanted() <= set(LOCKED)


def test_everything_locked_has_one_version_and_hashes() -> None:
    for name, pin in LOCKED.items():
        assert re.match(rf"{re.escape(name)}==[0-9][0-9a-z.]* ", pin), pin
        assert pin.count("--hash=sha256:") >= 1, name


def test_lock_serves_windows_too() -> None:
    for name in ("colorama", "pefile", "pywin32-ctypes"):
        assert "sys_platform == 'win32'" in LOCKED[name]


def test_window_library_is_the_last_that_runs_on_old_windows() -> None:
    assert LOCKED["pyside6-essentials"].startswith("pyside6-essentials==6.8.3 ")
