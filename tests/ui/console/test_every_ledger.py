"""Every ledger of the plan by console: its blank workbook out, filled ones in, its list."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.models.exchange.good_rows import GOOD, fill
from tests.ui.console.conftest import Type

NAMES = [
    *("tasks", "disputes", "villages", "camera_points", "service_points", "grids", "activities"),
    *("matters", "decisions", "hazards", "safe_units", "negative_list", "teams"),
]


@pytest.fixture(scope="module")
def folder(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample for all of them; each is taken back again."""
    return Path(shutil.copytree(made_once, tmp_path_factory.mktemp("every") / "示例乡"))


@pytest.mark.parametrize("name", NAMES)
def test_ledger_goes_out_blank_comes_in_filled_and_is_listed(
    type_in: Type, folder: Path, password: Path, tmp_path: Path, name: str
) -> None:
    given = ("--password-file", password)
    said = type_in("template", folder, name, "--out", tmp_path, *given)
    assert (said.status, said.err) == (0, "")
    path = Path(said.out.strip())
    rows = fill(path, GOOD[name])
    dry = json.loads(type_in("import", folder, name, path, "--dry-run", "--json", *given).out)
    assert dry["refused"] == []
    assert (dry["new"], dry["changed"], dry["same"], dry["batch"]) == (rows, 0, 0, None)
    kept = json.loads(type_in("import", folder, name, path, "--json", *given).out)
    assert (kept["new"], kept["refused"]) == (rows, [])
    listed = json.loads(type_in("list", folder, name, "--json", *given).out)
    undone = type_in("undo", folder, kept["batch"], *given)
    assert (undone.status, undone.err) == (0, "")
    assert len(json.loads(type_in("list", folder, name, "--json", *given).out)) == len(listed) - 2
