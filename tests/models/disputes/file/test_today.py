"""今日 counts the cases that wait for something; each group is a view that shows just those."""

from __future__ import annotations

import datetime as dt

import pytest

from models.actions import drafts, finding, records
from models.actions.disputes.file.clocks import clocks
from models.actions.settings import put_settings
from models.actions.today.disputes import dispute_matters
from models.actions.today.gathering import matters
from models.actions.today.matter import Matter
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.transfers import DISPUTE_TRANSFERS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.revisits import REVISITS
from models.store.ledger_file import Store
from tests.models.disputes.file.cases import Raw, add, agree, case_of, day, stand_on, turn

DATES = ("revisit_due_on", "duty_due_on", "answer_due_on", "court_due_on", "look_due_on")


def group(store: Store, key: str) -> Matter:
    return next(each for each in dispute_matters(store) if each.key == key)


def ids(store: Store, key: str) -> list[int]:
    """Return the cases of a group; their number is what the group counts."""
    found = group(store, key)
    shown = finding.all_ids(store, DISPUTES, found.view)
    assert len(shown) == found.count
    return shown


@pytest.fixture
def case_id(store: Store, raw: Raw) -> int:
    return records.keep(store, DISPUTES, raw())


def test_nothing_asks_for_attention_where_nothing_waits(store: Store, case_id: int) -> None:
    assert [each.count for each in matters(store)] == [0] * len(matters(store))
    assert case_of(store, case_id).revisit_due_on is None


def test_terms_show_by_their_light(store: Store, raw: Raw) -> None:
    late = records.keep(store, DISPUTES, raw(due_on="2021-06-20"))
    soon = records.keep(store, DISPUTES, raw(due_on="2021-07-01"))
    far = records.keep(store, DISPUTES, raw(due_on="2021-07-02"))
    assert (ids(store, "case_overdue"), ids(store, "case_due")) == ([late], [soon])
    assert group(store, "case_due").title == "纠纷7天内到期"
    put_settings(store, {"dispute_warn_days": "10"})
    assert ids(store, "case_due") == [soon, far]
    assert group(store, "case_due").title == "纠纷10天内到期"


def test_found_case_waits_two_days_before_it_is_told(store: Store, raw: Raw) -> None:
    waiting = records.keep(store, DISPUTES, raw(found_on="2021-06-21", accepted_on=""))
    records.keep(store, DISPUTES, raw(found_on="2021-06-22", accepted_on=""))
    assert ids(store, "found") == [waiting]
    put_settings(store, {"accept_days": "1"})
    assert len(ids(store, "found")) == 2


def test_revisit_shows_from_its_day_until_it_is_done(store: Store, raw: Raw, case_id: int) -> None:
    other = records.keep(store, DISPUTES, raw())
    add(store, REVISITS, other, due_on="2021-06-20")
    add(store, REVISITS, case_id, due_on="2021-06-24")
    add(store, REVISITS, case_id, due_on="2021-06-25")
    assert ids(store, "revisit") == [other, case_id]
    add(store, REVISITS, case_id, due_on="2021-06-01", done_on="2021-06-01", story="好")
    assert ids(store, "revisit") == [other, case_id]
    turn(store, other, state="archived")
    assert ids(store, "revisit") == [other, case_id]
    turn(store, other, state="cancelled")
    assert ids(store, "revisit") == [case_id]


def test_missed_duty_shows_until_it_is_paid_whole(store: Store, case_id: int) -> None:
    agree(store, case_id)
    duty = {"due_on": "2021-06-23", "what": "赔偿", "amount": "100"}
    duty_id = add(store, OBLIGATIONS, case_id, **duty)
    add(store, OBLIGATIONS, case_id, due_on="2021-06-24", what="修墙")
    assert ids(store, "missed") == [case_id]
    assert group(store, "missed").tone == "bad"
    paid = {"obligation_id": duty_id, "on_day": "2021-06-24"}
    records.keep(store, PAYMENTS, {**paid, "amount": "60"})
    assert ids(store, "missed") == [case_id]
    records.keep(store, PAYMENTS, {**paid, "amount": "40"})
    assert ids(store, "missed") == []
    assert case_of(store, case_id).duty_due_on == day("06-24")


