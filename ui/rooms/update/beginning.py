"""The moment the installer is started: what it brings is written down first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

from models.exchange.update import starting
from models.exchange.update.manifest import Change
from models.troubles import Trouble
from ui.start import places


@dataclass(frozen=True)
class Ready:
    """The installer as it lies on this computer, the folder it renews, and what it brings."""

    installer: Path
    folder: Path
    version: str
    changes: str


def in_words(changes: tuple[Change, ...]) -> str:
    """What changes, a line each; under the version's number where there are several."""
    several = len(changes) > 1
    lines: list[str] = []
    for each in changes:
        lines += [f"{each.version} 版"] if several else []
        lines += [f"· {line}" for line in each.lines]
    return "\n".join(lines)


def begin(ready: Ready) -> Popen[bytes]:
    """Start the installer, which waits for this program to end, and return it.

    Raises NotStarted.
    """
    places.remember_update(places.BegunUpdate(ready.version, ready.changes))
    try:
        line = starting.command_line(ready.installer, ready.folder)
        return starting.start(line, ready.installer.parent)
    except Trouble:
        places.forget_update()
        raise
