"""The file of a case against its list: what lies in it, what can be made, what is missing."""

from __future__ import annotations

import datetime as dt

import pytest

from models.actions import finding, records
from models.actions.disputes.file.completeness import FileLine, file_lines, lacking_must
from models.actions.disputes.file.needs import needs, usual_needs
from models.actions.door import work
from models.actions.records import Seen, keep_in
from models.fields import Choices
from models.ledger import find_ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.arrangements import PAPER_NEEDS
from models.ledgers.mediation.obligations import OBLIGATIONS, PAYMENTS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import INVESTIGATIONS
from models.store.ledger_file import Store
from models.words.disputes.file_needs import FILE_NEEDS
from models.words.disputes.mediation import NEEDS, PAPERS
from tests.models.disputes.file.cases import Raw, add, add_parties, agree, day, end, mediate, put_in


def read(store: Store, case_id: int) -> dict[str, FileLine]:
    return {line.paper_code: line for line in file_lines(store, case_id)}


def states(store: Store, case_id: int) -> dict[str, str]:
    return {line.paper_code: line.state for line in file_lines(store, case_id)}


@pytest.fixture
def case_id(store: Store, raw: Raw) -> int:
    return records.keep(store, DISPUTES, raw())


def test_list_holds_every_paper_once_with_known_needs() -> None:
    assert set(FILE_NEEDS) == set(PAPERS.labels)
    for need in usual_needs():
        assert {need.of(kind) for kind in ("written", "oral", "failed")} <= set(NEEDS.labels)


def test_fresh_case_lacks_what_nobody_has_typed(store: Store, case_id: int) -> None:
    lines = read(store, case_id)
    assert lines["cover"].state == "ready"
    assert lines["notice"].state == lines["application"].state == "lacking"
    assert lines["notice"].lacks == "还没有申请人（甲方），请登记当事人。"
    assert (lines["notice"].jump_ledger, lines["notice"].jump_id) == ("dispute_parties", None)
    assert lines["mediation"].lacks == "还没有调解记录，请新增。"
    assert lines["agreement"].lacks == "还没有书面协议，请用“达成协议”登记。"
    assert (lines["evidence"].state, lines["oral_agreement"].state) == ("not_needed",) * 2
    assert lines["identity"].jump_ledger == "case_papers"
    said = lacking_must(store, case_id)
    assert said[0].startswith("缺人民调解申请书或人民调解受理登记表（有一份就行）：")
    assert [each.split("：")[0] for each in said[1:]] == [
        "缺人民调解当事人权利义务告知书",
        "缺当事人身份证明",
        "缺人民调解记录",
        "缺人民调解协议书",
    ]


def test_blank_of_a_paper_is_named_with_its_record(store: Store, case_id: int) -> None:
    session = mediate(store, case_id, place="")
    line = read(store, case_id)["mediation"]
    assert line.lacks == "调解记录（2021-06-08）没有填地点，请补上。"
    assert (line.jump_ledger, line.jump_id) == ("mediations", session)
    other = add(store, INVESTIGATIONS, case_id, on_day="2021-06-05", record="看过现场")
    line = read(store, case_id)["investigation"]
    assert "没有填地点、被调查人、调查人" in line.lacks
    assert line.jump_id == other


def test_one_of_two_names_suffices(store: Store, raw: Raw) -> None:
    with_mediator = records.keep(store, DISPUTES, raw(mediator="王调解", first_post=""))
    mediate(store, with_mediator, mediator="")
    assert states(store, with_mediator)["mediation"] == "ready"
    assert states(store, with_mediator)["cover"] == "ready"


def test_written_file_is_whole_with_the_signed_scan_only(store: Store, case_id: int) -> None:
    add_parties(store, case_id)
    mediate(store, case_id)
    agree(store, case_id)
    put_in(store, case_id, "identity")
    line = read(store, case_id)["agreement"]
    assert (line.state, line.jump_ledger, line.jump_id) == ("ready", "case_papers", None)
    assert lacking_must(store, case_id) == [
        "缺人民调解协议书：还没有签好字的扫描件，请打印签字，再把扫描件放进“卷内材料”。"
    ]
    row = put_in(store, case_id, "agreement")
    line = read(store, case_id)["agreement"]
    assert (line.state, line.jump_id, line.copies, line.scans) == ("lacking", row, 1, 0)
    assert "还没有扫描件" in lacking_must(store, case_id)[0]
    put_in(store, case_id, "agreement", scan=True)
    line = read(store, case_id)["agreement"]
    assert (line.state, line.lacks, line.copies, line.scans) == ("held", "", 2, 1)
    assert lacking_must(store, case_id) == []


def test_deleted_paper_lies_in_no_file(store: Store, case_id: int) -> None:
    row = put_in(store, case_id, "identity")
    assert states(store, case_id)["identity"] == "held"
    records.retire(store, find_ledger("case_papers"), [row])
    assert states(store, case_id)["identity"] == "lacking"


