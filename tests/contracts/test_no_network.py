"""No socket is opened, ever: the whole program is played with the network trapped (I11)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.contracts.house_rules import ROOT

SAID_BY_QT = "This plugin does not support"


def run(code: list[str], home: Path) -> tuple[int, str]:
    told = os.environ | {"XDG_STATE_HOME": str(home), "LOCALAPPDATA": str(home)}
    done = subprocess.run(
        [sys.executable, *code], cwd=ROOT, env=told, capture_output=True, text=True, check=False
    )
    lines = [line for line in done.stderr.splitlines() if line and SAID_BY_QT not in line]
    return done.returncode, "\n".join(lines)


def test_whole_program_touches_no_network(tmp_path: Path) -> None:
    status, said = run(["-m", "tests.contracts.trapped_run", str(tmp_path / "out")], tmp_path)
    assert (status, said) == (0, "")


def test_trap_catches_a_socket_and_a_library(tmp_path: Path) -> None:
    code = (
        "from tests.contracts import trapped_run as t\n"
        "t.trap()\n"
        "import PySide6.QtNetwork, socket\n"
        "for call in (socket.socket, lambda: socket.getaddrinfo('localhost', 80)):\n"
        "    try:\n"
        "        call()\n"
        "    except RuntimeError:\n"
        "        pass\n"
        "seen = [line.split()[0] for line in t.TRAPPED]\n"
        "assert seen == ['socket.__new__', 'socket.getaddrinfo']\n"
        "assert t.network_libraries() == ['Qt6Network']\n"
    )
    status, said = run(["-c", code], tmp_path)
    assert (status, said) == (0, "")
