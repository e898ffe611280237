"""A matter goes its way step by step; what is skipped is refused by its name (L2)."""

from __future__ import annotations

import datetime as dt

import pytest

from models.actions import filing, records, undoing
from models.actions.daily import proving
from models.actions.daily.matters.moves import CHAIN, MOVES, NEXT, why_not
from models.actions.disputes.way.turning import NotNow
from models.actions.door import ChangedMeanwhile, Frozen
from models.actions.records import Refused, Seen
from models.actions.settings import put_settings
from models.ledgers.work.matters import MATTER_STEPS_LEDGER, MATTERS
from models.store.ledger_file import Store
from models.words.work.matters import MATTER_STATES, MATTER_STEPS
from tests.models.daily.matter_acts import accept, matter, step, steps, walk

WAY = ("assigned", "handled", "answered", "verified", "filed")


def test_matter_is_numbered_by_year_and_no_number_is_given_twice(store: Store) -> None:
    first, second = accept(store), accept(store, title="水管漏水")
    assert matter(store, first).number == "事〔2021〕1号"
    assert matter(store, second).number == "事〔2021〕2号"
    assert matter(store, accept(store, accepted_on="2020-12-31")).number == "事〔2020〕1号"
    records.retire(store, MATTERS, [second])
    third = accept(store, title="井盖松动")
    assert matter(store, third).number == "事〔2021〕3号"
    undoing.undo(store)
    assert matter(store, accept(store, title="树枝压线")).number == "事〔2021〕4号"


def test_tenth_number_follows_the_ninth(store: Store) -> None:
    raws = [
        {"title": f"事项{n}", "accepted_on": "2021-06-01", "source": "村报", "matter_kind": "其他"}
        | {"first_post": "值班岗"}
        for n in range(11)
    ]
    made = records.keep_new(store, MATTERS, raws, "导入")
    assert [matter(store, each).number for each in made][8:] == [
        "事〔2021〕9号",
        "事〔2021〕10号",
        "事〔2021〕11号",
    ]
    assert matter(store, accept(store)).number == "事〔2021〕12号"


def test_due_day_follows_from_the_office_s_days_and_may_be_changed(store: Store) -> None:
    assert matter(store, accept(store)).due_on == dt.date(2021, 6, 8)
    # 5 June is a Saturday: the end of a term moves to Monday
    assert matter(store, accept(store, accepted_on="2021-05-29")).due_on == dt.date(2021, 6, 7)
    put_settings(store, {"matter_days": "3"})
    assert matter(store, accept(store, title="新")).due_on == dt.date(2021, 6, 4)
    own = accept(store, title="自定", due_on="2021-06-20")
    assert matter(store, own).due_on == dt.date(2021, 6, 20)


def test_whole_way_leaves_a_step_of_each_kind_with_day_and_post(store: Store) -> None:
    made = accept(store)
    for number, move in enumerate(WAY, start=2):
        step(store, made, move, f"2021-06-0{number}")
    row = matter(store, made)
    assert (row.state, row.state_on) == ("filed", dt.date(2021, 6, 6))
    assert row.settled_on == dt.date(2021, 6, 4)
    assert row.unit == "派出所" or row.unit
    assert steps(store, made) == [
        ("accepted", "2021-06-01", "值班岗"),
        ("assigned", "2021-06-02", "综治专干"),
        ("handled", "2021-06-03", "所长"),
        ("answered", "2021-06-04", "综治专干"),
        ("verified", "2021-06-05", "综治主任"),
        ("filed", "2021-06-06", "档案岗"),
    ]


@pytest.mark.parametrize(
    ("done", "move", "said"),
    [
        ((), "handled", "还没有“分流”，不能“办理”。请先登记“分流”。"),
        ((), "verified", "还没有“分流”、“办理”、“反馈”，不能“核验”。请先登记“分流”。"),
        (("assigned",), "answered", "还没有“办理”，不能“反馈”。请先登记“办理”。"),
        (("assigned", "handled"), "filed", "还没有“反馈”、“核验”，不能“归档”。请先登记“反馈”。"),
        ((), "raised", "还没有“分流”，不能“上报”。"),
        (("assigned", "handled", "answered"), "raised", "没有办好的请先“重办”"),
        (("assigned",), "reopened", "还在办理，不用重办"),
        (("assigned", "handled", "answered", "verified"), "urged", "不用再督办"),
        (WAY, "answered", "已归档"),
    ],
)
def test_step_out_of_turn_is_refused_with_what_is_missing(
    store: Store, done: tuple[str, ...], move: str, said: str
) -> None:
    made = accept(store)
    walk(store, made, *done)
    with pytest.raises(NotNow) as refused:
        step(store, made, move)
    assert said in str(refused.value)
    assert len(steps(store, made)) == 1 + len(done)


def test_matter_that_the_township_cannot_settle_is_reported_up(store: Store) -> None:
    made = accept(store)
    walk(store, made, "assigned", "raised", "answered")
    assert matter(store, made).state == "answered"
    other = accept(store, title="另一件")
    walk(store, other, "assigned", "handled", "raised", "handled", "answered", "verified")
    assert matter(store, other).state == "verified"


