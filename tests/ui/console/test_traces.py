"""``history`` and ``undo`` on a real ledger."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.ui.console.conftest import Type


def history(type_in: Type, sample: Path, password: Path, *more: str) -> list[dict[str, Any]]:
    said = type_in("history", sample, *more, "--json", "--password-file", password)
    assert (said.status, said.err) == (0, "")
    found: list[dict[str, Any]] = json.loads(said.out)
    return found


def test_history_tells_every_batch_newest_first(
    type_in: Type, sample: Path, password: Path
) -> None:
    told = history(type_in, sample, password)
    assert [each["batch"] for each in told] == list(range(len(told), 0, -1))
    assert told[-1]["action"] == "新建台账"
    assert set(told[0]) == {
        "batch",
        "at",
        "who",
        "action",
        "why",
        "kind",
        "taken_back",
        "records",
        "changes",
    }
    assert all(each["changes"] for each in told)


def test_history_of_one_ledger_holds_only_its_changes(
    type_in: Type, sample: Path, password: Path
) -> None:
    told = history(type_in, sample, password, "--ledger", "villages")
    assert told
    assert {c["ledger"] for each in told for c in each["changes"]} == {"villages"}
    wrong = type_in("history", sample, "--ledger", "没有", "--password-file", password)
    assert wrong.status == 1
    assert "没有叫“没有”的台账" in wrong.err


def test_history_as_lines(type_in: Type, sample: Path, password: Path) -> None:
    said = type_in("history", sample, "--password-file", password)
    number, at, who, action, *_ = said.out.splitlines()[-1].split("\t")
    assert (number, who, action) == ("1", "经办人", "新建台账")
    assert at.startswith("2020-07-01")


def test_batch_is_looked_at_undone_and_refused_again(
    type_in: Type, sample: Path, password: Path
) -> None:
    newest = history(type_in, sample, password)[0]["batch"]
    words = ("undo", sample, str(newest), "--password-file", password)
    look = type_in(*words, "--dry-run")
    assert look.status == 0
    assert "会这样" in look.out
    assert "没有改动" in look.out
    assert history(type_in, sample, password)[0]["batch"] == newest
    done = type_in(*words)
    assert (done.status, done.err) == (0, "")
    assert f"已撤销第{newest}次操作" in done.out
    told = history(type_in, sample, password)
    assert (told[0]["kind"], told[1]["taken_back"]) == ("undo", True)
    again = type_in(*words)
    assert (again.status, again.out) == (1, "")
    assert "已经被第" in again.err
    assert type_in("check", sample, "--password-file", password).out.strip() == "台账完好。"


def test_what_cannot_be_undone_says_which_work_stands_on_it(
    type_in: Type, sample: Path, password: Path
) -> None:
    plan = "导入2021年度方案"
    batches = history(type_in, sample, password)
    number = next(each["batch"] for each in batches if each["action"].startswith(plan))
    said = type_in("undo", sample, str(number), "--password-file", password)
    assert said.status == 1
    assert "不能撤销“导入2021年度方案（70项）”" in said.err
    assert "请先" in said.err
    assert type_in("undo", sample, "9999", "--password-file", password).status == 1
    assert type_in("undo", sample, "甲", "--password-file", password).status == 2
