"""Every paper of a case: its fields in order, filled or blank, one a record (B6, B9, B12)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.actions.door import work
from models.actions.people.accounts import add_account
from models.actions.people.rights import NotAllowed
from models.actions.records import retire
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.arrangements import PAPER_NEEDS
from models.ledgers.mediation.sessions import MEDIATIONS
from models.store.ledger_file import Store
from models.store.opening import open_ledger
from models.words.disputes.mediation import PAPERS
from reports.forms.mediation.reading import NoSuchCase, read_case
from reports.forms.mediation.registry import MAKERS, all_papers, make_paper, unfilled_of
from reports.forms.mediation.writing import write_case
from reports.layout import pieces
from reports.paper import FieldTable, Paper, Paragraph, Sentence, Signatures, Slot, Title
from reports.pdf.papers import paper_bytes, write_paper
from reports.unfilled import unfilled
from reports.word.papers import paper_docx
from tests.reports.mediation.cases import (
    APPLICANT,
    NUMBER,
    RESPONDENT,
    empty_case,
    full_case,
    many_parties,
)
from tests.reports.mediation.official_fields import FIELDS
from tests.reports.planted import words_of_pdf
from tests.reports.word.read_back import all_text, opened

HIS = "领导的密码5678"


def words(paper: Paper) -> str:
    """What a paper says in reading order, without spaces and colons."""
    return re.sub(r"[\s：:]", "", "\n".join(_texts(paper)))


def _texts(paper: Paper) -> Iterator[str]:
    for block in paper.blocks:
        match block:
            case Sentence():
                yield "".join(piece.text for piece in pieces(block))
            case FieldTable(rows=rows):
                yield from (cell.text for row in rows for cell in row)
            case Signatures(labels=labels):
                yield from labels
            case _:
                yield getattr(block, "text", "")


def _assert_in_order(told: str, fields: str) -> None:
    at = 0
    for field in fields.split(" "):
        found = told.find(field, at)
        assert found >= at, f"{field} is missing after {told[max(0, at - 20) : at]}"
        at = found + len(field)


@pytest.mark.parametrize("code", MAKERS)
def test_fields_stand_in_the_order_of_the_official_form(store: Store, code: str) -> None:
    for case_id in (full_case(store), empty_case(store)):
        (paper, *_) = make_paper(store, case_id, code)
        _assert_in_order(words(paper), FIELDS[code])


def test_every_paper_of_the_file_is_on_offer() -> None:
    assert {each.code for each in all_papers()} - {"transfer"} == set(PAPERS.labels)
    assert all(each.title for each in all_papers())
    assert PAPER_NEEDS.fields["paper"].card.choices is PAPERS


@pytest.mark.parametrize("code", MAKERS)
def test_nothing_that_is_missing_prints_as_a_word_of_the_machine(store: Store, code: str) -> None:
    for case_id in (empty_case(store), full_case(store)):
        for paper in make_paper(store, case_id, code):
            text = all_text(opened(paper_docx(paper)))
            assert not re.search(r"None|null|nan|1900|0001", text, re.IGNORECASE)
            assert paper_bytes(paper).startswith(b"%PDF")


def test_what_stays_blank_is_listed_and_nothing_else(store: Store) -> None:
    case_id = full_case(store)
    blank = {
        code: [label for paper in make_paper(store, case_id, code) for label in unfilled(paper)]
        for code in MAKERS
        if code not in ("oral_agreement", "revisit")
    }
    assert {code: labels for code, labels in blank.items() if labels} == {
        "application": ["申请事项"]
    }
    told = unfilled_of(store, empty_case(store), "application")
    assert told[0] == "人民调解申请书：申请人姓名"
    assert "人民调解申请书：被申请人单位或住址" in told


def test_number_of_the_identity_card_is_left_for_the_hand(store: Store) -> None:
    case_id = full_case(store)
    (mandate,) = make_paper(store, case_id, "mandate")
    lines = [
        each
        for each in mandate.blocks
        if isinstance(each, Sentence) and each.parts[0] == "身份证号码"
    ]
    assert [each.parts[1:] for each in lines] == [(Slot("", "", 25),)] * 2
    (identity,) = make_paper(store, case_id, "identity")
    assert words(identity).count("身份证号码身份证复印件粘贴处（正面、反面）") == 2
    assert unfilled(identity) == []


def test_each_session_and_each_payment_has_its_paper(store: Store) -> None:
    case_id = full_case(store)
    sessions = make_paper(store, case_id, "mediation")
    assert [each.title for each in sessions] == ["人民调解记录（第1份）", "人民调解记录（第2份）"]
    assert "双方未能达成一致" in words(sessions[0])
    assert "□达成协议√另行调解□调解不成" in words(sessions[0])
    assert "√达成协议" in words(sessions[1])
    receipts = make_paper(store, case_id, "receipt")
    assert "今收到李四按照人民调解协议" in words(receipts[1])
    assert "2,000.50元" in words(receipts[1])
    assert "贰仟元伍角" in words(receipts[1])
    assert [len(make_paper(store, case_id, code)) for code in ("revisit", "investigation")] == [
        *(2, 1)
    ]


def test_particulars_of_the_parties_fill_the_application(store: Store) -> None:
    (paper,) = make_paper(store, full_case(store), "application")
    told = words(paper).replace("　", "")
    assert "申请人姓名欧阳海棠性别女民族汉族年龄52" in told
    assert "被申请人姓名李四性别男民族苗族年龄47职业或职务瓦工联系方式0855-8276431" in told


def test_sentence_of_acceptance_is_as_the_form_has_it(store: Store) -> None:
    (paper,) = make_paper(store, full_case(store), "acceptance")
    assert "2021年6月2日，本人民调解委员会经当事人同意，调解欧阳海棠、李四之间的纠纷。" in words(
        paper
    )


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("当事人申请", "√①当事人申请□②人民调解委员会主动调解"),
        ("网格员巡查", "□①当事人申请√②人民调解委员会主动调解"),
        ("法院委托", "□①当事人申请□②人民调解委员会主动调解（法院委托）"),
    ],
)
def test_source_is_ticked_or_named(store: Store, source: str, told: str) -> None:
    (paper,) = make_paper(store, full_case(store, source=source), "acceptance")
    assert told in words(paper)


def test_notice_tells_rights_and_duties_of_the_law(store: Store) -> None:
    (paper,) = make_paper(store, empty_case(store), "notice")
    told = words(paper)
    for said in (
        "依法设立的调解民间纠纷的群众性组织",
        "选择或者接受人民调解员",
        "接受调解、拒绝调解或者要求终止调解",
        "要求调解公开进行或者不公开进行",
        "自主表达意愿、自愿达成调解协议",
        "如实陈述纠纷事实",
        "遵守调解现场秩序，尊重人民调解员",
        "尊重对方当事人行使权利",
        "不收取任何费用",
        "三十日内共同向人民法院申请司法确认",
    ):
        assert said in told


def test_copies_are_one_each_and_one_for_the_committee(store: Store) -> None:
    (paper,) = make_paper(store, full_case(store), "agreement")
    assert "本协议一式3份" in words(paper)
    (paper,) = make_paper(store, full_case(store, many_parties(31)), "agreement")
    assert "本协议一式32份" in words(paper)


def test_later_agreement_has_a_number_of_its_own(store: Store) -> None:
    case_id = full_case(store)
    with work(store, "重新达成协议") as piece:
        of_case = {"dispute_id": case_id, "form": "oral", "content": "当场道歉。"}
        piece.add(AGREEMENTS, {**of_case, "signed_on": store.clock.today(), "done_at_once": True})
    (oral,) = make_paper(store, case_id, "oral_agreement")
    assert f"编号{NUMBER}之2" in words(oral)
    assert "协议履行情况当场履行" in words(oral)
    (written,) = make_paper(store, case_id, "agreement")
    assert f"编号{NUMBER}当事人" in words(written)


def test_thirty_one_parties_stand_on_every_paper(store: Store) -> None:
    people = many_parties(31)
    case_id = full_case(store, people)
    for code in ("application", "acceptance", "identity", "agreement", "closing", "notice"):
        (paper,) = make_paper(store, case_id, code)
        told = words(paper)
        assert not [each["name"] for each in people if each["name"] not in told], code
        assert "〓" not in told
    (agreement,) = make_paper(store, case_id, "agreement")
    assert "乙方（16）名称示例县宏大建筑材料有限责任公司" in words(agreement).replace("　", "")


def test_rare_surname_prints_and_is_read_back(store: Store, tmp_path: Path) -> None:
    for name in ("𬭎立德", "㛃立功", "𠮷立言", "𫟷立"):
        case_id = full_case(store, [{**APPLICANT, "name": name}, RESPONDENT])
        (paper,) = make_paper(store, case_id, "agreement")
        missing: set[str] = set()
        write_paper(paper, tmp_path / "a.pdf", missing)
        assert name in words_of_pdf(tmp_path / "a.pdf")
        assert missing == set()
        assert name in all_text(opened(paper_docx(paper)))


def test_character_without_a_font_is_in_word_and_named_for_pdf(
    store: Store, tmp_path: Path
) -> None:
    case_id = full_case(store, [{**APPLICANT, "name": "𪚥立德"}, RESPONDENT])
    written = write_case(store, case_id, tmp_path)
    assert any("𪚥" in note and "〓" in note for note in written.notes)
    (paper,) = make_paper(store, case_id, "agreement")
    assert "𪚥立德" in all_text(opened(paper_docx(paper)))


def test_long_story_flows_over_the_pages_and_loses_nothing(store: Store, tmp_path: Path) -> None:
    story = "".join(f"第{at}天两家又起争执。" for at in range(1, 2000))[:19990] + "就此结束。"
    case_id = full_case(store, story=story)
    for code in ("application", "acceptance", "agreement", "closing"):
        (paper,) = make_paper(store, case_id, code)
        (tmp_path / "a.pdf").write_bytes(paper_bytes(paper))
        told = "".join(words_of_pdf(tmp_path / "a.pdf").split())
        told = re.sub(r"（续）|第\d+页共\d+页|纠纷简要(情况|事实)", "", told)
        assert story in told, code


def test_late_record_says_why(store: Store) -> None:
    case_id = full_case(store)
    with work(store, "补记") as piece:
        session = {"dispute_id": case_id, "on_day": store.clock.today(), "record": "补记。"}
        piece.add(MEDIATIONS, {**session, "late_note": "原件漏登"})
    (*_, last) = make_paper(store, case_id, "mediation")
    assert "补记说明原件漏登" in words(last)
    (statement,) = make_paper(store, case_id, "statement")
    assert "补记调解记录原件漏登" in words(statement)


def test_case_that_is_gone_is_said(store: Store) -> None:
    case_id = full_case(store)
    retire(store, DISPUTES, [case_id])
    for wanted in (case_id, 999):
        with pytest.raises(NoSuchCase, match="回收站"):
            make_paper(store, wanted, "cover")


def test_role_without_the_right_makes_no_paper_with_particulars(store: Store) -> None:
    case_id = full_case(store)
    folder = store.folder
    add_account(store, {"name": "领导", "role": "leader"}, HIS)
    store.close()
    leader = open_ledger(folder, HIS)
    with pytest.raises(NotAllowed, match="个人信息"):
        read_case(leader, case_id)
    assert read_case(leader, case_id, redacted=True).parties[0].name == "甲"
    leader.close()


def test_titles_are_of_one_size_and_covers_carry_no_number(store: Store) -> None:
    case_id = full_case(store)
    for code in MAKERS:
        for paper in make_paper(store, case_id, code):
            titles = [each for each in paper.blocks if isinstance(each, Title)]
            assert len(titles) == {"cover": 2, "back_cover": 0}.get(code, 1)
            assert paper.numbered == (code not in ("cover", "contents", "back_cover"))
            assert not [
                each for each in paper.blocks if isinstance(each, Paragraph) and "None" in each.text
            ]