def test_days_of_steps_are_in_order_and_not_ahead(store: Store) -> None:
    made = accept(store)
    step(store, made, "assigned", "2021-06-05")
    with pytest.raises(Refused, match="早于“已分流”的日期 2021-06-05"):
        step(store, made, "handled", "2021-06-04")
    with pytest.raises(Refused, match="不能晚于今天"):
        step(store, made, "handled", "2021-06-25")
    with pytest.raises(Refused, match="请写明怎么办的"):
        step(store, made, "handled", "2021-06-05", note="")
    with pytest.raises(Refused, match="请填写岗位"):
        step(store, made, "handled", "2021-06-05", post=" ")


def test_step_is_one_batch_and_undo_takes_it_back(store: Store) -> None:
    made = accept(store)
    before = matter(store, made)
    step(store, made, "assigned", due_on="2021-06-15")
    assert matter(store, made).due_on == dt.date(2021, 6, 15)
    undoing.undo(store)
    after = matter(store, made)
    assert (after.state, after.due_on, after.unit) == ("accepted", before.due_on, None)
    assert len(steps(store, made)) == 1
    walk(store, made, *WAY)
    undoing.undo(store)
    assert matter(store, made).state == "verified"


def test_filed_matter_is_closed_until_it_is_handled_again(store: Store) -> None:
    made = accept(store)
    walk(store, made, *WAY)
    row = matter(store, made)
    with pytest.raises(Frozen, match="已归档"):
        records.keep(store, MATTERS, {"title": "改"}, Seen(made, row.revision))
    with pytest.raises(Frozen):
        filing.attach_content(store, MATTERS, made, "a.txt", b"a")
    with pytest.raises(Frozen):
        records.retire(store, MATTERS, [made])
    step(store, made, "reopened", "2021-06-10")
    again = matter(store, made)
    assert (again.state, again.settled_on) == ("assigned", None)
    walk_on = ("handled", "answered", "verified", "filed")
    for move in walk_on:
        step(store, made, move, "2021-06-11")
    assert matter(store, made).settled_on == dt.date(2021, 6, 11)


def test_filed_matter_still_serves_tasks(store: Store, ids: dict[str, int]) -> None:
    made = accept(store)
    walk(store, made, *WAY)
    assert proving.tie(store, MATTERS, made, [ids["2.3.3"]]) == 1


def test_failed_verification_leads_back_to_handling(store: Store) -> None:
    made = accept(store)
    walk(store, made, "assigned", "handled", "answered")
    assert matter(store, made).settled_on == dt.date(2021, 6, 2)
    step(store, made, "reopened", "2021-06-03")
    row = matter(store, made)
    assert (row.state, row.settled_on, row.state_on) == ("assigned", None, dt.date(2021, 6, 3))
    with pytest.raises(NotNow, match="还没有“办理”"):
        step(store, made, "answered", "2021-06-04")


def test_urging_leaves_the_state_and_is_told(store: Store) -> None:
    made = accept(store)
    step(store, made, "urged", "2021-06-03")
    row = matter(store, made)
    assert (row.state, row.urged_on) == ("accepted", dt.date(2021, 6, 3))
    step(store, made, "assigned", "2021-06-02")  # urging is no step of the way


def test_first_step_moves_with_the_day_of_acceptance(store: Store) -> None:
    made = accept(store)
    step(store, made, "assigned", "2021-06-05")
    row = matter(store, made)
    records.keep(store, MATTERS, {"accepted_on": "2021-06-04"}, Seen(made, row.revision))
    assert steps(store, made)[0] == ("accepted", "2021-06-04", "值班岗")
    row = matter(store, made)
    with pytest.raises(Refused, match="晚于后面的步骤 2021-06-05"):
        records.keep(store, MATTERS, {"accepted_on": "2021-06-06"}, Seen(made, row.revision))


def test_matter_seen_before_another_step_is_not_moved(store: Store) -> None:
    from models.actions.daily.matters.turning import take_step

    made = accept(store)
    seen = Seen(made, matter(store, made).revision)
    step(store, made, "assigned")
    raw = {"on_day": "2021-06-02", "post": "所长", "note": "办了"}
    with pytest.raises(ChangedMeanwhile):
        take_step(store, seen, "handled", raw)


def test_moves_and_words_are_whole() -> None:
    assert set(NEXT) == set(MATTER_STATES.labels)
    assert set(MOVES) | {"accepted"} == set(MATTER_STEPS.labels)
    assert all(state in MATTER_STATES.labels for m in MOVES.values() for state in m.sources)
    for state, moves in NEXT.items():
        assert all(state in MOVES[move].sources for move in moves)
    assert set(CHAIN) <= set(MATTER_STATES.labels)
    for state in MATTER_STATES.labels:
        for move in MOVES:
            said = why_not(type("Row", (), {"state": state}), move)
            assert said == "" or said.endswith("。")
    assert MATTER_STEPS_LEDGER.append_only
