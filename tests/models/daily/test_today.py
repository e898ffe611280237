"""今日 names what waits in the daily ledgers; the rate of 应评尽评 is exact."""

from __future__ import annotations

from fractions import Fraction

from models.actions import finding, records
from models.actions.daily import zeros
from models.actions.daily.assessing import assessed
from models.actions.daily.cadences import waiting
from models.actions.today.daily import daily_matters
from models.actions.today.matter import Matter
from models.dates.spans import WHOLE, read_period
from models.ledgers.work.activities import ACTIVITIES
from models.ledgers.work.decisions import DECISIONS
from models.ledgers.work.hazards import HAZARDS
from models.ledgers.work.safe_units import SAFE_UNITS
from models.store.ledger_file import Store
from tests.models.daily.matter_acts import accept, walk

HAZARD = {"place": "村口", "hazard_field": "其他", "problem": "护栏", "found_on": "2021-06-01"}
DECISION = {"decision_kind": "重大项目", "proposed_on": "2021-05-10"}


def groups(store: Store) -> dict[str, Matter]:
    return {each.key: each for each in daily_matters(store)}


def counts(store: Store) -> dict[str, int]:
    return {key: each.count for key, each in groups(store).items() if each.count}


def test_empty_ledgers_ask_for_the_month_and_the_cadences_only(store: Store) -> None:
    assert counts(store) == {"zero_months": 1, "cadence": len(waiting(store))}
    assert groups(store)["zero_months"].lines == (("2021年5月还没有确认", ""),)


def test_matters_wait_by_their_state_and_term(store: Store) -> None:
    accept(store)  # due on 8 June
    accept(store, title="新", accepted_on="2021-06-22")
    soon = accept(store, title="快到", accepted_on="2021-06-18")
    walk_day = "2021-06-18"
    from tests.models.daily.matter_acts import step

    step(store, soon, "assigned", walk_day)
    answered = accept(store, title="已答复")
    walk(store, answered, "assigned", "handled", "answered")
    found = counts(store)
    assert found["matter_overdue"] == 1
    assert found["matter_urgent"] == 1
    assert found["matter_new"] == 1  # the one of 22 June still has its two days
    assert found["matter_answered"] == 1


def test_hazards_decisions_and_units_wait(store: Store) -> None:
    records.keep(store, HAZARDS, {**HAZARD, "due_on": "2021-06-23"})
    records.keep(store, HAZARDS, {**HAZARD, "place": "校门", "fixed_on": "2021-06-20"})
    records.keep(store, DECISIONS, {**DECISION, "title": "垃圾站选址"})
    unit = {"unit_kind": "平安校园", "level": "县级", "awarded_on": "2019-01-01"}
    records.keep(store, SAFE_UNITS, {**unit, "name": "中心小学", "lapses_on": "2021-07-31"})
    records.keep(store, SAFE_UNITS, {**unit, "name": "中学", "lapses_on": "2021-05-31"})
    found = counts(store)
    keys = ("hazard_overdue", "hazard_fixed", "decision_missing", "unit_lapsing", "unit_lapsed")
    assert [found[key] for key in keys] == [1] * 5


def test_confirmed_month_and_held_activity_are_asked_for_no_more(store: Store) -> None:
    before = counts(store)["cadence"]
    zeros.confirm(store, "2021-05", {}, "主任", "2021-06-01")
    raw = {"on_day": "2021-06-10", "activity_kind": "巡逻", "topic": "夜间巡逻"}
    records.keep(store, ACTIVITIES, raw)
    after = counts(store)
    assert "zero_months" not in after
    assert after["cadence"] == before - 1


def test_group_shows_the_rows_it_counts(store: Store) -> None:
    accept(store)
    for each in daily_matters(store):
        if not each.lines:
            assert finding.count(store, each.ledger, each.view) == each.count


def test_rate_of_assessed_decisions_is_exact_and_names_its_rows(store: Store) -> None:
    assert assessed(store, WHOLE).rate is None
    assert "无数据" in assessed(store, WHOLE).words
    done = {"assessed_on": "2021-05-20", "risk": "低风险"}
    for number in range(3):
        more = done if number < 2 else {}
        records.keep(store, DECISIONS, {**DECISION, "title": f"决策{number}", **more})
    exempt = {"title": "例行", "needed": "否", "exempt_why": "例行工作"}
    records.keep(store, DECISIONS, {**DECISION, **exempt})
    found = assessed(store, read_period("2021-05"))
    assert found.rate == Fraction(2, 3)
    assert (len(found.due), len(found.done)) == (3, 2)
    assert "应评3项，已评2项，应评尽评率66.6%" in found.words
    assert assessed(store, read_period("2021-06")).rate is None
