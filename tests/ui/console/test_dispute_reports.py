"""``report DIR NAME`` for the papers on disputes that the issue names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.console.conftest import Type


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("dispute-monthly", "2021-06"),
        ("mediation-statistics", "2021-Q2"),
        ("unresolved", "2021-06"),
        ("subsidy", "2021"),
        ("dispute-survey", "2021-H1"),
        ("petition-cases", "2021-06"),
        ("case-numbers", "2021"),
        ("dispute-zero", "2021-06-24"),
        ("dispute-zero", "2021-W25"),
    ],
)
def test_report_is_written_as_pdf_and_excel(
    type_in: Type, password: Path, sample: Path, tmp_path: Path, name: str, period: str
) -> None:
    said = type_in(
        "report", sample, name, "--period", period, "--out", tmp_path / "出",
        "--password-file", password,
    )  # fmt: skip
    assert (said.status, said.err) == (0, "")
    paths = [Path(line) for line in said.out.splitlines()]
    assert [path.suffix for path in paths] == [".pdf", ".xlsx"]
    assert all(path.stat().st_size > 2000 for path in paths)


def test_period_that_a_report_does_not_take_is_refused(
    type_in: Type, password: Path, sample: Path, tmp_path: Path
) -> None:
    said = type_in(
        "report", sample, "dispute-monthly", "--period", "2021-W25", "--out", tmp_path / "出",
        "--password-file", password,
    )  # fmt: skip
    assert said.status == 1
    assert "只能按" in said.err
    assert not (tmp_path / "出").exists()
