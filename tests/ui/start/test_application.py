"""The program where it cannot show itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def test_without_a_screen_it_says_so_and_ends() -> None:
    bare = {name: value for name, value in os.environ.items() if name not in SCREENS}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py")], capture_output=True, check=False, env=bare
    )
    assert done.returncode == 1
    assert "没有屏幕" in done.stderr.decode("utf-8")
