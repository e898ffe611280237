"""A record serves tasks, a task knows its records; one batch each, and undo works."""

from __future__ import annotations

import pytest

from models.actions import filing, finding, records, undoing
from models.actions.daily import proving
from models.actions.daily.likely import fill_plan_cadences, suggested
from models.actions.daily.proving import ContentFree, NewFile
from models.actions.door import Frozen
from models.actions.finding import View
from models.actions.records import InBin, Refused
from models.actions.settings import put_settings
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.task import TASKS
from models.ledgers.work.activities import ACTIVITIES, ACTIVITY_CADENCES, codes_of
from models.ledgers.work.hazards import HAZARDS
from models.ledgers.work.negative_list import NEGATIVE_LIST
from models.ledgers.work.proofs import TASK_PROOFS
from models.store.ledger_file import Store

MEETING = {"on_day": "2021-06-10", "activity_kind": "议稳会", "topic": "六月议稳会"}


def meet(store: Store, **changed: object) -> int:
    return records.keep(store, ACTIVITIES, {**MEETING, **changed})


def codes(store: Store, record_id: int) -> list[str]:
    return [tied.task.code for tied in proving.tasks_of(store, ACTIVITIES, record_id)]


def test_record_is_tied_to_several_tasks_at_once_and_undo_unties_it(
    store: Store, ids: dict[str, int]
) -> None:
    made = meet(store)
    assert proving.tie(store, ACTIVITIES, made, [ids["2.8"]]) == 1
    assert proving.tie(store, ACTIVITIES, made, [ids["2.2.1"], ids["2.8"], ids["2.2.1"]]) == 1
    assert codes(store, made) == ["2.2.1", "2.8"]
    undoing.undo(store)
    assert codes(store, made) == ["2.8"]


def test_task_lists_its_records_with_their_files(store: Store, ids: dict[str, int]) -> None:
    files = (NewFile("六月议稳会记录.txt", b"minutes"), NewFile("签到.txt", b"names"))
    made = proving.keep_whole(store, ACTIVITIES, MEETING, files, [ids["2.2.1"], ids["2.2.4"]])
    (proof,) = proving.proofs_of(store, ids["2.2.4"])
    assert proof.ledger is ACTIVITIES
    assert proof.record.id == made
    assert [each.name for each in proof.files] == ["六月议稳会记录.txt", "签到.txt"]
    undoing.undo(store)
    assert proving.proofs_of(store, ids["2.2.4"]) == []
    assert finding.count(store, ACTIVITIES, View()) == 0


def test_nothing_is_kept_where_one_part_is_refused(store: Store, ids: dict[str, int]) -> None:
    twice = (NewFile("a.txt", b"same"), NewFile("b.txt", b"same"))
    with pytest.raises(Refused, match="已经有这份附件"):
        proving.keep_whole(store, ACTIVITIES, MEETING, twice, [ids["2.2.1"]])
    assert finding.count(store, ACTIVITIES, View()) == 0
    assert finding.count(store, TASK_PROOFS, View()) == 0


def test_deleting_and_restoring_the_record_takes_its_ties_along(
    store: Store, ids: dict[str, int]
) -> None:
    made = meet(store)
    proving.tie(store, ACTIVITIES, made, [ids["2.2.1"]])
    records.retire(store, ACTIVITIES, [made])
    assert proving.proofs_of(store, ids["2.2.1"]) == []
    records.bring_back(store, ACTIVITIES, [made])
    assert codes(store, made) == ["2.2.1"]


def test_deleted_task_is_not_shown_until_it_is_back(store: Store, ids: dict[str, int]) -> None:
    made = meet(store)
    proving.tie(store, ACTIVITIES, made, [ids["2.2.1"], ids["2.8"]])
    records.retire(store, TASKS, [ids["2.2.1"]])
    assert codes(store, made) == ["2.8"]
    records.bring_back(store, TASKS, [ids["2.2.1"]])
    assert codes(store, made) == ["2.2.1", "2.8"]
    (tied, _) = proving.tasks_of(store, ACTIVITIES, made)
    proving.untie(store, [tied.tie_id])
    assert codes(store, made) == ["2.8"]


def test_what_is_deleted_or_closed_is_not_tied(store: Store, ids: dict[str, int]) -> None:
    made = meet(store)
    records.retire(store, TASKS, [ids["2.8"]])
    with pytest.raises(InBin):
        proving.tie(store, ACTIVITIES, made, [ids["2.8"]])
    put_settings(store, {"closed_years": "2021"})
    with pytest.raises(Frozen, match="已结转"):
        proving.tie(store, ACTIVITIES, made, [ids["2.2.1"]])
    records.retire(store, ACTIVITIES, [made])
    with pytest.raises(InBin):
        proving.tie(store, ACTIVITIES, made, [ids["2.2.1"]])


