"""Who may import whom holds, and each contract notices when it does not."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.contracts.house_rules import ROOT

CONTRACTS = {
    each["name"]
    for each in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"][
        "importlinter"
    ]["contracts"]
}
LINT = (
    "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
)

INSIDE = "models: exchange, actions, ledgers, ledger, fields"

# Contract → where an offending line is added, and the line.
OFFENCES: list[tuple[str, str, str]] = [
    ("windows stand on papers, papers on models", "models/troubles.py", "import reports"),
    ("windows stand on papers, papers on models", "models/actions/a.py", "import ui.look"),
    ("windows stand on papers, papers on models", "reports/a.py", "import ui.look"),
    ("nobody imports main, the build or the tests", "ui/a.py", "import main"),
    ("nobody imports main, the build or the tests", "models/a.py", "import tests.contracts"),
    ("models and reports know no window", "models/a.py", "from PySide6 import QtCore"),
    ("models and reports know no window", "reports/pdf/a.py", "def f():\n    import PySide6.QtGui"),
    ("windows leave databases and files to models and reports", "ui/a.py", "import sqlalchemy"),
    ("windows leave databases and files to models and reports", "ui/rooms/a.py", "import docx"),
    (INSIDE, "models/fields.py", "import models.privacy"),
    (INSIDE, "models/privacy.py", "import models.ledger"),
    (INSIDE, "models/ledger.py", "import models.ledgers"),
    (INSIDE, "models/ledgers/a.py", "import models.store"),
    (INSIDE, "models/ledgers/a.py", "import models.actions"),
    (INSIDE, "models/store/a.py", "import models.ledgers"),
    (INSIDE, "models/actions/a.py", "import models.exchange"),
    ("the store knows rows, not meanings", "models/store/a.py", "import models.fields"),
    ("the console needs no window", "ui/console/a.py", "def f():\n    from PySide6 import QtGui"),
]  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the packages and their contracts, to be broken and mended again."""
    folder = tmp_path_factory.mktemp("house")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for room in ("models", "reports", "ui"):
        shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-c", LINT]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)


def test_every_import_contract_is_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_contract_was_seen_to_be_broken() -> None:
    assert {name for name, _, _ in OFFENCES} == CONTRACTS


@pytest.mark.parametrize(("name", "place", "line"), OFFENCES)
def test_contract_notices_when_it_is_broken(copy: Path, name: str, place: str, line: str) -> None:
    offender = copy / place
    before = offender.read_text(encoding="utf-8") if offender.exists() else None
    offender.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    try:
        done = lint(copy)
    finally:
        if before is None:
            offender.unlink()
        else:
            offender.write_text(before, encoding="utf-8")
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{name} BROKEN" in done.stdout


def test_console_starts_without_loading_qt() -> None:
    code = (
        "import importlib, pkgutil, sys, ui.console as room\n"
        "for each in pkgutil.iter_modules(room.__path__, 'ui.console.'):\n"
        "    importlib.import_module(each.name)\n"
        "sys.exit('PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
