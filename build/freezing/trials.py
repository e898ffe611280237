"""Tries what was made as a clerk's PC would: installs, starts, upgrades, refuses, removes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from freezing.names import EXECUTABLE, PORTABLE_MARK, ROOT, WORK
from freezing.pc import narrow, wine
from freezing.pc.machine import Machine
from freezing.updating import trial
from say import Stop, say

LEDGER_PASSWORD = "shili2021"  # the sample's, told by the program itself
NOT_64_BIT, TOO_OLD, RUNS, TOO_LONG = 10, 11, 12, 13
_PLACE = WORK / "试用 目录 (1) [x] & 100%"  # what clerks call their folders
# Holds a ledger open until its input ends.
_HOLD = """
import sys
sys.path.insert(0, sys.argv[3])
from pathlib import Path
from models.store.opening import open_ledger
store = open_ledger(Path(sys.argv[1]), sys.argv[2])
print("open", flush=True)
sys.stdin.read()
store.close()
"""


def self_test(machine: Machine, folder: Path) -> None:
    """Let the frozen program prove itself, its window too; raise Stop with what it said."""
    done = machine.run([folder / f"{EXECUTABLE}.exe", "self-test", "--json", "--window"])
    answer = re.search(r"\{.*\}", done.said, re.DOTALL)
    found = json.loads(answer.group()) if answer and done.status == 0 else {}
    wanted = {"ok": True, "frozen": True} | ({"code_page": "cp936"} if machine.is_wine else {})
    if {name: found.get(name) for name in wanted} != wanted:
        raise Stop(f"冻结的程序自检没有通过（{done.status}）：\n{done.said[-800:]}")
    told = "，".join(str(found[name]) for name in ("system", "qt", "font", "code_page"))
    say(f"自检通过：{told}")


def stick(machine: Machine, folder: Path) -> None:
    """Run the program from a copy with ``portable.txt`` in a folder with odd signs in its name."""
    place = _fresh(_PLACE) / EXECUTABLE
    shutil.copytree(folder, place)
    (place / PORTABLE_MARK).touch()
    self_test(machine, place)
    shutil.rmtree(_PLACE)


def second_start(machine: Machine, folder: Path) -> None:
    """A ledger that is open is refused to a second start, and opens when it is free again."""
    ledger = _fresh(WORK / "trial") / "示例 台账"
    program = folder / f"{EXECUTABLE}.exe"
    _must_be(machine, [program, "new", ledger, "--sample"], 0, "新建示例台账")
    with machine.start([machine.python, "-c", _HOLD, ledger, LEDGER_PASSWORD, ROOT]) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        if b"open" not in holder.stdout.readline():
            raise Stop("示例台账打不开，试不了第二次启动。")
        _must_be(machine, _listing(program, ledger), 1, "第二次启动被拒绝", "另一个窗口")
        holder.stdin.close()
        holder.wait(60)
    _must_be(machine, _listing(program, ledger), 0, "关闭后能打开", "云岭")


def installer(machine: Machine, made: Path, newer: Path) -> None:
    """Install, upgrade while it runs and while it does not, uninstall; the ledger stays."""
    home = machine.disk / "users" / _user() / "AppData" / "Local"
    place = home / "Programs" / EXECUTABLE
    program = place / f"{EXECUTABLE}.exe"
    ledger = home / EXECUTABLE / "我的台账"
    shutil.rmtree(home / EXECUTABLE, ignore_errors=True)
    _must_be(machine, [made, "/S", "/D=C:\\" + "deep\\" * 30], TOO_LONG, "路径太长时拒绝安装")
    _must_be(machine, [made, "/S"], 0, "静默安装")
    self_test(machine, place)
    _must_be(machine, [program, "new", ledger, "--sample"], 0, "新建示例台账")
    stale = place / "_internal" / "of_the_old_version.pyd"
    stale.touch()
    with machine.start([program, "self-test"]) as running:
        _wait_until(lambda: running.poll() is None and _is_held(machine, newer), "运行中拒绝升级")
        running.wait(300)
    _must_be(machine, [newer, "/S"], 0, "原地升级")
    if stale.exists():
        raise Stop("升级后旧版的文件还在。")
    _update(machine, place, newer)
    _must_be(machine, _listing(program, ledger), 0, "升级后台账还在", "云岭")
    _must_be(machine, [place / "uninstall.exe", "/S"], 0, "卸载")
    _wait_until(lambda: not place.exists(), "卸载干净")
    if not (ledger / "ledger.db").exists():
        raise Stop("卸载把台账删掉了。")
    say("卸载后台账还在。")


def _update(machine: Machine, place: Path, newer: Path) -> None:
    """Update from a package while the program runs: the installer waits for its end."""
    program, last = place / f"{EXECUTABLE}.exe", place / "uninstall.exe"
    folder = _fresh(_PLACE)
    made, key = trial.make_package(newer, folder)
    stale = place / "_internal" / "of_the_old_version.pyd"
    there = "C:\\" + str(place.relative_to(machine.disk)).replace("/", "\\")
    words: list[str | Path] = [
        machine.python,
        "-c",
        trial.UPDATE,
        ROOT,
        made,
        key,
        folder / "update",
        there,
    ]
    with machine.start(words) as updater:
        assert updater.stdout is not None
        assert updater.stdin is not None
        if b"ready" not in (said := updater.stdout.readline()):
            raise Stop(f"更新包没有通过核对：{(said + updater.stdout.read()).decode()}")
        with machine.start([program, "self-test", "--window"]) as running:
            _wait_until(lambda: _is_held(machine, newer), "更新前程序在运行")
            stale.touch()  # only now: asked too early, the installer has just renewed all
            last.unlink()
            updater.stdin.close()
            if updater.wait(60) != 0 or running.poll() is not None or not stale.exists():
                raise Stop("试用没有通过：安装程序没有等程序退出。")
            running.wait(300)
    _wait_until(lambda: last.exists() and not stale.exists(), "用更新包更新")
    shutil.rmtree(_PLACE)


def old_windows(machine: Machine, made: Path) -> None:
    """Windows 7 is refused."""
    wine.call_itself(machine, "win7")
    try:
        _must_be(machine, [made, "/S"], TOO_OLD, "Windows 7 拒绝安装")
    finally:
        wine.call_itself(machine, "win10")


def narrow_windows(shipped: Path) -> None:
    """A 32-bit Windows refuses the very installer that ships, and nothing is installed."""
    status = narrow.status_of(shipped)
    if status != NOT_64_BIT:
        raise Stop(f"试用没有通过：32 位 Windows 拒绝安装（状态 {status}，应为 {NOT_64_BIT}）")
    say("32 位 Windows 拒绝安装：通过")


def on_linux(folder: Path) -> None:
    """Run the Linux folder as nobody, with an empty environment, from another place."""
    with tempfile.TemporaryDirectory() as home:
        Path(home).chmod(0o777)
        nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        prefix = nobody if os.geteuid() == 0 else []
        words = [str(folder / EXECUTABLE), "self-test", "--json", "--window"]
        done = subprocess.run(
            [*prefix, "env", "-i", f"HOME={home}", f"TMPDIR={home}", *words],
            cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
    if done.returncode != 0 or '"ok": true' not in done.stdout:
        raise Stop(f"Linux 目录自检没有通过：\n{(done.stdout + done.stderr)[-800:]}")
    say("Linux 目录自检：通过")


def _listing(program: Path, ledger: Path) -> list[str | Path]:
    return [program, "list", ledger, "villages"]


def _is_held(machine: Machine, newer: Path) -> bool:
    return machine.run([newer, "/S"]).status == RUNS


def _must_be(
    machine: Machine, words: list[str | Path], status: int, what: str, said: str = ""
) -> None:
    done = machine.run(words, more={"TAIZHANG_PASSWORD": LEDGER_PASSWORD})
    if done.status != status or said not in done.said:
        raise Stop(f"试用没有通过：{what}（状态 {done.status}，应为 {status}）\n{done.said[-600:]}")
    say(f"{what}：通过")


def _wait_until(holds: Callable[[], bool], what: str) -> None:
    """The uninstaller goes on in a copy of itself, a program needs a moment to stand."""
    last = time.monotonic() + 120
    while not holds():
        if time.monotonic() > last:
            raise Stop(f"试用没有通过：{what}")
        time.sleep(0.2)
    say(f"{what}：通过")


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _user() -> str:
    import getpass

    return getpass.getuser()
