"""The verb ``freeze``: everything that goes out, made and tried; and the shorter one of the CI."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from freezing import bundle, installer, packing, trials
from freezing.audits import folder as audit
from freezing.names import DIST, EXECUTABLE, WORK, version
from freezing.pc import machine, runtime, wine
from freezing.pc.machine import Machine
from places import program
from say import Stop, say


def freeze() -> None:
    """Make folders, installer and stick edition in ``dist``, and try them; raise Stop else."""
    DIST.mkdir(exist_ok=True)
    bundle.forget()
    glibc = _make_linux() if sys.platform == "linux" else "（本次没有制作）"
    papers = _papers(glibc)
    windows = _windows()
    try:
        _make_windows(windows, papers)
    finally:
        wine.shut_down()
    packing.write_sums(DIST)
    for path in sorted(DIST.iterdir()):
        if path.is_file():
            say(f"  {path.name}　{path.stat().st_size / audit.MEGABYTE:.1f} MB")


def check_windows() -> None:
    """Build the Windows folder and try it when what it is built from changed, else only try.

    Then the program is tried from its source, with the same Python and libraries.
    """
    windows = _windows()
    try:
        mark = WORK / "windows-folder.sha256"
        built_from = _built_from()
        if mark.exists() and mark.read_text(encoding="utf-8") == built_from:
            _try_source(windows)
            return
        folder = _audited(windows)
        trials.self_test(windows, folder)
        if windows.is_wine:  # nobody's own PC is installed on, and taken from, behind his back
            made = installer.make(folder, WORK / "trial-setup.exe", fast=True)
            trials.installer(windows, made, made)
        mark.write_text(built_from, encoding="utf-8")
    finally:
        wine.shut_down()


def _windows() -> Machine:
    if sys.platform == "win32":
        return machine.this_one()
    return wine.make_ready(runtime.make())


def _papers(glibc: str) -> Path:
    folder = WORK / "papers"
    shutil.rmtree(folder, ignore_errors=True)
    script = Path(__file__).with_name("papers.py")
    done = subprocess.run([str(program("python")), str(script), str(folder), glibc], check=False)
    if done.returncode != 0:
        raise Stop("发行说明和“添加信任”那一页没有做成（看上面的话）。")
    for path in folder.iterdir():
        shutil.copyfile(path, DIST / path.name)
    return folder


def _make_linux() -> str:
    """Make, try and pack the Linux folder; return the glibc it asks for."""
    folder = bundle.make_linux()
    _refuse(audit.linux(folder))
    trials.on_linux(folder)
    packing.pack_linux(folder, DIST / f"{EXECUTABLE}-{version()}-linux-x86_64.tar.xz")
    return packing.newest_glibc(folder)


def _make_windows(windows: Machine, papers: Path) -> None:
    folder = _audited(windows)
    trials.self_test(windows, folder)
    trials.second_start(windows, folder)
    packing.pack_stick(folder, papers, DIST / f"{EXECUTABLE}-{version()}-stick.zip")
    trials.stick(windows, folder)
    shipped = installer.make(folder, DIST / f"{EXECUTABLE}-{version()}-setup.exe", fast=False)
    _refuse(audit.installer(shipped))
    if not windows.is_wine:
        return
    made = installer.make(folder, WORK / "trial-setup.exe", fast=True)
    newer = installer.make(folder, WORK / "trial-newer.exe", fast=True, number="99.0.0")
    trials.installer(windows, made, newer)
    trials.old_windows(windows, made)
    trials.narrow_windows(shipped)


def _audited(windows: Machine) -> Path:
    folder = bundle.make_windows(windows)
    _refuse(audit.windows(folder, windows))
    say(f"Windows 目录：{audit.size(folder) / audit.MEGABYTE:.1f} MB，检查通过")
    return folder


def _try_source(windows: Machine) -> None:
    done = windows.run([windows.python, Path("main.py"), "self-test", "--window"])
    if done.status != 0 or "自检通过" not in done.said:
        raise Stop(f"Windows 上的自检没有通过：\n{done.said[-800:]}")
    say("Windows 目录的来源没有变化；用源码在 Wine 里自检：通过")


def _refuse(found: list[str]) -> None:
    if found:
        raise Stop("做出来的东西没有通过检查：\n" + "\n".join(f"  {each}" for each in found[:40]))


def _built_from() -> str:
    return hashlib.sha256("\n".join(packing.ingredients()).encode()).hexdigest()
