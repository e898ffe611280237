"""The console on real files: what it makes, what it refuses, and that nothing half-made stays."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.store import lock
from tests.ui.console.conftest import Type

ROOT = Path(__file__).parents[3]
KEYS = ["code", "parent", "title", "requirement"]
KEYS += ["deadline_text", "start_year", "due_date", "long_term"]
# An Office file with a password is an OLE file with a stream of this name.
LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000 + "EncryptedPackage".encode("utf-16-le")
PLAN = ROOT / "resources" / "sample" / "plan-2021.txt"


def test_new_prints_the_ledger_and_its_recovery_sheet(
    type_in: Type, password: Path, tmp_path: Path
) -> None:
    said = type_in("new", tmp_path / "甲", "--division", "110101001", "--password-file", password)
    assert (said.status, said.err) == (0, "")
    made = [Path(line) for line in said.out.splitlines()]
    assert made == [tmp_path / "甲" / "ledger.db", tmp_path / "甲-恢复密钥单.pdf"]
    assert all(path.stat().st_size for path in made)


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (("--division", "999"), "不是乡镇（街道）的9位代码"),
        (("--division", "110101001001"), "不是乡镇（街道）的9位代码"),
        ((), "不是乡镇（街道）的9位代码"),
        (("--sample", "--sheet", "/没有/单.pdf"), "找不到文件夹"),
    ],
)
def test_new_that_is_refused_leaves_no_folder(
    type_in: Type, password: Path, tmp_path: Path, more: tuple[str, ...], reason: str
) -> None:
    said = type_in("new", tmp_path / "甲", *more, "--password-file", password)
    assert (said.status, said.out) == (1, "")
    assert reason in said.err
    assert list(tmp_path.iterdir()) == []


def test_new_takes_only_an_empty_folder(type_in: Type, password: Path, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "照片.jpg").write_text("x")
    said = type_in("new", tmp_path, "--sample", "--password-file", password)
    assert said.status == 1
    assert "已经有别的东西" in said.err
    assert [path.name for path in tmp_path.rglob("*")] == ["files", "照片.jpg"]


def test_new_never_writes_over_a_ledger_or_a_recovery_sheet(
    type_in: Type, sample: Path, password: Path, tmp_path: Path
) -> None:
    again = type_in("new", sample, "--sample", "--password-file", password)
    assert again.status == 1
    assert "已经有一本台账" in again.err
    sheet = tmp_path / "乙-恢复密钥单.pdf"
    sheet.write_text("封存")
    said = type_in("new", tmp_path / "乙", "--sample", "--password-file", password)
    assert said.status == 1
    assert "没有覆盖" in said.err
    assert sheet.read_text() == "封存"
    assert not (tmp_path / "乙").exists()


def test_new_in_a_place_that_cannot_be_written_is_refused(
    type_in: Type, password: Path, tmp_path: Path
) -> None:
    (tmp_path / "文件").write_text("")
    said = type_in("new", tmp_path / "文件" / "甲", "--sample", "--password-file", password)
    assert said.status == 1
    assert "不能写入" in said.err


@pytest.mark.parametrize(
    ("written", "reason"),
    [("12345", "至少要8个字符"), ("", "读不了文件"), (None, "读不了文件")],
)
def test_new_wants_a_fair_password(
    type_in: Type, tmp_path: Path, written: str | None, reason: str
) -> None:
    file = tmp_path / "密码.txt"
    if written is not None:
        file.write_text(written)
    said = type_in("new", tmp_path / "甲", "--sample", "--password-file", file)
    assert said.status == 1
    assert reason in said.err
    assert not (tmp_path / "甲").exists()


def test_password_is_asked_for_by_file_or_environment(
    type_in: Type, sample: Path, password: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "没有给出密码" in type_in("list", sample, "tasks").err
    monkeypatch.setenv("TAIZHANG_PASSWORD", password.read_text().strip())
    assert type_in("list", sample, "tasks").status == 0


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("列出",), "没有叫 列出 的命令"),
        (("list", "甲"), "还要给出 LEDGER"),
        (("list", "甲", "tasks", "--quick"), "不认得 --quick"),
        (("report", "甲", "task-ledger", "--period"), "--period 后面要写内容"),
        (("plan", "read", "甲.txt", "--year", "去年"), "要写年份"),
        (("new", "甲", "--sample", "--year", "99"), "要写年份"),
    ],
)
def test_wrong_words_are_explained_in_chinese(
    type_in: Type, words: tuple[str, ...], reason: str
) -> None:
    said = type_in(*words)
    assert (said.status, said.out) == (2, "")
    assert reason in said.err
    for english in ("argument", "usage", "invalid", "required"):
        assert english not in said.err


def test_plan_read_prints_the_keys_of_the_issue(type_in: Type) -> None:
    said = type_in("plan", "read", PLAN, "--json")
    rows = json.loads(said.out)
    assert (said.status, len(rows), said.err) == (0, 71, "")
    assert all(list(row) == KEYS for row in rows)
    assert sum(row["deadline_text"] is not None for row in rows) == 27
    first = next(row for row in rows if row["code"] == "3.1")
    assert first["parent"] == "3"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("空.txt", b"", "没有文字"),
        ("空.docx", b"", "没有文字"),
        ("坏.docx", b"\x00\x01\xfe" * 900, "已损坏"),
        ("坏.xlsx", b"\x00\x01\xfe" * 900, "已损坏"),
        ("锁.docx", LOCKED, "密码"),
        ("旧.doc", b"x", "另存为 .docx"),
        ("旧.wps", b"x", "另存为 .docx"),
        ("无编号.txt", "今天天气很好。\n".encode(), "没有找到"),
        ("扫描.pdf", b"%PDF-1.4", ".docx、.txt 或 .xlsx"),
    ],
)
def test_plan_that_cannot_be_read_is_explained(
    type_in: Type, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    said = type_in("plan", "read", tmp_path / name, "--json")
    assert (said.status, said.out) == (1, "")
    assert reason in said.err


def test_plan_of_200_mb_is_refused_without_reading_it(type_in: Type, tmp_path: Path) -> None:
    for name in ("大.docx", "大.txt", "大.xlsx"):
        with (tmp_path / name).open("wb") as file:
            file.truncate(200 * 1024 * 1024)
        assert "太大" in type_in("plan", "read", tmp_path / name).err


def test_plan_comes_in_once_a_year(type_in: Type, sample: Path, password: Path) -> None:
    way = (sample, PLAN, "--password-file", password)
    again = type_in("plan", "import", *way, "--year", "2021")
    assert again.status == 1
    assert "已有" in again.err
    fresh = type_in("plan", "import", *way, "--year", "2022")
    assert (fresh.status, fresh.out) == (0, "已导入2022年度任务70项。\n")


def test_list_prints_records_by_field_name(type_in: Type, sample: Path, password: Path) -> None:
    said = type_in("list", sample, "tasks", "--json", "--password-file", password)
    rows = json.loads(said.out)
    found = next(row for row in rows if row["code"] == "3.3")
    assert {"title", "lead_unit", "due_on", "status", "light", "days_left"} <= set(found)
    assert found["year"] == 2021
    assert len(type_in("list", sample, "villages", "--password-file", password).out.split("\n")) > 8


def test_report_prints_the_paths_of_what_it_made(
    type_in: Type, sample: Path, password: Path, tmp_path: Path
) -> None:
    out = tmp_path / "报表" / "六月"
    said = type_in(
        "report", sample, "task-ledger", "--period", "2021", "--format", "pdf,xlsx",
        "--out", out, "--password-file", password,
    )  # fmt: skip
    made = [Path(line) for line in said.out.splitlines()]
    assert (said.status, [path.suffix for path in made]) == (0, [".pdf", ".xlsx"])
    assert sorted(out.iterdir()) == sorted(made)


def test_report_without_formats_makes_all_it_can(
    type_in: Type, sample: Path, password: Path, tmp_path: Path
) -> None:
    words = ("--period", "2021", "--out", tmp_path, "--password-file", password)
    said = type_in("report", sample, "task-ledger", *words)
    assert [Path(line).suffix for line in said.out.splitlines()] == [".pdf", ".xlsx"]


@pytest.mark.parametrize(
    ("name", "period", "wanted", "reason"),
    [
        ("没有", "2021", "pdf", "没有叫“没有”的报表"),
        ("task-ledger", "2021-13", "pdf", "不是期间"),
        ("task-ledger", "2021", "doc", "不能做成“doc”"),
        ("task-ledger", "2021", ",", "要做成哪种文件没有写"),
    ],
)
def test_report_not_on_offer_makes_nothing(
    type_in: Type, sample: Path, password: Path, name: str, period: str, wanted: str, reason: str
) -> None:
    out = sample.parent / "报表"
    said = type_in(
        "report", sample, name, "--period", period, "--format", wanted,
        "--out", out, "--password-file", password,
    )  # fmt: skip
    assert (said.status, said.out) == (1, "")
    assert reason in said.err
    assert not out.exists()


def test_report_into_a_file_is_refused(
    type_in: Type, sample: Path, password: Path, tmp_path: Path
) -> None:
    (tmp_path / "文件").write_text("旧")
    said = type_in(
        "report", sample, "task-ledger", "--period", "2021",
        "--out", tmp_path / "文件", "--password-file", password,
    )  # fmt: skip
    assert said.status == 1
    assert "文件没有保存" in said.err
    assert (tmp_path / "文件").read_text() == "旧"


def test_ledger_that_is_not_there_or_not_named_is_explained(
    type_in: Type, sample: Path, password: Path
) -> None:
    gone = type_in("list", sample.parent / "没有", "tasks", "--password-file", password)
    assert (gone.status, "没有台账" in gone.err) == (1, True)
    named = type_in("list", sample, "people", "--password-file", password)
    assert (named.status, "可用的有：tasks" in named.err) == (1, True)


def test_wrong_password_is_refused(type_in: Type, sample: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "错.txt"
    wrong.write_text("something-else")
    said = type_in("check", sample, "--json", "--password-file", wrong)
    assert (said.status, said.out) == (1, "")
    assert "密码不对" in said.err


def test_ledger_open_elsewhere_is_refused(type_in: Type, sample: Path, password: Path) -> None:
    held = lock.LedgerLock(sample)
    held.take()
    try:
        said = type_in("list", sample, "tasks", "--password-file", password)
    finally:
        held.give_back()
    assert (said.status, said.out) == (1, "")
    assert "打开" in said.err


def test_check_says_whether_the_ledger_is_whole(
    type_in: Type, sample: Path, password: Path
) -> None:
    said = type_in("check", sample, "--json", "--password-file", password)
    found = json.loads(said.out)
    assert (said.status, found["ok"], found["findings"]) == (0, True, [])
    assert all(found["parts"].values())


@pytest.mark.parametrize("sixth", range(6))
def test_one_byte_flipped_is_found(type_in: Type, sample: Path, password: Path, sixth: int) -> None:
    file = sample / "ledger.db"
    content = bytearray(file.read_bytes())
    content[len(content) * sixth // 6 + 100] ^= 1
    file.write_bytes(content)
    said = type_in("check", sample, "--json", "--password-file", password)
    assert said.status == 1
    if said.out:
        assert json.loads(said.out)["ok"] is False
    told = said.out + said.err
    assert "备份" in told
    assert "HMAC" not in told


def test_demo_leaves_what_is_not_its_own_alone(type_in: Type, tmp_path: Path) -> None:
    (tmp_path / "信.txt").write_text("x")
    for out in (tmp_path, tmp_path / "信.txt"):
        said = type_in("demo", "--out", out)
        assert (said.status, said.out) == (1, "")
        assert "没有动它" in said.err
    assert (tmp_path / "信.txt").read_text() == "x"


def test_demo_plays_again_into_its_own_folder(type_in: Type, played: Path, tmp_path: Path) -> None:
    said = type_in("demo", "--out", shutil.copytree(played, tmp_path / "演示"))
    assert (said.status, said.err) == (0, "")
    papers = [Path(line) for line in said.out.splitlines() if line.endswith((".pdf", ".xlsx"))]
    assert len(papers) == 5
    assert all(path.stat().st_size for path in papers)


def test_a_bug_names_its_place_and_no_value(type_in: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(*_given: object) -> None:
        raise ValueError("张三 13800000000")

    monkeypatch.setattr("models.exchange.plan.reading.read_plan", break_down)
    said = type_in("plan", "read", PLAN)
    assert said.status == 1
    assert "ValueError test_commands.py:" in said.err
    assert "张三" not in said.err


def test_console_runs_as_a_program_of_its_own(sample: Path, password: Path) -> None:
    words = ["list", str(sample), "tasks", "--json", "--password-file", str(password)]
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *words],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(json.loads(done.stdout.decode("utf-8"))) > 70
