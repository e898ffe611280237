"""The package for support finds the place of a fault and gives nothing of the ledger away."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from models.actions import records
from models.ledgers.tasks.task import TASKS
from models.output import FolderMissing
from models.store.ledger_file import Store
from tests.contracts.house_rules import ROOT
from ui.crash import FALL_NAME, LOG_NAME
from ui.diagnosis import blind, write_package
from ui.rooms.settings.about_page import AboutPage
from ui.workplace import Workplace

SECRET = "李某某"
LOG = f"""2021-06-24 09:00:00,000 7F3A-90C2
KeyError
  ui/rooms/tasks/room.py:31 _open
  models/actions/records.py:88 keep
2021-06-24 09:00:01,000 Qt QtWarningMsg cannot open C:\\Users\\{SECRET}\\低保 13800000000.jpg
2021-06-24 09:00:02,000 Qt QtWarningMsg no file "zhangsan.jpg" in /home/zhangsan/desk
Windows fatal exception: access violation
  File "C:\\Users\\zhangsan\\ui\\say.py", line 3 in tell
"""


def members(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as box:
        return {name: box.read(name).decode("utf-8") for name in box.namelist()}


def test_package_holds_places_and_counts_but_no_values(
    store: Store, tmp_path: Path, qapp: QApplication
) -> None:
    raw = {"year": 2021, "code": "1", "title": SECRET, "lead_unit": "派出所"}
    records.keep(store, TASKS, raw)
    logs = tmp_path / "log"
    logs.mkdir()
    (logs / LOG_NAME).write_text(LOG, encoding="utf-8")
    held = members(write_package(tmp_path / "诊断包.zip", logs, store))
    facts = json.loads(held["facts.json"])
    assert facts["ledger"]["records"]["tasks"] == 1
    assert facts["ledger"]["bytes"] > 0
    assert "models/actions/records.py:88 keep" in held["log-0.txt"]
    assert "File ui/say.py, line 3 in tell" in held["log-0.txt"]
    everything = "".join(held.values())
    for each in (SECRET, "zhangsan", "13800000000", "低保", "派出所", str(store.folder)):
        assert each not in everything


@pytest.mark.parametrize(
    "line",
    ["ui/say.py:3 tell", "7F3A-90C2", "  reports/pdf/book.py:120 <lambda>", "QtWarningMsg layout"],
)
def test_places_in_the_code_stay_readable(line: str) -> None:
    assert blind(line) == line


def test_package_without_ledger_and_without_logs(tmp_path: Path, qapp: QApplication) -> None:
    held = members(write_package(tmp_path / "a.zip", tmp_path / "none", None))
    assert set(held) == {"facts.json"}
    assert "ledger" not in json.loads(held["facts.json"])


def test_place_that_is_gone_is_said(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(FolderMissing):
        write_package(tmp_path / "gone" / "a.zip", tmp_path, None)


def test_button_of_the_about_page_writes_the_package(
    qtbot: QtBot, workplace: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "state"))
    target = tmp_path / "诊断包.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    page = AboutPage(workplace, None)
    qtbot.addWidget(page)
    page.export_button.click()
    assert target.exists()
    assert str(target) in page.told.text()


FALL = """
import sys, ctypes
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui import crash
app = QApplication([])
crash.install(Path(sys.argv[2]))
ctypes.string_at(0)
"""


def test_fall_of_the_program_itself_is_written_down(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FALL, str(ROOT), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode != 0
    told = (tmp_path / FALL_NAME).read_text(encoding="utf-8")
    assert "string_at" in told
    assert "fatal" in told.lower()
