"""Particulars go for good after their date; counts, chain and what others need stay true."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.actions import drafts, filing, records, undoing
from models.actions.checking_up import BROKEN, check
from models.actions.finding import View, count, one
from models.actions.history import history_of
from models.actions.people import clearing
from models.actions.people.clearing import GONE, NotYetDue
from models.actions.records import Seen
from models.actions.search import everywhere
from models.actions.traces.verifying import verify
from models.actions.undoing import NeverUndone, ParticularsGone
from models.ledger import put_on_shelf, take_off_shelf
from models.progress import Cancelled
from models.store import steps
from models.store.chain import digest_of
from models.store.ledger_file import Store
from models.store.opening import open_ledger
from tests.ledger_fixtures import PASSWORD
from tests.models.people import quarrels
from tests.models.people.quarrels import QUARRELS, WITNESSES

SECRETS = ("欧阳震华", "13812345678", "在桥头打了起来", "司徒见证", "欧阳震华协议书")


@pytest.fixture
def store(ledger_folder: Path) -> Iterator[Store]:
    """Give a ledger of quarrels: the first is long past, the second is not."""
    for ledger in (QUARRELS, WITNESSES):
        put_on_shelf(ledger)
    opened = open_ledger(ledger_folder, PASSWORD, ladder=(*steps.steps(), quarrels.climb))
    everywhere.bring_indexes_up_to_date(opened)
    raw = {"title": "桥头争地", "teller": "欧阳震华", "phone": "13812345678"}
    raw |= {"story": "在桥头打了起来"}
    first = records.keep(opened, QUARRELS, {**raw, "keep_until": "2020-12-31"})
    second = records.keep(opened, QUARRELS, {**raw, "keep_until": "2030-12-31"})
    for owner in (first, second):
        records.keep(opened, WITNESSES, {"quarrel_id": owner, "name": "司徒见证"})
    filing.attach_content(opened, QUARRELS, first, "欧阳震华协议书.txt", b"only his")
    filing.attach_content(opened, QUARRELS, first, "法条.txt", b"everybody's")
    filing.attach_content(opened, QUARRELS, second, "法条.txt", b"everybody's")
    records.keep(opened, QUARRELS, {"story": "后来和好了"}, Seen(first, 1))
    yield opened
    opened.close()
    for ledger in (QUARRELS, WITNESSES):
        take_off_shelf(ledger)


def test_only_what_passed_its_date_is_due(store: Store) -> None:
    (due,) = clearing.due(store)
    assert (due.ledger, due.ids) == (QUARRELS, (1,))
    with pytest.raises(NotYetDue, match="“桥头争地”要保管到2030-12-31"):
        clearing.clear(store, QUARRELS, [1, 2], "到期")
    assert one(store, QUARRELS, 1).teller == "欧阳震华"


def test_particulars_go_and_counts_stay(store: Store) -> None:
    done = clearing.clear(store, QUARRELS, [1], "保管期满")
    assert (done.records, done.blanks, done.files) == (1, 4, 1)
    cleared = one(store, QUARRELS, 1)
    assert (cleared.title, cleared.teller, cleared.phone, cleared.story) == (
        "桥头争地",
        GONE,
        None,
        None,
    )
    assert one(store, WITNESSES, 1).name is None
    assert count(store, QUARRELS, View()) == 2
    assert clearing.due(store) == []
    assert one(store, QUARRELS, 2).teller == "欧阳震华"
    assert check(store) == []


def test_nothing_of_them_is_left_in_the_file(store: Store) -> None:
    drafts.put_aside(store, "quarrels/1", {"story": "在桥头打了起来"})
    clearing.clear(store, QUARRELS, [2 - 1], "保管期满")
    told = history_of(store, QUARRELS, 1)
    assert not any(secret in f"{e.old}{e.new}" for e in told for secret in SECRETS)
    assert "按期清除" in [entry.label for entry in told]
    records.retire(store, QUARRELS, [2])  # so that only history could hold the words of the first
    with store.reading() as connection:
        mine = connection.exec_driver_sql(
            "SELECT coalesce(old,'')||coalesce(new,'') FROM history WHERE record_id = 1 "
            "AND ledger IN ('quarrels', 'witnesses')"
        ).scalars()
        assert not any(secret in text for text in mine for secret in SECRETS)
        salts = connection.exec_driver_sql(
            "SELECT count(*) FROM history WHERE digest IS NOT NULL AND salt IS NOT NULL"
        ).scalar()
        assert salts == 0
    assert drafts.look_up(store, "quarrels/1") is None
    assert count(store, QUARRELS, View(words="打了起来")) == 0


def test_file_of_theirs_goes_and_a_shared_one_stays(store: Store) -> None:
    clearing.clear(store, QUARRELS, [1], "保管期满")
    his, shared = filing.files_of(store, QUARRELS, [1])[1]
    assert (his.name, shared.name) == (GONE, "法条.txt")
    assert not store.attachments.exists(his.digest)
    with pytest.raises(filing.FileCleared, match="已按期清除"):
        filing.read_file(store, his)
    assert filing.read_file(store, shared) == b"everybody's"
    taken = filing.attach_content(store, QUARRELS, 2, "又来.txt", b"only his")
    assert not taken.was_held
    clearing.sweep_cleared(store)
    assert store.attachments.exists(his.digest)
    assert check(store) == []


def test_clearing_cannot_be_undone_nor_what_it_emptied(store: Store) -> None:
    typed = undoing.can_undo(store)
    assert typed is not None
    clearing.clear(store, QUARRELS, [1], "保管期满")
    newest = undoing.recent(store, 1)[0]
    with pytest.raises(NeverUndone):
        undoing.undo(store, newest.number)
    with pytest.raises(ParticularsGone, match="已按期清除，原来的内容已经不在了"):
        undoing.undo(store, typed.number)
    assert one(store, QUARRELS, 1).story is None


def test_cancelled_clearing_removes_nothing(store: Store) -> None:
    class AtOnce:
        def step(self, done: int, total: int, note: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        clearing.clear(store, QUARRELS, [1], "保管期满", AtOnce())
    assert one(store, QUARRELS, 1).story == "后来和好了"
    assert check(store) == []


def test_history_emptied_behind_the_door_is_found(store: Store) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE history SET old = NULL, new = NULL, salt = NULL, digest = x'00' "
            "WHERE ledger = 'quarrels' AND record_id = 2 AND field = 'teller'"
        )
    found = check(store)
    assert any(finding.severity == BROKEN for finding in found)
    assert any("没有清除的记录" in finding.sentence for finding in found)


def test_history_emptied_with_its_right_digest_is_found_too(store: Store) -> None:
    columns = "ledger, record_id, field, old, new, salt"
    place = "WHERE ledger = 'quarrels' AND record_id = 2 AND field = 'teller'"
    with store.writing() as connection:
        row = connection.exec_driver_sql(f"SELECT {columns} FROM history {place}").one()
        digest = digest_of(tuple(row[:5]), row.salt)
        connection.exec_driver_sql(
            f"UPDATE history SET old = NULL, new = NULL, salt = NULL, digest = ? {place}", (digest,)
        )
    assert "没有清除的记录" in verify(store).broken
    assert any("没有清除的记录" in finding.sentence for finding in check(store))


def test_chain_holds_after_a_removal_that_is_told(store: Store) -> None:
    clearing.clear(store, QUARRELS, [1], "保管期满")
    assert verify(store).broken == ""
