"""The running period has an activity of each kind or lacks it; the list and the verb agree."""

from __future__ import annotations

import datetime as dt

import pytest

from models.actions import finding, records
from models.actions.daily.cadences import cadence_lines, six_places, six_words, waiting
from models.actions.finding import OneOf, View
from models.actions.records import Refused, Seen
from models.ledgers.work.activities import ACTIVITIES, ACTIVITY_CADENCES, period_of
from models.store.ledger_file import Store


def hold(store: Store, kind: str, day: str, **more: object) -> int:
    raw = {"on_day": day, "activity_kind": kind, "topic": f"{kind}{day}", **more}
    return records.keep(store, ACTIVITIES, raw)


def lights(store: Store) -> dict[str, str | None]:
    rows = finding.every_row(store, ACTIVITY_CADENCES, View())
    return {row.activity_kind: row.light for row in rows}


@pytest.mark.parametrize(
    ("cadence", "first", "last"),
    [
        ("month", "2021-06-01", "2021-06-30"),
        ("quarter", "2021-04-01", "2021-06-30"),
        ("half_year", "2021-01-01", "2021-06-30"),
        ("year", "2021-01-01", "2021-12-31"),
    ],
)
def test_period_is_the_calendar_s(cadence: str, first: str, last: str) -> None:
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    assert period_of(cadence, dt.date(2021, 6, 24)) == days
    assert period_of(cadence, days[0]) == days
    assert period_of(cadence, days[1]) == days


def test_light_turns_with_the_first_and_last_day_of_the_period(store: Store) -> None:
    hold(store, "analysis_meeting", "2021-03-31")
    assert lights(store)["analysis_meeting"] == "waiting"
    made = hold(store, "analysis_meeting", "2021-04-01")
    assert lights(store)["analysis_meeting"] == "held"
    records.retire(store, ACTIVITIES, [made])
    line = next(x for x in cadence_lines(store) if x.kind == "analysis_meeting")
    assert line.is_waiting
    assert line.last_on == dt.date(2021, 3, 31)
    assert line.words == "研判会（每季度）本期还没有，最近一次 2021-03-31。"


def test_list_and_verb_say_the_same(store: Store) -> None:
    for kind, day in (("patrol", "2021-06-01"), ("drill", "2021-01-04"), ("talk", "2021-06-02")):
        hold(store, kind, day)
    told = {line.kind: "waiting" if line.is_waiting else "held" for line in cadence_lines(store)}
    shown = {kind: light for kind, light in lights(store).items() if light is not None}
    assert told == shown
    assert "talk" not in told  # no cadence is set for it
    listed = View(filters={"light": OneOf(frozenset({"waiting"}))})
    assert finding.count(store, ACTIVITY_CADENCES, listed) == len(waiting(store))


def test_kind_that_is_off_is_not_waited_for(store: Store) -> None:
    row = next(
        r for r in finding.every_row(store, ACTIVITY_CADENCES, View()) if r.activity_kind == "drill"
    )
    assert "drill" in [line.kind for line in waiting(store)]
    records.keep(store, ACTIVITY_CADENCES, {"is_off": "是"}, Seen(row.id, row.revision))
    assert "drill" not in [line.kind for line in waiting(store)]
    assert lights(store)["drill"] is None


def test_six_places_name_those_without_an_activity(store: Store) -> None:
    first = hold(store, "psychology", "2021-05-25", audience="进学校")
    hold(store, "psychology", "2020-12-31", audience="进农村")
    places = six_places(store, 2021)
    assert {place.word: place.ids for place in places if place.ids} == {"进学校": (first,)}
    assert six_words(places) == (
        "心理“六进”今年已开展1类，还差进企业、进农村、进社区、进机关、进家庭。"
    )
    for word in ("进企业", "进农村", "进社区", "进机关", "进家庭"):
        hold(store, "psychology", f"2021-06-0{len(word)}", audience=word, topic=word)
    assert six_words(six_places(store, 2021)) == "心理“六进”今年6类都已开展。"


def test_activity_is_not_registered_before_it_was_held(store: Store) -> None:
    with pytest.raises(Refused, match="不能晚于今天"):
        hold(store, "drill", "2021-06-25")