def test_oral_file_needs_the_record_and_no_scan(store: Store, case_id: int) -> None:
    add_parties(store, case_id)
    agree(store, case_id, form="oral")
    found = states(store, case_id)
    assert found["oral_agreement"] == "ready"
    assert (found["agreement"], found["notice"], found["identity"]) == ("not_needed",) * 3
    assert lacking_must(store, case_id) == []


def test_failed_file_needs_no_agreement(store: Store, case_id: int) -> None:
    add_parties(store, case_id)
    put_in(store, case_id, "identity")
    end(store, case_id, outcome="procedural", reason="failed", routes="诉讼", level="", form="")
    assert states(store, case_id)["agreement"] == "not_needed"
    assert lacking_must(store, case_id) == ["缺人民调解记录：还没有调解记录，请新增。"]


def test_party_that_refused_was_never_met(store: Store, case_id: int) -> None:
    add_parties(store, case_id)
    put_in(store, case_id, "identity")
    end(store, case_id, outcome="procedural", reason="refused", level="", form="")
    assert lacking_must(store, case_id) == []


def renege(store: Store, case_id: int, agreement: int, on_day: dt.date) -> None:
    with work(store, "反悔") as piece:
        piece.change(AGREEMENTS, agreement, {"reneged_on": on_day, "renege_way": "sued"})
        for row in finding.children(store, DISPUTE_ENDINGS, DISPUTES, case_id):
            piece.change(DISPUTE_ENDINGS, row.id, {"undone_on": on_day})


def test_reneged_agreement_and_its_scan_count_no_more(store: Store, case_id: int) -> None:
    add_parties(store, case_id)
    mediate(store, case_id)
    put_in(store, case_id, "identity")
    agreement = agree(store, case_id)
    put_in(store, case_id, "agreement", scan=True, on_day="2021-06-10")
    assert lacking_must(store, case_id) == []
    renege(store, case_id, agreement, day("06-15"))
    assert lacking_must(store, case_id)[0].startswith("缺人民调解协议书：")
    agree(store, case_id, signed_on="2021-06-18")
    assert "还没有扫描件（重新达成的要有新的）" in lacking_must(store, case_id)[0]
    put_in(store, case_id, "agreement", scan=True, on_day="2021-06-18")
    assert lacking_must(store, case_id) == []


def test_papers_asked_for_by_the_case_itself(store: Store, case_id: int) -> None:
    add_parties(store, case_id, agent="赵代理")
    agreement = agree(store, case_id)
    duty = add(store, OBLIGATIONS, case_id, due_on="2021-06-20", what="赔偿", amount="200")
    found = states(store, case_id)
    assert (found["mandate"], found["receipt"], found["revisit"]) == (
        "ready",
        "not_needed",
        "not_needed",
    )
    records.keep(store, PAYMENTS, {"obligation_id": duty, "on_day": "2021-06-18", "amount": "50"})
    add(store, REVISITS, case_id, done_on="2021-06-22", story="已履行一部分")
    lines = read(store, case_id)
    assert lines["receipt"].state == "lacking"
    assert lines["revisit"].lacks == "回访没有填回访人，请补上。"
    assert not any("履行凭证" in each for each in lacking_must(store, case_id))
    for typed, state in (
        ({"confirmation": "已申请", "confirm_asked_on": "2021-06-20"}, "ready"),
        ({"confirmation": "确认有效", "confirmed_on": "2021-06-22"}, "lacking"),
    ):
        with work(store, "试") as piece:
            seen = Seen(agreement, piece.read(AGREEMENTS, agreement).revision)
            keep_in(piece, AGREEMENTS, typed, seen)
        assert states(store, case_id)["confirmation"] == state


def test_own_list_lies_over_the_usual_one(store: Store, case_id: int) -> None:
    must = NEEDS.labels["must"]
    own = {"written": must, "oral": must, "failed": must}
    records.keep(store, PAPER_NEEDS, {"paper": "卷宗情况说明", **own, "place": "1"})
    records.keep(store, PAPER_NEEDS, {"paper": "当事人身份证明", **own, "written": "按需"})
    order = [need.paper for need in needs(store)]
    assert order[:3] == ["statement", "cover", "contents"]
    assert order.index("identity") == [n.paper for n in usual_needs()].index("identity") + 1
    lines = read(store, case_id)
    assert (lines["statement"].need, lines["statement"].state) == ("must", "ready")
    assert lines["identity"].state == "not_needed"
    assert [line.paper_code for line in file_lines(store, case_id)] == order


def test_papers_are_called_as_the_office_calls_them(store: Store, case_id: int) -> None:
    assert isinstance(PAPERS, Choices)
    word = {"word_list": PAPERS.name, "code": "notice", "word": "权利义务告知书"}
    records.keep(store, find_ledger("words"), word)
    assert read(store, case_id)["notice"].title == "权利义务告知书"
