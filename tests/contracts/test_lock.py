"""The lock names every library that is wanted, each by version and hash."""

from __future__ import annotations

import re

from tests.contracts.house_rules import ROOT

PINS = re.split(r"(?m)^(?=[a-z0-9])", (ROOT / "build/locked.txt").read_text(encoding="utf-8"))[1:]
LOCKED = {pin.split("==")[0]: pin for pin in PINS}


def wanted() -> set[str]:
    lines = (ROOT / "build/wanted.in").read_text(encoding="utf-8").splitlines()
    names = (re.match(r"[A-Za-z0-9_.-]+", line) for line in lines)
    return {re.sub(r"[-_.]+", "-", name[0]).lower() for name in names if name}


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
