"""A case as it is typed in: its number, its title, what it may be found by, when it is closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from models.actions import finding, records, undoing
from models.actions.checking_up import check
from models.actions.door import Frozen, work
from models.actions.finding import View
from models.actions.records import Refused, Seen
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.mediation.sessions import MEDIATIONS
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store

Raw = Callable[..., dict[str, Any]]


def case_of(store: Store, case_id: int) -> Any:
    row = finding.one(store, DISPUTES, case_id)
    assert row is not None
    return row


def found(store: Store, words: str) -> list[int]:
    return finding.all_ids(store, DISPUTES, View(words=words))


def test_accepted_case_gets_number_title_term_and_steps(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw())
    case = case_of(store, case_id)
    assert case.case_no == "（2021）示人调字第1号"
    assert case.title == "东坪村宅基地使用纠纷"
    assert case.due_on == dt.date(2021, 7, 2)
    assert case.state == "accepted"
    steps = finding.children(store, DISPUTE_STEPS, DISPUTES, case_id)
    assert [s.step for s in steps] == ["accepted", "found"]


def test_term_that_ends_on_a_rest_day_moves_to_the_next_working_day(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw(accepted_on="2021-06-04"))
    assert case_of(store, case_id).due_on == dt.date(2021, 7, 5)  # 4 July 2021 is a Sunday


def test_terms_typed_by_the_clerk_stay(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw(due_on="2021-06-20"))
    assert case_of(store, case_id).due_on == dt.date(2021, 6, 20)


def test_case_only_found_has_no_number_until_it_is_accepted(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw(accepted_on=""))
    case = case_of(store, case_id)
    assert (case.case_no, case.state, case.due_on) == (None, "found", None)
    records.keep(store, DISPUTES, {"accepted_on": "2021-06-10"}, Seen(case_id, case.revision))
    case = case_of(store, case_id)
    assert (case.case_no, case.state) == ("（2021）示人调字第1号", "accepted")


def test_number_is_never_given_twice(store: Store, raw: Raw) -> None:
    first = records.keep(store, DISPUTES, raw())
    records.retire(store, DISPUTES, [first])
    second = records.keep(store, DISPUTES, raw())
    undoing.undo(store)
    third = records.keep(store, DISPUTES, raw())
    assert case_of(store, second).retired_at is not None
    assert case_of(store, third).case_no == "（2021）示人调字第3号"
    assert check(store) == []


def test_numbers_run_by_year(store: Store, raw: Raw) -> None:
    records.keep(store, DISPUTES, raw(found_on="2020-12-30", accepted_on="2020-12-31"))
    case_id = records.keep(store, DISPUTES, raw())
    assert case_of(store, case_id).case_no == "（2021）示人调字第1号"


def test_numbered_case_keeps_committee_and_year(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw())
    seen = Seen(case_id, case_of(store, case_id).revision)
    for change in ({"committee_id": ""}, {"accepted_on": ""}, {"accepted_on": "2020-12-31"}):
        with pytest.raises(Refused):
            records.keep(store, DISPUTES, {"found_on": "2020-12-01", **change}, seen)


def test_case_is_found_by_its_words_and_by_no_party(store: Store, raw: Raw) -> None:
    story = "欧阳海棠与张三因界址发生争执，村干部到场劝解。"
    case_id = records.keep(store, DISPUTES, raw(story=story, title="东坪村张三宅基地纠纷"))
    assert found(store, "张三") == [case_id]  # not a party yet: a word like any other
    for name in ("张三", "欧阳海棠"):
        party = {"dispute_id": case_id, "name": name, "side": "applicant"}
        records.keep(store, DISPUTE_PARTIES, party)
    assert case_of(store, case_id).title == "东坪村张某宅基地纠纷"
    assert case_of(store, case_id).story == story
    for words in ("张三", "欧阳海棠", "欧阳海", "zs"):
        assert found(store, words) == []
    for words in ("界址", "劝解", "东坪", "宅基地", "zjd", "人调字第1号", "争执，村干部"):
        assert found(store, words) == [case_id], words
    assert check(store) == []


def test_case_is_found_by_the_new_name_of_its_village(
    store: Store, raw: Raw, villages: list[int]
) -> None:
    case_id = records.keep(store, DISPUTES, raw(title="界址纠纷"))
    village = finding.one(store, VILLAGES, villages[0])
    assert village is not None
    records.keep(store, VILLAGES, {"name": "新坪村"}, Seen(village.id, village.revision))
    assert found(store, "新坪") == [case_id]
    assert found(store, "东坪") == []
    assert check(store) == []
    undoing.undo(store)
    assert found(store, "东坪") == [case_id]
    assert found(store, "新坪") == []
    assert check(store) == []


def test_days_out_of_order_are_refused_with_their_place(store: Store, raw: Raw) -> None:
    for wrong, place in (
        ({"accepted_on": "2021-05-31"}, "accepted_on"),
        ({"happened_on": "2021-06-03"}, "happened_on"),
        ({"found_on": "2021-06-25", "accepted_on": ""}, "found_on"),
        ({"due_on": "2021-06-01"}, "due_on"),
        ({"people": 0}, "people"),
        ({"crime_risk": "是"}, "crime_reported_on"),
        ({"committee_id": ""}, "committee_id"),
        ({"marks": "防止群体性上访、形成群体性上访"}, "marks"),
    ):
        with pytest.raises(Refused) as refused:
            records.keep(store, DISPUTES, raw(**wrong))
        assert place in refused.value.complaints


def test_closed_case_takes_late_records_with_a_note_and_nothing_else(
    store: Store, raw: Raw
) -> None:
    case_id = records.keep(store, DISPUTES, raw())
    with work(store, "归档纠纷") as piece:
        piece.change(DISPUTES, case_id, {"archived_on": dt.date(2021, 6, 20), "state": "archived"})
    case = case_of(store, case_id)
    with pytest.raises(Frozen, match="已归档"):
        records.keep(store, DISPUTES, {"people": 3}, Seen(case_id, case.revision))
    session = {"dispute_id": case_id, "on_day": "2021-06-10", "record": "补记。"}
    with pytest.raises(Refused, match="补记"):
        records.keep(store, MEDIATIONS, session)
    records.keep(store, MEDIATIONS, {**session, "late_note": "原件漏登"})
    undoing.undo(store)
    undoing.undo(store)
    assert case_of(store, case_id).state == "accepted"
    undoing.redo(store)
    assert case_of(store, case_id).state == "archived"
