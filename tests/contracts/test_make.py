"""build/make.py makes the environment once, remakes a broken one, and says what is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.contracts.house_rules import ROOT

BARE = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "VIRTUAL_ENV"}}
# The interpreter under the environment of the tests, as on a machine that has none yet.
BASE = str(Path(sys.base_prefix) / ("python.exe" if os.name == "nt" else "bin/python3.11"))
MAIN = "import sys\nprint('main', *sys.argv[1:])\n"


@dataclass(frozen=True)
class Checkout:
    """A checkout whose first set-up broke off and whose second came through."""

    folder: Path
    failed: subprocess.CompletedProcess[str]
    stamped_after_failure: bool
    mended: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    folder = tmp_path_factory.mktemp("检出 目录")
    shutil.copytree(ROOT / "build", folder / "build", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "main.py").write_text(MAIN, encoding="utf-8")
    lock = folder / "build/locked.txt"
    lock.write_text("no-hash==1.0\n", encoding="utf-8")
    failed = make(folder, "setup")
    stamped = (folder / ".venv/locked.sha256").exists()
    lock.write_text("# nothing\n", encoding="utf-8")
    return Checkout(folder, failed, stamped, make(folder, "setup"))


def make(
    folder: Path, verb: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BASE, "-X", "utf8", str(folder / "build/make.py"), verb],
        cwd=folder.parent,
        env=(env or BARE) | {"PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def is_complete(folder: Path) -> bool:
    code = "import environment, sys; sys.exit(not environment.is_complete())"
    return subprocess.run([BASE, "-c", code], cwd=folder / "build", check=False).returncode == 0


def test_failed_set_up_says_what_to_do_and_is_not_taken_for_complete(checkout: Checkout) -> None:
    assert checkout.failed.returncode == 1
    assert "请检查网络后，再输入一次同样的命令" in checkout.failed.stderr
    assert not checkout.stamped_after_failure


def test_half_made_environment_is_remade(checkout: Checkout) -> None:
    assert checkout.mended.returncode == 0, checkout.mended.stdout + checkout.mended.stderr
    assert "运行环境已准备好" in checkout.mended.stdout
    assert is_complete(checkout.folder)


def test_second_set_up_does_nothing(checkout: Checkout) -> None:
    before = (checkout.folder / ".venv/pyvenv.cfg").stat().st_mtime_ns
    done = make(checkout.folder, "setup")
    assert (done.returncode, done.stdout) == (0, "")
    assert (checkout.folder / ".venv/pyvenv.cfg").stat().st_mtime_ns == before


def test_environment_is_not_complete_after_the_lock_changed(checkout: Checkout) -> None:
    lock = checkout.folder / "build/locked.txt"
    before = lock.read_bytes()
    lock.write_bytes(before + b"# more\n")
    assert not is_complete(checkout.folder)
    lock.write_bytes(before.replace(b"\n", b"\r\n"))  # as git writes it on Windows
    assert is_complete(checkout.folder)
    lock.write_bytes(before)


def test_moved_environment_is_not_trusted(checkout: Checkout, tmp_path: Path) -> None:
    shutil.copytree(checkout.folder, tmp_path / "moved", symlinks=True)
    assert not is_complete(tmp_path / "moved")


def test_run_without_a_screen_says_so_and_plays_the_demonstration(checkout: Checkout) -> None:
    done = make(checkout.folder, "run", {n: v for n, v in BARE.items() if n != "WAYLAND_DISPLAY"})
    has_screen = os.name == "nt"  # Windows always has one
    assert ("这里没有屏幕" in done.stdout) is not has_screen
    demo = f"main demo --out {checkout.folder / 'out' / 'demo'}"
    assert done.stdout.splitlines()[-1] == ("main" if has_screen else demo)


def test_run_with_a_screen_opens_the_program(checkout: Checkout) -> None:
    done = make(checkout.folder, "run", BARE | {"DISPLAY": ":9"})
    assert done.stdout.splitlines()[-1] == "main"


def test_unknown_verb_is_wrong_usage(checkout: Checkout) -> None:
    assert make(checkout.folder, "fly").returncode == 2
