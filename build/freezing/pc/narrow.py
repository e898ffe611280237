"""A 32-bit Windows: Wine's other half in a small Debian of its own, so this one stays as it is."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import apt
from freezing.names import WORK
from say import Stop, say

_ROOM = WORK / "debian-i386"
_MARK = "made"
_SUITE = "bookworm"
_MOST_SECONDS = 600
_PURPOSE = "在 32 位 Windows 上试安装程序"
_WHERE_ROOT_LOOKS = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
_SETTING = {
    "HOME": "/root",
    "PATH": _WHERE_ROOT_LOOKS,
    "LC_ALL": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
    "WINEPREFIX": "/root/wine",
    "WINEARCH": "win32",
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscoree,mshtml=",
}
# A view of mounts and a number of processes of its own: all that Wine started ends with it.
_INSIDE = 'mount -t proc proc "$0/proc" && exec chroot "$0" sh -c "$1"'
_TRY = (
    "rm -rf /root/wine && wine wineboot --init && wine winecfg -v win10 || exit 99\n"
    "wine /root/setup.exe /S\n"
)


def status_of(installer: Path) -> int:
    """Run an installer silently on a new 32-bit Windows 10 and return its status.

    Raises Stop where that cannot be had, or when anything was installed.
    """
    prefix = _right()
    if not (_ROOM / _MARK).exists():
        _make(prefix)
    _run([*prefix, "install", "-m", "644", str(installer), str(_ROOM / "root/setup.exe")])
    done = _inside(prefix, _TRY)
    found = _inside(prefix, "test ! -e '/root/wine/drive_c/users/root/AppData/Local/Programs'")
    if found.returncode != 0:
        raise Stop("试用没有通过：在 32 位 Windows 上装了东西。")
    return done.returncode


def _right() -> list[str]:
    prefix = apt.right_to_install()
    if prefix is None:
        raise Stop(f"{_PURPOSE}要有管理员（root）权限。请用 root 或免密码的 sudo 再试。")
    return prefix


def _make(prefix: list[str]) -> None:
    if shutil.which("debootstrap", path=_WHERE_ROOT_LOOKS) is None:
        apt.install(["debootstrap"], _PURPOSE)
    say("正在准备 32 位的 Wine（约两分钟，只做一次）……")
    _run([*prefix, "rm", "-rf", str(_ROOM)])
    _must([*prefix, "debootstrap", "--arch=i386", "--variant=minbase", _SUITE, str(_ROOM)])
    added = "apt-get install -y -q --no-install-recommends wine wine32 && apt-get clean"
    _must(_words(prefix, added))
    _run([*prefix, "touch", str(_ROOM / _MARK)])


def _inside(prefix: list[str], script: str) -> subprocess.CompletedProcess[str]:
    return _run(_words(prefix, script))


def _words(prefix: list[str], script: str) -> list[str]:
    setting = [f"{name}={value}" for name, value in _SETTING.items()]
    apart = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
    return [*prefix, "env", "-i", *setting, *apart, "sh", "-c", _INSIDE, str(_ROOM), script]


def _must(words: list[str]) -> None:
    done = _run(words)
    if done.returncode != 0:
        raise Stop(f"32 位的 Wine 没有准备好：\n{(done.stdout + done.stderr)[-800:]}")


def _run(words: list[str]) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([os.environ.get("PATH", ""), _WHERE_ROOT_LOOKS])
    return subprocess.run(
        words, env=os.environ | {"PATH": path}, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, errors="replace", timeout=_MOST_SECONDS, check=False,
    )  # fmt: skip
