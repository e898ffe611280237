"""The Windows that freezes and tries the program: this one, or Wine on Debian."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PureWindowsPath

from freezing.names import MOMENT, ROOT

_LONGEST = 900  # seconds a program may take before it is taken for stuck

# The same bytes from the same sources.
STEADY = {
    "PYTHONHASHSEED": "1",
    "SOURCE_DATE_EPOCH": str(MOMENT),
    "PYTHONDONTWRITEBYTECODE": "1",
}


@dataclass(frozen=True)
class Done:
    """What a program answered: its status, and all it said."""

    status: int
    said: str


@dataclass(frozen=True)
class Machine:
    """A Windows at hand: how a program is called there, and where its disk C lies."""

    python: Path
    caller: tuple[str, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)
    disk: Path = Path("C:/")

    @property
    def is_wine(self) -> bool:
        return bool(self.caller)

    def run(
        self,
        words: Sequence[str | Path],
        *,
        more: Mapping[str, str] | None = None,
        folder: Path = ROOT,
    ) -> Done:
        """Run a Windows program to its end; paths among ``words`` are said as Windows says them."""
        with subprocess.Popen(
            [*self.caller, *map(self.said, words)],
            cwd=folder,
            env={**os.environ, **STEADY, **self.environment, **(more or {})},
            stdin=subprocess.DEVNULL,  # Wine's Python wants all three to be there, as pipes
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            said = _listen(process)
        return Done(process.returncode, said.decode("utf-8", errors="replace"))

    def start(self, words: Sequence[str | Path]) -> subprocess.Popen[bytes]:
        """Start a Windows program that is spoken with through pipes."""
        return subprocess.Popen(
            [*self.caller, *map(self.said, words)],
            cwd=ROOT,
            env={**os.environ, **STEADY, **self.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,  # never a plain file: Wine's Python dies of one
        )

    def said(self, word: str | Path) -> str:
        """Return ``word`` as Windows writes it."""
        if isinstance(word, Path) and self.is_wine and word.is_absolute():
            return str(PureWindowsPath("Z:" + word.as_posix()))
        return str(word)


def _listen(process: subprocess.Popen[bytes]) -> bytes:
    """Return what a program says until it ends; Wine's services hold its pipe open for longer."""
    stream = process.stdout
    assert stream is not None
    heard: list[bytes] = []
    ear = threading.Thread(
        target=lambda: heard.extend(iter(lambda: os.read(stream.fileno(), 65536), b""))
    )
    ear.daemon = True
    ear.start()
    process.wait(_LONGEST)
    ear.join(1)
    return b"".join(heard)


def this_one() -> Machine:
    """Return this Windows PC with the Python of its own environment."""
    assert sys.platform == "win32"
    from places import program

    return Machine(program("python"))
