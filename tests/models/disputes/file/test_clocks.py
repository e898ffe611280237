"""Clocks of a case: by which day, how many are left, by which rule; the clerk's own day stands."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from models.actions import records
from models.actions.disputes.file.clocks import Clock, clocks
from models.actions.door import work
from models.actions.records import Seen
from models.actions.settings import put_settings
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.revisits import REVISITS
from models.store.ledger_file import Store
from tests.models.disputes.file.cases import (
    Raw,
    add,
    add_parties,
    agree,
    case_of,
    day,
    end,
    stand_on,
    turn,
)


def read(store: Store, case_id: int) -> dict[str, Clock]:
    return {clock.key: clock for clock in clocks(store, case_of(store, case_id))}


def test_mediation_runs_from_acceptance_with_its_basis(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw())
    clock = read(store, case_id)["mediation"]
    assert (clock.due_on, clock.days_left, clock.tone) == (day("07-02"), 8, "good")
    assert clock.said == "还有8天"
    assert (clock.record_ledger, clock.record_id, clock.note) == ("disputes", case_id, "")
    assert "人民调解工作若干规定第三十三条" in clock.basis


@pytest.mark.parametrize(
    ("today", "said", "tone"),
    [("06-25", "还有7天", "warn"), ("07-02", "今天到期", "warn"), ("07-05", "已超过3天", "bad")],
)
def test_mediation_grows_pressing(store: Store, raw: Raw, today: str, said: str, tone: str) -> None:
    case_id = records.keep(store, DISPUTES, raw())
    stand_on(store, day(today))
    clock = read(store, case_id)["mediation"]
    assert (clock.said, clock.tone) == (said, tone)


def test_term_of_the_office_changes_day_and_basis(store: Store, raw: Raw) -> None:
    put_settings(store, {"mediation_days": "20", "basis_mediation": "本县规定20日。"})
    case_id = records.keep(store, DISPUTES, raw())
    clock = read(store, case_id)["mediation"]
    assert (clock.due_on, clock.basis, clock.note) == (day("06-22"), "本县规定20日。", "")


def test_own_day_and_extension_are_told(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw(due_on="2021-07-10"))
    assert read(store, case_id)["mediation"].note == "经办人自定（按规定推算是2021-07-02）。"
    turn(store, case_id, extended_why="双方同意")
    assert read(store, case_id)["mediation"].note == "双方同意延长（原来是2021-07-02）。"


def test_year_whose_holidays_nobody_knows_is_told(store: Store, raw: Raw) -> None:
    stand_on(store, dt.date(2031, 3, 1))
    case_id = records.keep(store, DISPUTES, raw(found_on="2031-02-01", accepted_on="2031-02-03"))
    assert "2031年的放假安排尚未录入" in read(store, case_id)["mediation"].note


def test_mediation_stops_when_the_case_ends(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw(due_on="2021-06-08"))
    agree(store, case_id, signed_on="2021-06-10")
    clock = read(store, case_id)["mediation"]
    assert (clock.days_left, clock.tone, clock.said) == (None, "done", "2021-06-10 超期2天办结")
    other = records.keep(store, DISPUTES, raw())
    end(store, other, outcome="procedural", reason="failed", routes="诉讼")
    assert read(store, other)["mediation"].said == "2021-06-10 按期办结"


def test_case_only_found_waits_to_be_accepted(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw(accepted_on=""))
    clock = read(store, case_id)["accept"]
    assert (clock.due_on, clock.tone, clock.said) == (day("06-03"), "bad", "已超过21天")
    turn(store, case_id, state="cancelled", cancelled_why="重复登记")
    assert read(store, case_id) == {}


def test_confirmation_runs_from_effect_until_it_is_asked_for(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw())
    agreement = agree(store, case_id, signed_on="2021-06-10", sealed_on="2021-06-11")
    clock = read(store, case_id)["confirmation"]
    assert (clock.due_on, clock.days_left) == (day("07-12"), 18)  # 11 July 2021 is a Sunday
    assert "人民调解法第三十三条" in clock.basis
    assert (clock.record_ledger, clock.record_id) == ("agreements", agreement)

    def change(**typed: Any) -> Clock:
        with work(store, "试") as piece:
            seen = Seen(agreement, piece.read(AGREEMENTS, agreement).revision)
            records.keep_in(piece, AGREEMENTS, typed, seen)
        return read(store, case_id)["confirmation"]

    assert change(confirm_by="2021-07-09").note == "经办人自定（按规定推算是2021-07-12）。"
    clock = change(confirmation="不申请")
    assert (clock.said, clock.tone, clock.days_left) == ("不申请", "calm", None)
    clock = change(confirmation="已申请", confirm_asked_on="2021-06-20")
    assert (clock.said, clock.tone) == ("2021-06-20 已申请", "done")
    clock = change(confirmation="确认有效", confirmed_on="2021-06-22")
    assert clock.said == "2021-06-22 确认有效"
    assert change(confirm_by="2021-06-15").said == "2021-06-22 确认有效，晚于期限"


def test_confirmation_is_over_after_its_day_and_none_for_oral_ones(store: Store, raw: Raw) -> None:
    written = records.keep(store, DISPUTES, raw())
    agree(store, written)
    stand_on(store, day("08-20"))
    clock = read(store, written)["confirmation"]
    assert (clock.said, clock.tone) == ("已过申请期限，没有申请", "calm")
    oral = records.keep(store, DISPUTES, raw())
    agree(store, oral, form="oral")
    assert "confirmation" not in read(store, oral)


def test_open_duty_says_what_remains_to_be_paid(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw())
    agree(store, case_id)
    duty = {"due_on": "2021-06-20", "what": "赔偿", "amount": "2000"}
    first = add(store, OBLIGATIONS, case_id, **duty)
    add(store, OBLIGATIONS, case_id, due_on="2021-07-20", what="修好院墙")
    paid = {"obligation_id": first, "on_day": "2021-06-18", "amount": "500"}
    records.keep(store, PAYMENTS, paid)
    found = [c for c in clocks(store, case_of(store, case_id)) if c.key == "fulfilment"]
    assert [(c.record_id, c.tone) for c in found] == [(first, "bad"), (first + 1, "good")]
    assert found[0].note == "应付2,000.00元，已付500.00元，还差1,500.00元。"
    assert found[0].name == "履行：被申请人（乙方）"
    records.keep(store, PAYMENTS, {**paid, "amount": "1500"})
    assert read(store, case_id)["fulfilment"].record_id == first + 1


def test_revisits_and_answers_run_until_they_are_done(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw())
    missed = add(store, REVISITS, case_id, due_on="2021-06-20")
    add(store, REVISITS, case_id, due_on="2021-06-21", done_on="2021-06-21", story="已履行")
    sent = {"transfer_kind": "转办单", "to_unit": "自然资源所", "matter": "请核实"}
    sent_id = add(
        store, DISPUTE_TRANSFERS, case_id, on_day="2021-06-20", reply_due_on="2021-06-30", **sent
    )
    add(
        store,
        DISPUTE_TRANSFERS,
        case_id,
        on_day="2021-06-20",
        reply_due_on="2021-06-30",
        replied_on="2021-06-22",
        **sent,
    )
    found = clocks(store, case_of(store, case_id))
    assert [(c.key, c.record_id, c.tone) for c in found] == [
        ("revisit", missed, "bad"),
        ("reply", sent_id, "warn"),
        ("mediation", case_id, "good"),
    ]
    assert found[1].name == "转办单回复"


def test_watched_case_is_looked_at_by_the_day_its_last_look_set(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw())
    turn(store, case_id, state="watched", state_on=day("06-05"))
    assert read(store, case_id)["watch"].due_on == day("06-05")
    look = {"measure": "村干部盯守", "person": "王支书"}
    add(store, DISPUTE_WATCHES, case_id, on_day="2021-06-06", **look)
    assert read(store, case_id)["watch"].due_on == day("06-21")
    add(store, DISPUTE_WATCHES, case_id, on_day="2021-06-20", next_on="2021-06-27", **look)
    clock = read(store, case_id)["watch"]
    assert (clock.due_on, clock.tone, clock.record_id) == (day("06-27"), "warn", None)
    assert read(store, case_id)["mediation"].said == "转入稳控，期限不再计算"


def test_petition_has_its_own_terms_which_the_office_may_drop(store: Store, raw: Raw) -> None:
    found = records.keep(store, DISPUTES, raw(source="信访移交", accepted_on=""))
    assert read(store, found)["petition_reply"].due_on == day("06-16")
    taken = records.keep(store, DISPUTES, raw(source="信访移交"))
    clock = read(store, taken)["petition"]
    assert (clock.due_on, clock.name) == (day("08-02"), "信访办结")  # 1 August is a Sunday
    put_settings(store, {"petition_days": "0"})
    assert "petition" not in read(store, taken)
    put_settings(store, {"petition_days": "60"})
    agree(store, taken)
    assert "petition" not in read(store, taken)


def test_keeping_is_told_before_and_after_its_end(store: Store, raw: Raw) -> None:
    case_id = records.keep(store, DISPUTES, raw())
    add_parties(store, case_id)
    turn(store, case_id, keep_until=day("12-31"))
    assert read(store, case_id)["keeping"].tone == "calm"
    stand_on(store, dt.date(2022, 1, 1))
    clock = read(store, case_id)["keeping"]
    assert (clock.said, clock.tone) == ("已经期满，可以清除个人信息", "warn")
