"""A power cut while somebody types loses at most the last thirty seconds (H12)."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.actions import drafts
from models.actions.checking_up import check
from models.store import keys, opening
from tests.contracts.house_rules import ROOT
from tests.ledger_fixtures import PASSWORD
from ui.ledger.form.draft_keeper import EVERY_MILLISECONDS

WORDS = "每月排查一次矛盾纠纷"


def test_what_is_typed_is_put_aside_well_within_thirty_seconds() -> None:
    assert EVERY_MILLISECONDS <= 15_000


@pytest.mark.kill
def test_typed_words_are_there_after_the_power_was_cut(
    ledger_template: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(ledger_template, tmp_path / "台账"))
    data_key = keys.open_slot(keys.read_slots(folder)[0], PASSWORD)
    assert data_key is not None
    command = [sys.executable, "-m", "tests.ui.ledger.typist"]
    with subprocess.Popen(
        [*command, str(folder), data_key.hex(), WORDS],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline() == "put aside\n"
        typist.kill()
    store = opening.open_with_key(folder, data_key, "经办人")
    kept = drafts.look_up(store, "tasks/new")
    assert kept is not None
    assert kept.typed["title"] == WORDS
    assert check(store) == []
    store.close()