def test_unanswered_paper_shows_from_its_day(store: Store, case_id: int) -> None:
    paper = {"transfer_kind": "转办单", "to_unit": "自然资源所", "matter": "请核实界址"}
    paper |= {"on_day": "2021-06-10", "reply_due_on": "2021-06-24"}
    row = add(store, DISPUTE_TRANSFERS, case_id, **paper)
    assert ids(store, "answer") == [case_id]
    records.retire(store, DISPUTE_TRANSFERS, [row])
    add(store, DISPUTE_TRANSFERS, case_id, **paper, replied_on="2021-06-20")
    assert ids(store, "answer") == []


def test_right_to_ask_the_court_is_told_in_its_last_week(store: Store, raw: Raw) -> None:
    def agreed(**more: object) -> int:
        case_id = records.keep(store, DISPUTES, raw())
        agree(store, case_id, **more)
        return case_id

    in_time = agreed(confirm_by="2021-07-01")
    for more in (
        {"confirm_by": "2021-07-02"},
        {"confirm_by": "2021-06-23"},
        {"confirm_by": "2021-06-30", "confirmation": "不申请"},
        {"confirm_by": "2021-06-30", "done_at_once": "是"},
        {"form": "oral"},
    ):
        agreed(**more)
    assert ids(store, "court") == [in_time]


def test_watched_case_is_told_by_its_last_look(store: Store, case_id: int) -> None:
    look = {"measure": "盯守", "person": "王支书"}
    assert ids(store, "look") == []
    turn(store, case_id, state="watched", state_on=day("06-01"))
    assert ids(store, "look") == [case_id]
    add(store, DISPUTE_WATCHES, case_id, on_day="2021-06-02", next_on="2021-06-25", **look)
    assert ids(store, "look") == []
    add(store, DISPUTE_WATCHES, case_id, on_day="2021-06-03", next_on="2021-06-24", **look)
    assert ids(store, "look") == [case_id]
    agree(store, case_id)
    assert ids(store, "look") == []  # no longer under control


def test_days_in_the_list_are_those_of_the_clocks(store: Store, raw: Raw, case_id: int) -> None:
    paper = {"transfer_kind": "转办单", "to_unit": "自然资源所", "matter": "请核实界址"}
    add(store, DISPUTE_TRANSFERS, case_id, **paper, on_day="2021-06-10", reply_due_on="2021-06-30")
    agree(store, case_id, confirm_by="2021-07-05")
    add(store, REVISITS, case_id, due_on="2021-06-28")
    add(store, REVISITS, case_id, due_on="2021-06-26")
    add(store, OBLIGATIONS, case_id, due_on="2021-07-20", what="赔偿", amount="100")
    watched = records.keep(store, DISPUTES, raw())
    turn(store, watched, state="watched", state_on=day("06-05"))
    keys = ("revisit", "fulfilment", "reply", "confirmation", "watch")
    for each in (case_id, watched):
        case = case_of(store, each)
        first: dict[str, dt.date] = {}
        for clock in clocks(store, case):
            first.setdefault(clock.key, clock.due_on)
        held = [getattr(case, name) for name in DATES]
        assert held == [first.get(key) for key in keys]
        assert any(held)


def test_late_groups_of_every_area_come_first(store: Store) -> None:
    tones = [each.tone for each in matters(store)]
    assert tones == sorted(tones)
    keys = [each.key for each in matters(store)]
    assert keys[:4] == ["overdue", "reply", "case_overdue", "missed"]
    assert len(set(keys)) == len(keys)


def test_other_day_other_matters(store: Store, case_id: int) -> None:
    assert ids(store, "case_overdue") == []
    stand_on(store, day("07-03"))
    assert ids(store, "case_overdue") == [case_id]


def test_draft_of_a_new_row_leads_to_its_case(store: Store, case_id: int) -> None:
    drafts.put_aside(store, drafts.place_of("disputes", None), {"story": "写到一半"})
    drafts.put_aside(store, drafts.place_of("dispute_parties", None, case_id), {"name": "张三"})
    drafts.put_aside(store, drafts.place_of("disputes", case_id), {"story": "改到一半"})
    left = drafts.left_drafts(store)
    name = "（2021）示人调字第1号 东坪村宅基地使用纠纷"
    assert [(each.words, each.ledger, each.record_id) for each in left] == [
        ("矛盾纠纷：没填完的新纠纷", "disputes", None),
        (f"没填完的新当事人：{name}", "disputes", case_id),
        (f"矛盾纠纷：{name}", "disputes", case_id),
    ]
