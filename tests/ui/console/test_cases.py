"""``case papers`` on a real ledger."""

from __future__ import annotations

import json
from pathlib import Path

from models.actions import finding
from models.ledgers.disputes.dispute import DISPUTES
from models.store.opening import open_ledger
from tests.reports.mediation.cases import SECRETS, full_case, words_of
from tests.ui.console.conftest import PASSWORD, Type


def _with_case(folder: Path) -> str:
    """Add a case to the sample's; return its number."""
    store = open_ledger(folder, PASSWORD)
    case = finding.one(store, DISPUTES, full_case(store))
    store.close()
    assert case is not None
    return str(case.case_no)


def test_papers_of_a_case_are_written_and_their_paths_printed(
    type_in: Type, sample: Path, password: Path, tmp_path: Path
) -> None:
    number = _with_case(sample)
    out = tmp_path / "out"
    typed = number.replace("（", "(").replace("）", ") ").replace("第", " 第")
    said = type_in("case", "papers", sample, typed, "--out", out, "--password-file", password)
    assert said.status == 0
    made = [Path(line) for line in said.out.splitlines()]
    assert sorted(made) == sorted(out.iterdir())
    assert made[-1].name == f"全卷 {number}.pdf"
    assert said.err.splitlines() == ["未填：人民调解申请书：申请事项"]


def test_redacted_papers_tell_nobody_and_what_was_left_out(
    type_in: Type, sample: Path, password: Path, tmp_path: Path
) -> None:
    number = _with_case(sample)
    out = tmp_path / "out"
    words = ("case", "papers", sample, number, "--redacted", "--out", out)
    said = type_in(*words, "--password-file", password)
    assert said.status == 0
    assert "没有放进来的：当事人身份证明。" in said.err
    told = json.dumps(words_of(out), ensure_ascii=False) + said.out + said.err
    assert not [each for each in SECRETS if each.replace(" ", "") in told.replace(" ", "")]


def test_unknown_number_is_refused_with_the_way_to_find_it(
    type_in: Type, sample: Path, password: Path, tmp_path: Path
) -> None:
    words = ("case", "papers", sample, "（1999）示人调字第9号", "--out", tmp_path / "out")
    said = type_in(*words, "--password-file", password)
    assert (said.status, said.out) == (1, "")
    assert "list DIR disputes" in said.err
    assert not (tmp_path / "out").exists()
