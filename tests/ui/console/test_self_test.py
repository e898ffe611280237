"""``self-test`` proves what it says, and names what does not work."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.house_rules import ROOT
from ui.console.trying.proofs import ProofFailed, prove_made, prove_plans


@pytest.fixture
def made(played: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(played, tmp_path / "演示"))


def test_what_the_demo_made_passes(made: Path) -> None:
    prove_made(made)


@pytest.mark.parametrize(
    ("pattern", "content", "said"),
    [
        ("示例乡台账/ledger.db", b"SQLite format 3\0", "台账没有加密"),
        ("示例乡台账/files/*/*.age", b"\xff\xd8\xff", "附件没有加密"),
        ("佐证材料/*.jpg", b"age-encryption.org/v1", "附件没有解开"),
    ],
)
def test_what_is_not_right_is_named(made: Path, pattern: str, content: bytes, said: str) -> None:
    next(made.glob(pattern)).write_bytes(content)
    with pytest.raises(ProofFailed, match=said):
        prove_made(made)


def test_paper_without_its_words_is_named(made: Path) -> None:
    shutil.copyfile(made / "恢复密钥单.pdf", next(made.glob("任务台账*.pdf")))
    with pytest.raises(ProofFailed, match="PDF 里的中文读不出来"):
        prove_made(made)


def test_plans_in_word_and_gbk_are_read(tmp_path: Path) -> None:
    prove_plans(tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".docx", ".txt"}


def test_machine_is_told_what_was_found_and_nothing_is_left(tmp_path: Path) -> None:
    command = [sys.executable, "-X", "utf8", "main.py", "self-test", "--json", "--window"]
    told = {"TMPDIR": str(tmp_path), "TEMP": str(tmp_path), "TMP": str(tmp_path)}
    done = subprocess.run(
        command, cwd=ROOT, env=os.environ | told, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["ok"] is True
    assert found["frozen"] is False
    assert found["qt"] == "6.8.3"
    assert list(tmp_path.iterdir()) == []
