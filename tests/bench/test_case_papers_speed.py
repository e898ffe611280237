"""All papers of a case, read, described, bound and written, against the bare writers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

import pytest

from models.actions.disputes.file.completeness import file_lines
from models.store.ledger_file import Store
from reports.forms.mediation.needs import papers_needed
from reports.forms.mediation.reading import read_case
from reports.forms.mediation.registry import papers_of
from reports.forms.mediation.writing import write_case
from reports.pdf.papers import paper_bytes
from reports.word.papers import paper_docx
from tests.reports.mediation.cases import full_case

MOST_OF_BARE = 2.0  # everything is written once more into the bound file
MOST_ROUNDS = 12


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


@pytest.mark.bench
def test_file_of_a_case_costs_at_most_twice_the_bare_writers(store: Store, tmp_path: Path) -> None:
    case_id = full_case(store)
    start = perf_counter()
    written = write_case(store, case_id, tmp_path / "out")
    print(f"{len(written.paths)} files, the first time: {perf_counter() - start:.2f} s")
    case = read_case(store, case_id)
    codes = ["cover", "contents", *papers_needed(case, file_lines(store, case_id)), "back_cover"]
    papers = [paper for code in codes for paper in papers_of(case, code)]
    assert len(papers) >= 17

    def bare() -> None:
        for paper in papers:
            paper_docx(paper)
            paper_bytes(paper)

    ours, least = _seconds(lambda: write_case(store, case_id, tmp_path / "out")), _seconds(bare)
    for _ in range(MOST_ROUNDS):
        ours = min(ours, _seconds(lambda: write_case(store, case_id, tmp_path / "out")))
        least = min(least, _seconds(bare))
        if ours <= MOST_OF_BARE * least:
            break
    print(f"written {ours * 1000:.0f} ms, bare {least * 1000:.0f} ms: {ours / least:.2f}")
    assert ours <= MOST_OF_BARE * least
