"""Starts the installer beside the program, which ends while the installer waits for it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

from models.exchange.update.troubles import NotStarted

WAITS = 900
"""Seconds the installer waits for the program to end: the last backup may go to a slow disk."""

if sys.platform == "win32":
    _ALONE = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
else:
    _ALONE = 0


def command_line(installer: Path, folder: Path, *, opens: bool = True) -> str:
    """Return what Windows is told: silently, wait, renew ``folder``, then open the program.

    It is one string, for NSIS takes ``/D=`` only as the last word and never in quotes.
    """
    opening = "/OPEN " if opens else ""
    return f'"{installer}" /S /WAIT={WAITS} {opening}/D={folder}'


def start(line: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start the installer in ``folder``, where it does not hold the stick, and return it.

    It lives on when this program has ended. Raises NotStarted.
    """
    words = line if sys.platform == "win32" else shlex.split(line)
    nobody = subprocess.DEVNULL
    try:
        return subprocess.Popen(  # noqa: S603  (signed, and read again after it was copied)
            words, cwd=folder, stdin=nobody, stdout=nobody, stderr=nobody,
            env=_own_environment(), creationflags=_ALONE, close_fds=True,
        )  # fmt: skip
    except OSError:
        raise NotStarted from None


def _own_environment() -> dict[str, str]:
    """What the frozen program told itself would make the new one take itself for a child of it."""
    return {name: held for name, held in os.environ.items() if not name.startswith("_PYI_")}
