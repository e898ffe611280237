"""A sample ledger made through the console, and a way to type commands."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.ledger_fixtures import made_for_all
from ui.console.commands import main

PASSWORD = "Qingshan-2026"


@dataclass(frozen=True)
class Answer:
    """What a command said: its exit status and what stood on the two streams."""

    status: int
    out: str
    err: str


Type = Callable[..., Answer]


@pytest.fixture
def type_in(capsys: pytest.CaptureFixture[str]) -> Type:
    """Type a command; no answer may hold a traceback."""

    def carry_out(*words: object) -> Answer:
        status = main([str(word) for word in words])
        said = capsys.readouterr()
        assert "Traceback" not in said.out + said.err
        return Answer(status, said.out, said.err)

    return carry_out


@pytest.fixture(scope="session")
def password(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("password") / "password.txt"
    file.write_text(PASSWORD + "\n", encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory, password: Path) -> Path:
    def make(folder: Path) -> None:
        words = ["new", str(folder), "--sample", "--password-file", str(password)]
        assert main(words) == 0

    return made_for_all(tmp_path_factory, "console-sample", make)


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what the demo made, once for all; only ever copied."""

    def make(folder: Path) -> None:
        assert main(["demo", "--out", str(folder)]) == 0

    return made_for_all(tmp_path_factory, "demo", make)


@pytest.fixture
def sample(made_once: Path, tmp_path: Path) -> Path:
    """A copy of the sample ledger, for one test."""
    return Path(shutil.copytree(made_once, tmp_path / "示例乡"))
