"""Every check there is, run to the end even when an early one fails."""

from __future__ import annotations

import os
import subprocess
from time import monotonic

from places import ROOT, program
from say import say

_MOST_WORKERS = 4


def check() -> list[str]:
    """Run linter, formatter, types and import contracts; return the names of what failed."""
    python = str(program("python"))
    return _failed(
        {
            "ruff": [python, "-m", "ruff", "check", "--quiet"],
            "ruff format": [python, "-m", "ruff", "format", "--check", "--quiet"],
            "mypy": [python, "-m", "mypy"],
            "lint-imports": [str(program("lint-imports"))],
        }
    )


def run_tests() -> list[str]:
    """Run all tests, figures last and alone on the machine; return the names of what failed."""
    pytest = [str(program("python")), "-m", "pytest", "-q"]
    workers = str(min(os.cpu_count() or 1, _MOST_WORKERS))
    beside = ["-n", workers, "--dist", "loadfile", "-m", "not bench"]
    return _failed({"pytest": [*pytest, *beside], "pytest -m bench": [*pytest, "-m", "bench"]})


def _failed(commands: dict[str, list[str]]) -> list[str]:
    failed = []
    environment = os.environ | {"PYTHONUTF8": "1"}
    for name, command in commands.items():
        started = monotonic()
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        verdict = "通过" if done.returncode == 0 else "没有通过"
        say(f"[{name}] {verdict}，{monotonic() - started:.0f} 秒")
        if done.returncode != 0:
            failed.append(name)
    return failed