def test_task_without_content_takes_only_records_without(store: Store, ids: dict[str, int]) -> None:
    made = meet(store)
    with pytest.raises(ContentFree, match="只记任务不记内容"):
        proving.tie(store, ACTIVITIES, made, [ids["5.3"]])
    zero = {"month": "2021-05", "item": "3", "happened": "否", "count": 0, "confirmed_by": "主任"}
    row = records.keep(store, NEGATIVE_LIST, zero)
    assert proving.tie(store, NEGATIVE_LIST, row, [ids["5.3"]]) == 1


def test_kind_of_activity_suggests_the_tasks_that_the_office_wrote_down(store: Store) -> None:
    def offered(kind: str) -> list[str]:
        return [task.code for task in suggested(store, ACTIVITIES, {"activity_kind": kind})]

    assert offered("stability_meeting") == ["2.2.1"]
    assert offered("consultation") == ["2.4.1", "2.4.2"]
    assert offered("other") == []
    row = next(
        r
        for r in finding.every_row(store, ACTIVITY_CADENCES, View())
        if r.activity_kind == "patrol"
    )
    records.keep(
        store, ACTIVITY_CADENCES, {"task_codes": "4.1，2.5.2"}, records.Seen(row.id, row.revision)
    )
    assert offered("patrol") == ["2.5.2", "4.1"]
    assert proving.tasks_of(store, ACTIVITIES, meet(store)) == []  # offered is not tied


def test_kind_of_hazard_suggests_its_task(store: Store) -> None:
    (task,) = suggested(store, HAZARDS, {"hazard_field": "rural_road"})
    assert task.code == "4.6"
    assert suggested(store, HAZARDS, {"hazard_field": "other"}) == []


def test_plan_s_cadences_are_filled_in_once(store: Store) -> None:
    before = finding.count(store, ACTIVITY_CADENCES, View())
    assert before == 14
    fill_plan_cadences(store)
    assert finding.count(store, ACTIVITY_CADENCES, View()) == before


def test_list_of_codes_is_read_as_people_write_it() -> None:
    assert codes_of("2.2.1、2.2.3，4.1 5") == ("2.2.1", "2.2.3", "4.1", "5")
    assert codes_of(None) == ()


def test_file_of_a_tied_record_becomes_the_scan_of_an_expected_paper(
    store: Store, ids: dict[str, int]
) -> None:
    wanted = {"task_id": ids["2.2.1"], "paper": "议稳会会议记录", "state": "missing"}
    paper = records.keep(store, TASK_EVIDENCE, wanted)
    files = (NewFile("记录.txt", b"x"),)
    proving.keep_whole(store, ACTIVITIES, MEETING, files, [ids["2.2.1"]])
    assert finding.one(store, TASK_EVIDENCE, paper).state == "missing"  # a tie alone is no paper
    (proof,) = proving.proofs_of(store, ids["2.2.1"])
    assert proving.name_as_paper(store, paper, proof.files) == 1
    assert finding.one(store, TASK_EVIDENCE, paper).state == "held"
    (held,) = filing.files_of(store, TASK_EVIDENCE, [paper])[paper]
    assert held.file_id == proof.files[0].file_id
    with pytest.raises(Refused, match="已经有这些附件"):
        proving.name_as_paper(store, paper, proof.files)
    undoing.undo(store)
    assert finding.one(store, TASK_EVIDENCE, paper).state == "missing"


def test_pictures_are_told_apart_by_a_word(store: Store) -> None:
    found = {"place": "村口", "hazard_field": "其他", "problem": "护栏缺失"}
    hazard = records.keep(store, HAZARDS, found)
    before = filing.attach_content(store, HAZARDS, hazard, "1.txt", b"a", word="整改前")
    filing.attach_content(store, HAZARDS, hazard, "2.txt", b"b")
    words = [each.word for each in filing.files_of(store, HAZARDS, [hazard])[hazard]]
    assert words == ["整改前", ""]
    filing.change_word(store, [before.tie_id], "整改后")
    words = [each.word for each in filing.files_of(store, HAZARDS, [hazard])[hazard]]
    assert words == ["整改后", ""]


def test_files_of_a_tied_record_stay_its_own(store: Store, ids: dict[str, int]) -> None:
    made = proving.keep_whole(store, ACTIVITIES, MEETING, (NewFile("a.txt", b"x"),), [ids["2.8"]])
    (proof,) = proving.proofs_of(store, ids["2.8"])
    proving.untie(store, [proof.tie_id])
    assert len(filing.files_of(store, ACTIVITIES, [made])[made]) == 1
