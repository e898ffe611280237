"""操作记录: what was done is listed, looked at before it is taken back, and sealed."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from models.actions import filing, finding, records, undoing
from models.actions.checking_up import check
from models.actions.door import UNDO, WORK
from models.actions.finding import Between, OneOf, View
from models.actions.history import history_of
from models.actions.records import Seen
from models.actions.settings import put_settings
from models.actions.setup.wording import add_word, word_lists
from models.actions.traces import listing, verifying
from models.actions.traces.batches import AlreadyTakenBack, NeverUndone, NoSuchBatch
from models.actions.traces.opening_log import OPEN, Opening, log_opening, log_openings
from models.actions.traces.preview import look_at_undo
from models.actions.undoing import CannotUndo
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.task import TASKS
from models.progress import Cancelled
from models.store.ledger_file import Store
from models.store.places import LEDGER_FILE
from models.troubles import Trouble
from models.words.settings import SETTING_TITLES
from models.words.tasks import UNITS
from tests.contracts.house_rules import sources
from tests.models.actions.test_door import RAW, keep, seen, values
from tests.toy_ledger import TOYS

OWNER = "owner"


def toy(store: Store) -> int:
    return records.keep(store, TOYS, {"code": "1", "name": "木马", OWNER: "王小明"})


def test_bulk_change_is_one_line_and_shows_each_record(store: Store) -> None:
    tasks = [keep(store, "3.1"), keep(store, "3.2")]
    looks = [seen(store, each) for each in tasks]
    records.change_several(store, TASKS, looks, {"lead_unit": "司法所"}, "换人")
    (newest, *_rest) = listing.traces(store, listing.first_numbers(store, View()))
    assert (newest.number, newest.records, newest.rows, newest.why) == (3, 2, 2, "换人")
    assert newest.titles == ("试点任务",)
    told = listing.changes(store, listing.change_ids(store, [3]))
    assert [(c.record, c.label, c.old, c.new) for c in told] == [
        ("3.1 排查矛盾纠纷", "牵头单位", "派出所", "司法所"),
        ("3.2 排查矛盾纠纷", "牵头单位", "派出所", "司法所"),
    ]


def test_particulars_are_covered_in_the_log(toy_store: Store) -> None:
    store = toy_store
    toy(store)
    made, owner = listing.changes(store, listing.change_ids(store, [1]))
    assert "木马" in made.new
    assert (owner.label, owner.old, owner.new) == ("主人", "", "王某某")
    assert "王小明" not in made.new + made.old


def test_what_the_program_names_for_itself_has_a_name_that_people_know(store: Store) -> None:
    put_settings(store, {"default_lead_unit": "司法所"})
    word_list = next(each for each in word_lists() if each.name == UNITS.name)
    add_word(store, word_list, "文化站")
    filing.attach_content(store, TASKS, keep(store, "3.1"), "a.txt", b"a")
    told = [c for n in (1, 2, 4) for c in listing.changes(store, listing.change_ids(store, [n]))]
    assert told[0].record == "默认牵头单位"
    assert told[0].new == "名称：默认牵头单位；内容：司法所"
    assert "词表：牵头单位" in told[1].new
    assert "台账：试点任务" in told[-1].new


@pytest.mark.parametrize("place", ["models", "ui"])
def test_every_setting_that_is_written_has_a_title(place: str) -> None:
    writing = re.compile(r"put_setting(?:s|_in)\([^\n]*?[\"']([a-z_]+)[\"']")
    named = {name for each in sources(place) for name in writing.findall(each.text)}
    assert named
    assert named <= set(SETTING_TITLES)


def test_filters_narrow_the_log(toy_store: Store) -> None:
    store = toy_store
    keep(store, "3.1")
    toy(store)
    undoing.undo(store)
    records.keep(store, TASKS, {"remark": "雨"}, seen(store, 1), "补登 50% 的材料")

    def found(words: str = "", **filters: finding.Filter) -> list[int]:
        view = View(words=words, filters=dict(filters))
        assert listing.first_numbers(store, view) == listing.all_numbers(store, view)
        return listing.all_numbers(store, view)

    day = store.clock.today()
    assert found() == [4, 3, 2, 1]
    assert found(ledger=OneOf(frozenset({"toys"}))) == [3, 2]
    assert found(kind=OneOf(frozenset({UNDO}))) == [3]
    assert found(who=OneOf(frozenset({"别人"}))) == []
    assert found(at=Between(day, day)) == [4, 3, 2, 1]
    assert found(at=Between(None, day - dt.timedelta(1))) == []
    assert found("补登 50%") == [4]
    assert found("第2次") == [2]
    assert listing.first_numbers(store, View(), below=3, limit=1) == [2]
    told = listing.filter_in_words(View("雨", {"kind": OneOf(frozenset({WORK}))}))
    assert told == "含“雨”，类别为办理"


def test_preview_tells_what_undo_then_does(store: Store) -> None:
    task = keep(store, "3.1")
    records.keep(store, TASK_EVIDENCE, {"task_id": task, "paper": "甲"})
    records.retire(store, TASKS, [task])
    before = values(store)
    look = look_at_undo(store, 3)
    assert values(store) == before
    assert listing.size(store) == 3
    assert (look.removed, look.restored, look.changed) == (0, 2, 0)
    assert "2条记录从回收站恢复" in look.sentence
    assert [(c.record, c.old, c.new) for c in look.changes] == [
        ("甲（3.1 排查矛盾纠纷）", "回收站", "在用"),
        ("3.1 排查矛盾纠纷", "回收站", "在用"),
    ]
    undoing.undo(store, 3)
    written = listing.changes(store, listing.change_ids(store, [4]))
    assert [(c.record_id, c.label, c.new) for c in written] == [
        (c.record_id, c.label, c.new) for c in look.changes
    ]


def test_preview_announces_nothing_and_leaves_the_chain_alone(store: Store) -> None:
    keep(store, "3.1")
    heard: list[frozenset[str]] = []
    store.listen(heard.append)
    seal = verifying.newest_seal(store)
    assert look_at_undo(store, 1).removed == 1
    assert heard == []
    assert verifying.newest_seal(store) == seal
    assert finding.all_ids(store, TASKS, View(words="排查")) == [1]
    assert check(store) == []


def test_later_work_is_named_with_who_and_when(store: Store) -> None:
    task = keep(store, "3.1")
    records.keep(store, TASKS, {"remark": "一"}, seen(store, task))
    records.keep(store, TASKS, {"remark": "二"}, seen(store, task))
    records.keep(store, TASKS, {"person": "张三"}, seen(store, task))
    with pytest.raises(CannotUndo) as refused:
        look_at_undo(store, 2)
    assert [done.number for done in refused.value.later] == [3]
    assert "第3次操作“修改任务”（经办人，2021-06-24" in str(refused.value)
    assert "请先撤销" in str(refused.value)
    with pytest.raises(CannotUndo) as refused:
        undoing.undo(store, 1)
    assert [done.number for done in refused.value.later] == [4, 3, 2]
    assert "从新到旧" in str(refused.value)


def test_what_was_made_below_a_record_is_named(store: Store) -> None:
    task = keep(store, "3.1")
    records.keep(store, TASK_EVIDENCE, {"task_id": task, "paper": "甲"})
    with pytest.raises(CannotUndo) as refused:
        look_at_undo(store, 1)
    assert [done.number for done in refused.value.later] == [2]


def test_work_taken_back_since_does_not_stand_in_the_way(store: Store) -> None:
    task = keep(store, "3.1")
    records.keep(store, TASKS, {"remark": "一"}, seen(store, task))
    records.keep(store, TASKS, {"remark": "二"}, seen(store, task))
    records.keep(store, TASKS, {"remark": "三"}, seen(store, task))
    undoing.undo(store)
    with pytest.raises(CannotUndo) as refused:
        undoing.undo(store, 2)
    assert [done.number for done in refused.value.later] == [3]


def test_doing_it_again_does_not_stand_in_its_own_way(store: Store) -> None:
    task = keep(store, "3.1")
    undoing.undo(store)
    undoing.redo(store)
    records.keep(store, TASKS, {"remark": "一"}, seen(store, task))
    with pytest.raises(CannotUndo) as refused:
        undoing.undo(store, 1)
    assert [done.number for done in refused.value.later] == [4]


def test_undo_of_older_work_stands_upon_newer(store: Store) -> None:
    task = keep(store, "3.1")
    records.keep(store, TASKS, {"remark": "一"}, seen(store, task))
    records.keep(store, TASKS, {"remark": None}, seen(store, task))
    undoing.undo(store, 3)
    undoing.undo(store, 2)  # by hand, out of order
    with pytest.raises(CannotUndo) as refused:
        undoing.undo(store, 4)
    assert [done.number for done in refused.value.later] == [5]


def test_undo_and_redo_are_taken_back_without_a_tangle(store: Store) -> None:
    task = keep(store, "3.1")
    records.keep(store, TASKS, {"remark": "一"}, seen(store, task))

    def remark() -> str | None:
        row = finding.one(store, TASKS, task)
        return None if row is None else row.remark

    undoing.undo(store, 2)
    with pytest.raises(AlreadyTakenBack, match="第3次操作"):
        undoing.undo(store, 2)
    undoing.undo(store, 3)  # the undo is taken back: 重做
    assert remark() == "一"
    undoing.undo(store, 4)  # the redo is taken back: 撤销 of the work itself
    assert remark() is None
    with pytest.raises(AlreadyTakenBack):
        undoing.undo(store, 4)
    states = [each.state for each in listing.traces(store, [5, 4, 3, 2, 1])]
    assert states == ["", "已撤销", "已重做", "已撤销", ""]
    assert [each.kind_words for each in listing.traces(store, [4, 3])] == ["重做", "撤销"]
    assert undoing.redo(store).number == 5
    assert remark() == "一"


def test_opening_is_told_sealed_and_in_nobodys_way(toy_store: Store) -> None:
    store = toy_store
    home = toy(store)
    records.keep(store, TOYS, {"name": "布马"}, Seen(home, 1))
    undoing.undo(store)
    log_opening(store, TOYS, home, [OWNER, OWNER])
    assert undoing.redo(store).number == 3  # the opening is no new work
    log_opening(store, TOYS, home, [OWNER])
    (newest, *_) = listing.traces(store, listing.first_numbers(store, View()))
    assert (newest.action, newest.kind, newest.records, newest.rows) == ("查看个人信息", OPEN, 1, 1)
    label = f"查看了 {TOYS.fields[OWNER].card.label}"
    (told,) = listing.changes(store, listing.change_ids(store, [newest.number]))
    assert (told.label, told.old, told.new) == (label, "", "")
    assert history_of(store, TOYS, home)[0].label == label
    for number in (4, newest.number):
        with pytest.raises(NeverUndone, match="只记下谁看过"):
            undoing.undo(store, number)
    assert all(done.kind != OPEN for done in undoing.recent(store))
    assert check(store) == []
    undoing.undo(store)
    undoing.undo(store, 1)  # nor does an opening stand upon the record
    assert check(store) == []


def test_opening_of_no_record_is_refused(toy_store: Store) -> None:
    store = toy_store
    with pytest.raises(Trouble, match="已不在"):
        log_opening(store, TOYS, 99, [OWNER])
    assert listing.size(store) == 0


def test_unknown_batch_is_said(store: Store) -> None:
    for attempt in (undoing.undo, look_at_undo):
        with pytest.raises(NoSuchBatch, match="没有第7次操作"):
            attempt(store, 7)


def test_import_of_many_is_looked_at_and_the_look_can_be_cancelled(store: Store) -> None:
    raws = [{**RAW, "code": f"1.{n}"} for n in range(300)]
    records.keep_new(store, TASKS, raws, "导入任务")

    class Impatient:
        def step(self, done: int, total: int, note: str = "") -> None:
            if done > total / 2:
                raise Cancelled

    for attempt in (look_at_undo, undoing.undo):
        with pytest.raises(Cancelled):
            attempt(store, 1, Impatient())
        assert finding.count(store, TASKS, View()) == 300
    look = look_at_undo(store, 1)
    assert (look.removed, look.total) == (300, 300)
    assert look.by_ledger == ("试点任务300项",)
    assert listing.size(store) == 1
    undoing.undo(store, 1)
    assert finding.count(store, TASKS, View()) == 0


TAMPERED: list[tuple[str, str]] = [
    ("update batch set who = '别人' where number = 2", "第2次操作“修改任务”（别人"),
    ("update batch set why = '不知道' where number = 2", "第2次操作“修改任务”（经办人"),
    ("update history set new = '\"甲\"' where batch = 2", "第2次操作“修改任务”（经办人"),
    ("delete from history where batch = 2", "第2次操作“修改任务”（经办人"),
    ("update history set batch = 3 where batch = 2", "第2次操作“修改任务”（经办人"),
    ("delete from batch where number = 2", "第3次操作“修改任务”（经办人"),
    ("delete from batch where number = 3", "第3次操作的记录已经不在了"),
    ("update history set new = '{' where batch = 2", "第2次操作“修改任务”（经办人"),
]


def behind_the_door(store: Store, deed: str) -> None:
    """Write as somebody would who has the key and another program."""
    engine = store.connect_beside(store.folder / LEDGER_FILE)
    raw = engine.raw_connection()
    raw.cursor().execute("pragma foreign_keys = off")
    raw.cursor().execute(deed)
    raw.close()
    engine.dispose()


@pytest.mark.parametrize(("deed", "named"), TAMPERED)
def test_tampering_behind_the_door_is_named(store: Store, deed: str, named: str) -> None:
    task = keep(store, "3.1")
    records.keep(store, TASKS, {"remark": "一"}, seen(store, task), "下雨")
    records.keep(store, TASKS, {"remark": "二"}, seen(store, task))
    assert verifying.verify(store).broken == ""
    behind_the_door(store, deed)
    verdict = verifying.verify(store)
    assert named in verdict.broken
    assert "可能有人在程序外改过数据" in verdict.broken
    assert any(named in each.sentence for each in check(store))
    listing.traces(store, listing.all_numbers(store, View()))  # and the log can still be read
    for number in (1, 2, 3):
        listing.changes(store, listing.change_ids(store, [number]))


def test_paper_that_shows_an_older_link_still_agrees(store: Store) -> None:
    keep(store, "3.1")
    seal = verifying.newest_seal(store)
    assert seal is not None
    keep(store, "3.2")
    short = f"1-{''.join(seal.groups)[:8]}"
    for written in (short, seal.words, short.upper(), f"核对码：{seal.words}"):
        assert verifying.agrees(store, written)
    assert not verifying.agrees(store, "1-00000000")
    assert not verifying.agrees(store, f"2-{''.join(seal.groups)[:8]}")
    assert not verifying.agrees(store, "99-00000000")
    for nonsense in ("", "1-12", "台账", "1-zzzzzzzz"):
        with pytest.raises(verifying.NotASeal, match="不是核对码"):
            verifying.agrees(store, nonsense)


def test_nothing_offers_to_change_the_log() -> None:
    """Its tables are written by the door, and emptied of particulars by the verb that says so."""
    writing = re.compile(
        r"(insert|update|delete|adding)\(\s*(Batch|HistoryRow|_BATCHES|_HISTORY)\b"
    )
    found = sources("models", "reports", "ui")
    assert [each.place for each in found if writing.search(each.text)] == [
        "models/actions/door.py",
        "models/actions/people/clearing.py",
    ]


def test_several_openings_are_one_batch_and_none_if_one_cannot_be(toy_store: Store) -> None:
    store = toy_store
    another = {"code": "2", "name": "陀螺", OWNER: "李小红"}
    homes = [toy(store), records.keep(store, TOYS, another)]
    before = listing.size(store)
    with pytest.raises(Trouble, match="已不在"):
        log_openings(store, [Opening(TOYS, homes[0], (OWNER,)), Opening(TOYS, 99, (OWNER,))])
    assert listing.size(store) == before
    log_openings(store, [Opening(TOYS, each, (OWNER,)) for each in homes])
    log_openings(store, [])
    (newest, *_) = listing.traces(store, listing.first_numbers(store, View()))
    assert (newest.number, newest.kind, newest.records) == (before + 1, OPEN, 2)
    assert check(store) == []
