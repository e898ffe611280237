"""A case whose keeping is over loses its particulars everywhere and nothing else (B20); who opened
one while it was there is written down (I5)."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

import pytest

from models.actions import drafts, filing, finding, records, undoing
from models.actions.checking_up import check
from models.actions.disputes.file.clocks import clocks
from models.actions.door import work
from models.actions.drafts import place_of
from models.actions.finding import View, every_row
from models.actions.history import history_of
from models.actions.offices import office_of
from models.actions.people import accounts, clearing
from models.actions.people.clearing import GONE, NotYetDue
from models.actions.people.rights import NotAllowed
from models.actions.traces.opening_log import log_opening
from models.fields import Kind
from models.ledger import Ledger, children_of
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.files import FILE_TIES
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.committees import CASE_NUMBERS
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.sessions import MEDIATIONS
from models.ledgers.mediation.subsidies import SUBSIDY_RATES
from models.store.ledger_file import Store
from models.store.opening import open_ledger
from models.troubles import Trouble
from tests.models.disputes.file.cases import Raw, add, case_of, day, stand_on, turn

SECRET = "机要之事"
"""Stands in every particular of the case, and nowhere else."""
TEXTS = (Kind.TEXT, Kind.PARAGRAPH)
AFTER = dt.date(2031, 6, 25)
ON = day("06-10")
PLAIN: dict[str, dict[str, Any]] = {
    "dispute_parties": {"side": "applicant", "party_kind": "natural", "sex": "male", "age": 40},
    "dispute_steps": {"on_day": ON, "step": "note"},
    "dispute_transfers": {"transfer_kind": "assign", "on_day": ON, "to_unit": "司法所"},
    "dispute_watches": {"on_day": ON, "person": "王支书", "is_held": True},
    "dispute_endings": {
        "on_day": ON,
        "outcome": "settled",
        "reason": "agreed",
        "level": "village",
        "form": "written",
    },
    "investigations": {"on_day": ON},
    "mediations": {"on_day": ON, "result": "agreed"},
    "agreements": {"form": "written", "signed_on": ON, "amount": 200000},
    "obligations": {"side": "respondent", "due_on": ON, "amount": 200000},
    "revisits": {"due_on": ON, "done_on": ON},
    "case_papers": {"paper": "agreement", "pages": 3},
    "case_reviews": {"on_day": ON, "acceptance": 10, "materials": 20, "papers": 20}
    | {"evidence": 15, "law": 15, "revisits": 10, "binding": 10},
    "subsidies": {"amount": 15000, "mediator": "王调解", "claimed_on": ON, "state": "claimed"},
}


def secrets_of(ledger: Ledger) -> dict[str, str]:
    keys = (f for f in ledger.particulars if f.card.kind in TEXTS)
    return {f.key: f"{SECRET}{f.key}" for f in keys}


def rows_of_the_case() -> list[Ledger]:
    owned = [each for each in children_of(DISPUTES) if each is not FILE_TIES]
    return [DISPUTES, *owned, PAYMENTS]


def counted(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return of every row of the case what is no particular: days, codes, sums, links."""
    found = {}
    for ledger in [*rows_of_the_case(), CASE_NUMBERS]:
        gone = {f.key for f in ledger.particulars}
        keys = [f.key for f in ledger.stored if f.key not in gone] + ["id", "retired_at"]
        rows = every_row(store, ledger, View()) + every_row(store, ledger, View(in_bin=True))
        found[ledger.name] = [tuple(getattr(row, key) for key in keys) for row in rows]
    return found


def whole_file(store: Store) -> str:
    """Return all text of every table, as whoever has the key could read it."""
    with store.reading() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table'"
        ).scalars()
        parts = []
        for name in names.all():
            rows = connection.exec_driver_sql(f'SELECT * FROM "{name}"')
            parts += [str(value) for row in rows for value in row if isinstance(value, str)]
    return "\n".join(parts)


@pytest.fixture
def case_id(store: Store, raw: Raw) -> int:
    """Return an archived case with rows of every ledger, each particular filled, and a scan.

    Sessions come first: what follows in a case rests on them.
    """
    case_id = records.keep(store, DISPUTES, raw(**secrets_of(DISPUTES)))
    rate = records.keep(
        store,
        SUBSIDY_RATES,
        {"version": "新", "grade": "一般", "amount": "150", "valid_from": "2021-01-01"},
    )
    with work(store, "录入") as piece:
        owned = rows_of_the_case()[1:-1]
        for ledger in sorted(owned, key=lambda each: each is not MEDIATIONS):
            values = {"dispute_id": case_id, **PLAIN[ledger.name], **secrets_of(ledger)}
            if ledger.name == "subsidies":
                values["rate_id"] = rate
            piece.add(ledger, values)
        duty = {"obligation_id": 1, "on_day": ON, "amount": 50000}
        piece.add(PAYMENTS, {**duty, **secrets_of(PAYMENTS)})
    other = add(store, DISPUTE_PARTIES, case_id, side="respondent", name=f"{SECRET}乙")
    records.retire(store, DISPUTE_PARTIES, [other])
    filing.attach_content(store, CASE_PAPERS, 1, f"{SECRET}协议书.txt", SECRET.encode())
    by_verbs = {f.key: f"{SECRET}{f.key}" for f in DISPUTES.particulars if f.card.by_verb}
    turn(store, case_id, **by_verbs)
    turn(store, case_id, keeping="ten", keep_until=dt.date(2031, 6, 24), archived_on=day("06-24"))
    turn(store, case_id, state="archived")
    return case_id


