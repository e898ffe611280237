"""Set up, run and check the program: ``python3 build/make.py VERB``, with bare Python alone."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable

import checks
import environment
import system
from places import ROOT, program
from say import Stop, make_output_safe, say


def set_up() -> int:
    """Make the environment from the lock."""
    environment.make()
    return 0


def run() -> int:
    """Open the program, or play the demonstration where there is no screen."""
    environment.make()
    main = [str(program("python")), str(ROOT / "main.py")]
    if system.has_screen():
        system.make_ready_for_windows()
        return subprocess.call(main, cwd=ROOT)
    say("这里没有屏幕，打不开窗口。改为在 out/demo 里演示：用样例乡镇做一遍全部工作。")
    return subprocess.call([*main, "demo", "--out", str(ROOT / "out" / "demo")], cwd=ROOT)


def check() -> int:
    """Run ruff, mypy and the import contracts."""
    environment.make()
    return _verdict(checks.check())


def test() -> int:
    """Run every check and every test."""
    environment.make()
    system.make_ready_for_tests()
    return _verdict(checks.check() + checks.run_tests())


def screenshots() -> int:
    """Draw the README's pictures anew."""
    environment.make()
    system.make_ready_for_tests()
    return subprocess.call([str(program("python")), str(ROOT / "build/screenshots.py")], cwd=ROOT)


def freeze() -> int:
    """Make and try everything that goes out, in ``dist``."""
    system.make_ready_for_drawing()
    return _freezing("freeze")


def check_windows() -> int:
    """Build the Windows folder when it is out of date, and let it prove itself."""
    return _freezing("windows")


def package() -> int:
    """Make the update package from the installer in ``dist``."""
    return _freezing("package")


def update_key() -> int:
    """Make the key with which update packages are signed."""
    return _freezing("update-key")


def _freezing(verb: str) -> int:
    environment.make()
    script = str(ROOT / "build" / "freezing" / "__main__.py")
    status = subprocess.call([str(program("python")), "-X", "utf8", script, verb], cwd=ROOT)
    say("没有做成（看上面的话）。" if status else "全部做好。")
    return 1 if status else 0


def _verdict(failed: list[str]) -> int:
    say(f"没有通过：{'、'.join(failed)}。" if failed else "全部通过。")
    return 1 if failed else 0


VERBS: dict[str, tuple[Callable[[], int], str]] = {
    "setup": (set_up, "准备运行环境（.venv，按 build/locked.txt）"),
    "run": (run, "打开程序；没有屏幕时演示到 out/demo"),
    "check": (check, "检查代码：ruff、mypy --strict、导入约定"),
    "test": (test, "检查代码并运行全部测试"),
    "freeze": (freeze, "做出 Windows 目录、安装程序、U 盘版和 Linux 目录（dist），并逐一试用"),
    "windows": (check_windows, "构建 Windows 目录并在 Wine 里自检；来源没有变化时只自检"),
    "package": (package, "用 dist 里的安装程序做出签名的更新包（给从U盘更新用）"),
    "update-key": (update_key, "做一把更新私钥，放到 TAIZHANG_UPDATE_KEY 说的文件"),
    "screenshots": (screenshots, "重画 README 里的截图（resources/screens）"),
}


def main(arguments: list[str] | None = None) -> int:
    """Do one verb and return the exit status: 0 done, 1 not done, 2 wrong usage."""
    make_output_safe()
    told = argparse.ArgumentParser(prog="make.py", description="综治台账：准备、运行、检查")
    verbs = told.add_subparsers(dest="verb", required=True, metavar="命令")
    for name, (_, meaning) in VERBS.items():
        verbs.add_parser(name, help=meaning)
    try:
        return VERBS[told.parse_args(arguments).verb][0]()
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("已停止。")
        return 130


if __name__ == "__main__":
    sys.exit(main())
