"""Whether a proven package may be put over the program that runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from models.exchange.update.manifest import SYSTEM, Manifest, version_of
from models.exchange.update.troubles import (
    NotNewer,
    NoUpdateHere,
    OlderTables,
    OtherSystem,
    TooFarAhead,
)

WINDOWS = "win32"


@dataclass(frozen=True)
class Running:
    """The program that runs: its version, the tables' step it knows, and where it lies.

    ``folder`` is None when it runs from its source; ``is_stick`` marks the edition for a stick.
    """

    version: str
    step: int
    system: str
    folder: Path | None = None
    is_stick: bool = False


def demand_place(running: Running) -> Path:
    """Return the folder that an installer may renew; raise NoUpdateHere with what to do instead."""
    if running.system != WINDOWS:
        raise NoUpdateHere(
            "从U盘更新只能在 Windows 上用。在麒麟、统信上请这样更新：先备份台账，退出程序，"
            "把新版的 linux-x86_64 压缩包解压到新文件夹，从那里打开；台账不用动。"
        )
    if running.folder is None:
        raise NoUpdateHere(
            "现在是从源代码运行的，不能从U盘更新。请换上新版的源代码，或者用安装程序装一份。"
        )
    if running.is_stick:
        raise NoUpdateHere(
            "这是U盘版，不用安装程序更新。请退出程序，把新版的 stick 压缩包解压到U盘上原来的位置，"
            "覆盖旧文件；台账和程序记的东西都会保留。"
        )
    return running.folder


def demand_fit(manifest: Manifest, running: Running, name: str) -> None:
    """Raise an UnfitPackage unless the package is newer and can read the ledger."""
    if manifest.system != SYSTEM:
        raise OtherSystem(name)
    here = version_of(running.version)
    if version_of(manifest.version) <= here:
        raise NotNewer(manifest.version, running.version)
    if manifest.step < running.step:
        raise OlderTables(manifest.version)
    if here < version_of(manifest.follows):
        raise TooFarAhead(manifest.version, manifest.follows)
