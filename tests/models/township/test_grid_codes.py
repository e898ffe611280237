"""网格编码: the village's 12 digits and a serial that is never given twice (C13)."""

from __future__ import annotations

import pytest

from models.actions import records, undoing
from models.actions.finding import one
from models.actions.records import Refused, Seen
from models.ledgers.township.grids import GRIDS
from models.store.ledger_file import Store
from tests.models.township.conftest import village


def _grid(store: Store, name: str, code: str = "", of: str = "石桥村") -> int:
    raw = {"village_id": village(store, of), "name": name, "code": code}
    return records.keep(store, GRIDS, raw)


def _code(store: Store, grid_id: int) -> str:
    row = one(store, GRIDS, grid_id)
    assert row is not None
    return str(row.code)


def test_new_grid_without_a_code_gets_the_next_of_its_village(land: Store) -> None:
    codes = [_code(land, _grid(land, name)) for name in ("第一网格", "第二网格")]
    codes.append(_code(land, _grid(land, "第一网格", of="长坑村")))
    assert codes == ["369921200202001", "369921200202002", "369921200207001"]


def test_code_of_a_deleted_grid_is_not_given_again_and_its_bearer_is_named(land: Store) -> None:
    gone = _grid(land, "第一网格")
    records.retire(land, GRIDS, [gone])
    assert _code(land, _grid(land, "新第一网格")) == "369921200202002"
    with pytest.raises(Refused) as refused:
        _grid(land, "又一网格", "369921200202001")
    said = refused.value.complaints["code"]
    assert "“第一网格”（已删除或新增已撤销）" in said
    assert "369921200202003" in said


def test_code_of_an_undone_grid_is_not_given_again(land: Store) -> None:
    _grid(land, "第一网格")
    undoing.undo(land)
    assert _code(land, _grid(land, "第一网格")) == "369921200202002"


def test_redone_grid_has_the_code_that_it_had(land: Store) -> None:
    grid = _grid(land, "第一网格")
    undoing.undo(land)
    undoing.redo(land)
    assert _code(land, grid) == "369921200202001"


def test_grid_comes_back_from_the_bin_under_its_own_code(land: Store) -> None:
    grid = _grid(land, "第一网格")
    records.retire(land, GRIDS, [grid])
    records.bring_back(land, GRIDS, [grid])
    assert _code(land, grid) == "369921200202001"


def test_code_of_another_village_is_refused_with_the_one_to_take(land: Store) -> None:
    with pytest.raises(Refused) as refused:
        _grid(land, "第一网格", "369921200203001")
    assert "369921200202001" in refused.value.complaints["code"]


def test_code_in_full_width_digits_is_kept_in_plain_ones(land: Store) -> None:
    grid = _grid(land, "第三网格", "３６９９２１２００２０２００３")
    assert _code(land, grid) == "369921200202003"


def test_serial_begins_with_001(land: Store) -> None:
    with pytest.raises(Refused) as refused:
        _grid(land, "第一网格", "369921200202000")
    assert "从001起" in refused.value.complaints["code"]


def test_grid_whose_code_is_old_can_be_changed_otherwise(land: Store) -> None:
    grid = _grid(land, "第一网格")
    row = one(land, GRIDS, grid)
    assert row is not None
    records.keep(land, GRIDS, {"workers": "1"}, Seen(grid, row.revision))
    assert one(land, GRIDS, grid).workers == 1  # type: ignore[union-attr]
