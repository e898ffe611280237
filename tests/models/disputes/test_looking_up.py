"""A case is found by its number however that is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from models.actions import records
from models.actions.disputes.looking_up import NoSuchNumber, case_by_number
from models.ledgers.disputes.dispute import DISPUTES
from models.store.ledger_file import Store

Raw = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    "written",
    [
        "（2021）示人调字第2号",
        "(2021)示人调字第2号",
        " （ 2021 ） 示人调字 第2号 ",
        "〔2021〕示人调字第2号",
        "［２０２１］示人调字第２号",
    ],
)
def test_brackets_widths_and_spaces_make_no_difference(
    store: Store, raw: Raw, written: str
) -> None:
    records.keep_new(store, DISPUTES, [raw(), raw(), raw()], "登记")
    assert case_by_number(store, written) == 2


def test_number_nobody_has_is_said_with_how_to_find_it(store: Store, raw: Raw) -> None:
    records.keep(store, DISPUTES, raw())
    for written in ("（2021）示人调字第12号", "示人调字第1号", ""):
        with pytest.raises(NoSuchNumber, match="list DIR disputes"):
            case_by_number(store, written)


def test_deleted_case_is_not_found(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw())
    records.retire(store, DISPUTES, [case_id])
    with pytest.raises(NoSuchNumber):
        case_by_number(store, "（2021）示人调字第1号")
