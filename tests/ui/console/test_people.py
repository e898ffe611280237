"""Accounts and lost passwords on the console."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from models.store import keys
from models.store.keys import tries
from models.store.opening import open_ledger, open_with_code
from tests import ledger_fixtures
from tests.ui.console.conftest import Type

NEW = "Xiaoli-2026"


@pytest.fixture
def new_password(tmp_path: Path) -> Path:
    file = tmp_path / "new.txt"
    file.write_text(NEW, encoding="utf-8")
    return file


def test_account_is_added_listed_and_removed(
    type_in: Type, password: Path, new_password: Path, sample: Path
) -> None:
    more = ("--password-file", password)
    add = ("account", "add", sample, "小李", "--role", "领导（只读）")
    said = type_in(*add, "--new-password-file", new_password, *more)
    assert (said.status, said.out) == (0, "已新增账号“小李”（领导（只读））。\n")
    said = type_in("account", "list", sample, *more)
    assert said.out.splitlines() == ["小李\t领导（只读）", "经办人\t管理员"]
    said = type_in("account", "list", sample, "--json", "--password-file", new_password)
    assert json.loads(said.out)[0] == {"name": "小李", "role": "领导（只读）", "village": ""}
    said = type_in("account", "remove", sample, "小李", *more)
    assert (said.status, said.out) == (0, "已移除账号“小李”，台账已更换密钥。\n")
    said = type_in("account", "list", sample, "--password-file", new_password)
    assert said.status == 1
    assert "密码不对" in said.err


def test_who_may_not_is_told_who_may(
    type_in: Type, password: Path, new_password: Path, sample: Path
) -> None:
    add = ("account", "add", sample, "小李", "--role", "经办人")
    type_in(*add, "--new-password-file", new_password, "--password-file", password)
    said = type_in(
        "account", "remove", sample, "经办人", "--password-file", new_password, "--account", "小李"
    )
    assert said.status == 1
    assert "不能管理账号、密钥、恢复和清除。请由“管理员”登录后再做。" in said.err


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("小李", "--role", "皇帝"), "不在可选范围内"),
        (("小李", "--role", "村级录入"), "要选所属村"),
        (("小李", "--role", "村级录入", "--village", "没有村"), "没有找到所属村"),
    ],
)
def test_unfit_account_is_refused(
    type_in: Type,
    password: Path,
    new_password: Path,
    sample: Path,
    words: tuple[str, ...],
    reason: str,
) -> None:
    more = ("--new-password-file", new_password, "--password-file", password)
    said = type_in("account", "add", sample, *words, *more)
    assert said.status == 1
    assert reason in said.err
    assert keys.account_names(sample) == ("经办人",)


def test_lost_password_is_mended_with_a_sheet_and_the_sheet_replaced(
    type_in: Type, new_password: Path, ledger_template: Path, recovery_code: str, tmp_path: Path
) -> None:
    folder, code_file = tmp_path / "示例乡", tmp_path / "code.txt"
    shutil.copytree(ledger_template, folder)
    code = recovery_code
    code_file.write_text(code.lower(), encoding="utf-8")
    recover = ("recover", folder, "--code-file", code_file, "--new-password-file", new_password)
    said = type_in(*recover)
    sheet = tmp_path / "示例乡-新恢复密钥单.pdf"
    assert (said.status, said.out) == (0, f"{sheet}\n")
    assert sheet.stat().st_size > 0
    open_ledger(folder, NEW).close()
    with pytest.raises(keys.WrongPassword):
        open_ledger(folder, ledger_fixtures.PASSWORD)
    with pytest.raises(keys.WrongRecoveryCode):
        open_with_code(folder, code)
    said = type_in(*recover)
    assert said.status == 1
    assert "已经存在" in said.err
    sheet.unlink()
    assert "恢复密钥不对" in type_in(*recover).err


def test_wrong_password_makes_the_next_try_wait(
    type_in: Type, new_password: Path, password: Path, sample: Path
) -> None:
    wrong = ("account", "list", sample, "--password-file", new_password)
    assert "密码不对" in type_in(*wrong).err
    said = type_in("account", "list", sample, "--password-file", password)
    assert (said.status, said.err) == (1, "刚才密码不对。请等1秒再试。\n")
    tries.forget(sample)
    assert type_in("account", "list", sample, "--password-file", password).status == 0
