"""``check``, ``backup`` and ``restore`` typed on real files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tests.models.store.test_ledger_file import flipped
from tests.ui.console.conftest import Type


def test_backup_delete_everything_restore_is_the_same_ledger(
    type_in: Type, sample: Path, password: Path, tmp_path: Path
) -> None:
    out, given = tmp_path / "U盘", ("--password-file", password)
    tasks = type_in("list", sample, "tasks", "--json", *given).out
    made = json.loads(type_in("backup", sample, "--to", out, "--json", *given).out)
    assert Path(made["backup"]).is_relative_to(out)
    assert (made["is_fresh"], made["missing_attachments"]) == (True, 0)
    again = json.loads(type_in("backup", sample, "--to", out, "--json", *given).out)
    assert (again["backup"], again["is_fresh"]) == (made["backup"], False)
    shutil.rmtree(sample)
    back = type_in("restore", out, "--to", sample, "--json", *given)
    assert back.status == 0, back.err
    restored = json.loads(back.out)
    assert (restored["counts"], restored["replaced"]) == (made["counts"], None)
    assert type_in("list", sample, "tasks", "--json", *given).out == tasks
    checked = json.loads(type_in("check", sample, "--json", *given).out)
    assert (checked["ok"], checked["findings"]) == (True, [])
    assert {"file", "key_slots", "attachments", "chain"} <= set(checked["parts"])


def test_restore_over_a_ledger_says_where_the_old_state_lies(
    type_in: Type, sample: Path, password: Path, tmp_path: Path
) -> None:
    given = ("--password-file", password)
    folder = type_in("backup", sample, "--to", tmp_path / "U盘", *given).out.strip()
    assert Path(folder).is_dir()
    said = type_in("restore", folder, "--to", sample, *given)
    assert said.status == 0
    assert "原来的内容留在" in said.out
    assert "试点任务" in said.out or "任务" in said.out


def test_restore_is_refused_with_a_wrong_password_or_without_backups(
    type_in: Type, sample: Path, password: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "错.txt"
    wrong.write_text("不是这个密码", encoding="utf-8")
    given = ("--password-file", password)
    type_in("backup", sample, "--to", tmp_path / "U盘", *given)
    target = tmp_path / "新"
    said = type_in("restore", tmp_path / "U盘", "--to", target, "--password-file", wrong)
    assert (said.status, said.out) == (1, "")
    assert "密码不对" in said.err
    assert not target.exists()
    none = type_in("restore", tmp_path / "没有", "--to", target, *given)
    assert "没有能用的备份" in none.err
    code = type_in("restore", tmp_path / "U盘", "--to", target, "--code-file", tmp_path / "无")
    assert "读不了恢复密钥文件" in code.err


def test_check_tells_which_part_is_damaged(
    type_in: Type, sample: Path, password: Path, tmp_path: Path
) -> None:
    given = ("--json", "--password-file", password)
    slots = (sample / "keys.json").read_bytes()
    for name in ("keys.json", "keys-2.json"):
        (sample / name).write_bytes(slots[:50])
    found = json.loads(type_in("check", sample, *given).out)
    assert (found["parts"]["key_slots"], found["parts"]["file"]) == (False, None)
    (sample / "keys.json").write_bytes(slots)
    path = next((sample / "files").rglob("*.age"))
    flipped(path, 150, 1)
    said = type_in("check", sample, *given)
    assert said.status == 1
    assert json.loads(said.out)["parts"]["attachments"] is False
    flipped(path, 150, 1)
    flipped(sample / "ledger.db", 50, 1)
    found = json.loads(type_in("check", sample, *given).out)
    assert (found["ok"], found["parts"]["file"]) == (False, False)