def test_every_ledger_of_a_case_is_in_the_test(store: Store, case_id: int) -> None:
    assert set(PLAIN) == {each.name for each in children_of(DISPUTES) if each is not FILE_TIES}
    text = whole_file(store)
    for ledger in rows_of_the_case():
        for secret in secrets_of(ledger).values():
            assert secret in text
    assert case_of(store, case_id).title.startswith(SECRET)


def test_case_is_kept_whole_until_its_day(store: Store, case_id: int) -> None:
    stand_on(store, dt.date(2031, 6, 24))
    assert clearing.due(store) == []
    with pytest.raises(NotYetDue):
        clearing.clear(store, DISPUTES, [case_id], "保管期满")


def test_particulars_of_a_case_go_and_every_count_stays(store: Store, case_id: int) -> None:
    for place in (
        place_of("disputes", case_id),
        place_of("dispute_parties", 1),
        place_of("dispute_parties", None, case_id),
        place_of("payments", None, 1),
    ):
        drafts.put_aside(store, place, {"name": SECRET})
    drafts.put_aside(store, place_of("disputes", case_id * 10), {"story": "别的纠纷"})
    before, paid = counted(store), finding.one(store, OBLIGATIONS, 1)
    scan = filing.files_of(store, CASE_PAPERS, [1])[1][0]
    stand_on(store, AFTER)
    (due,) = clearing.due(store)
    assert (due.ledger, due.ids) == (DISPUTES, (case_id,))
    done = clearing.clear(store, DISPUTES, [case_id], "保管期满")
    assert (done.records, done.files) == (1, 1)
    assert done.blanks > 30

    assert SECRET not in whole_file(store)
    assert not store.attachments.exists(scan.digest)
    assert counted(store) == before
    after = finding.one(store, OBLIGATIONS, 1)
    assert paid is not None
    assert after is not None
    assert (after.paid, after.fulfilment) == (paid.paid, paid.fulfilment)
    assert [each.words for each in drafts.left_drafts(store)] == ["矛盾纠纷：纠纷"]
    assert clearing.due(store) == []
    assert check(store) == []


def test_cleared_case_is_found_by_what_is_no_particular(store: Store, case_id: int) -> None:
    def found(words: str) -> list[int]:
        return finding.all_ids(store, DISPUTES, View(words=words))

    assert found("之事") == [case_id]
    stand_on(store, AFTER)
    clearing.clear(store, DISPUTES, [case_id], "保管期满")
    assert found("之事") == found("机要") == []
    for words in ("东坪", "宅基地", "人调字第1号"):
        assert found(words) == [case_id]
    case = case_of(store, case_id)
    assert (case.title, case.story) == ("东坪村宅基地使用纠纷", GONE)
    assert (case.outcome, case.level) == ("settled", "village")
    clock = next(c for c in clocks(store, case) if c.key == "keeping")
    assert (clock.said, clock.tone) == ("已经期满，个人信息已清除", "calm")


def test_cleared_case_cannot_be_brought_back(store: Store, case_id: int) -> None:
    stand_on(store, AFTER)
    clearing.clear(store, DISPUTES, [case_id], "保管期满")
    told = history_of(store, DISPUTE_PARTIES, 1)
    assert not any(SECRET in f"{entry.old}{entry.new}" for entry in told)
    assert "按期清除" in [entry.label for entry in told]
    for number in range(1, undoing.recent(store, 1)[0].number + 1):
        with suppress(Trouble):
            undoing.undo(store, number)
    assert SECRET not in whole_file(store)


def test_opening_a_party_is_written_down_without_its_words(store: Store, case_id: int) -> None:
    log_opening(store, DISPUTE_PARTIES, 1, ["name", "phone"])
    labels = [entry.label for entry in history_of(store, DISPUTE_PARTIES, 1)]
    assert labels[:2] == ["查看了 姓名或名称", "查看了 联系方式"]
    assert undoing.recent(store, 1)[0].action != "查看个人信息"
    assert check(store) == []
    stand_on(store, AFTER)
    clearing.clear(store, DISPUTES, [case_id], "保管期满")
    labels = [entry.label for entry in history_of(store, DISPUTE_PARTIES, 1)]
    assert "查看了 姓名或名称" in labels


def test_only_case_roles_open_a_party(store: Store, case_id: int) -> None:
    accounts.add_account(store, {"name": "王书记", "role": "leader"}, "别人的密码6688")
    folder = store.folder
    store.close()
    his = open_ledger(folder, "别人的密码6688", "王书记")
    try:
        shown = DISPUTE_PARTIES.show(finding.one(his, DISPUTE_PARTIES, 1), "phone", office_of(his))
        assert SECRET not in shown
        with pytest.raises(NotAllowed, match="不能查看或填写个人信息"):
            log_opening(his, DISPUTE_PARTIES, 1, ["name"])
        assert case_id
    finally:
        his.close()
