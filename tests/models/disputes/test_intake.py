"""A dispute comes in: with its parties on one screen, or settled by word of mouth at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from models.actions import finding, undoing
from models.actions.checking_up import check
from models.actions.disputes import intake, stages
from models.actions.disputes.numbering import BrokenPattern, check_pattern
from models.actions.finding import View
from models.actions.records import Refused
from models.actions.settings import put_settings
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.obligations import OBLIGATIONS
from models.ledgers.mediation.revisits import REVISITS
from models.ledgers.mediation.sessions import MEDIATIONS
from models.store.ledger_file import Store
from models.words.settings import SETTING_TITLES
from tests.models.disputes.court import case_of, rows, seen, steps

Raw = Callable[..., dict[str, Any]]
SPOKEN = {"content": "李某当场赔偿三百元。", "amount": "300"}


def test_intake_asks_for_at_most_twelve_blanks() -> None:
    asked = [each.key for each in DISPUTES.typed if each.card.required]
    assert len(asked) + len(("committee_id", "first_post")) <= 12


def test_case_and_its_parties_are_one_piece_of_work(store: Store, raw: Raw) -> None:
    parties = [
        {"name": f"张{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{n}", "side": "applicant"} for n in range(31)
    ]
    title, story = "东坪村张甲0等人界址纠纷", "争执。" * 6666
    case_id = intake.register(store, raw(title=title, story=story, people=31), parties)
    case = case_of(store, case_id)
    assert case.title == "东坪村张某某等人界址纠纷"
    assert case.story == story
    assert len(rows(store, DISPUTE_PARTIES, case_id)) == 31
    assert finding.all_ids(store, DISPUTES, View(words="张甲0")) == []
    undoing.undo(store)
    assert finding.count(store, DISPUTES, View()) == 0
    assert finding.count(store, DISPUTE_PARTIES, View()) == 0
    undoing.redo(store)
    assert len(rows(store, DISPUTE_PARTIES, case_id)) == 31
    assert check(store) == []


def test_party_with_a_rare_name_is_kept_and_covered(store: Store, raw: Raw) -> None:
    name = "\U00020ba7\U00029f7e龘"  # two signs beyond U+FFFF
    case_id = intake.register(store, raw(title=f"{name}相邻纠纷"), [{"name": name}])
    assert rows(store, DISPUTE_PARTIES, case_id)[0].name == name
    assert name not in case_of(store, case_id).title


def test_every_complaint_is_told_at_once_with_its_place(store: Store, raw: Raw) -> None:
    parties: list[dict[str, object]] = [{"name": "张三"}, {"name": "", "age": 200}]
    with pytest.raises(Refused) as refused:
        intake.register(store, raw(story="", village_id=""), parties)
    assert set(refused.value.complaints) == {"story", "village_id", "parties.1.name"}
    with pytest.raises(Refused) as refused:
        intake.register(store, raw(), parties)
    assert refused.value.complaints["parties.1.name"].startswith("第2名当事人：")
    assert finding.count(store, DISPUTES, View()) == 0


def test_oral_agreement_is_one_form_and_a_whole_case(store: Store, raw: Raw) -> None:
    parties = [{"name": "张三"}, {"name": "李四", "side": "respondent"}]
    case_id = intake.record_oral(store, raw(accepted_on=""), parties, SPOKEN)
    case = case_of(store, case_id)
    assert (case.state, case.outcome, case.form) == ("settled", "settled", "oral")
    assert case.case_no == "（2021）示人调字第1号"
    assert case.accepted_on == case.settled_on == dt.date(2021, 6, 1)
    assert steps(store, case_id) == ["found", "accepted", "mediating", "settled"]
    (session,) = rows(store, MEDIATIONS, case_id)
    assert "李某当场赔偿三百元" in session.record
    (agreement,) = rows(store, AGREEMENTS, case_id)
    assert (agreement.form, agreement.amount, agreement.reneged_on) == ("oral", 30000, None)
    assert [row.due_on for row in rows(store, REVISITS, case_id)] == [
        dt.date(2021, 6, 16),
        dt.date(2021, 8, 30),
    ]
    undoing.undo(store)
    assert finding.count(store, DISPUTES, View()) == 0
    undoing.redo(store)
    assert case_of(store, case_id).state == "settled"
    assert check(store) == []


def test_oral_agreement_with_a_term_is_being_fulfilled(store: Store, raw: Raw) -> None:
    duty = {"due_on": "2021-07-30", "what": "付清余款。", "amount": "200"}
    case_id = intake.record_oral(store, raw(), [], SPOKEN, [duty])
    assert case_of(store, case_id).state == "fulfilling"
    assert len(rows(store, OBLIGATIONS, case_id)) == 1


def test_form_of_an_oral_agreement_tells_all_its_faults(store: Store, raw: Raw) -> None:
    duties = [{"due_on": "2021-05-01", "what": "付款。"}, {"what": ""}]
    with pytest.raises(Refused) as refused:
        intake.record_oral(store, raw(story=""), [{"name": ""}], {"content": ""}, duties)
    told = set(refused.value.complaints)
    assert {"story", "parties.0.name", "agreement.content", "obligations.1.due_on"} <= told
    with pytest.raises(Refused) as refused:
        intake.record_oral(store, raw(), [], SPOKEN | {"signed_on": "2021-06-25"})
    assert set(refused.value.complaints) == {"agreement.signed_on"}
    with pytest.raises(Refused) as refused:
        intake.record_oral(store, raw(), [], SPOKEN | {"signed_on": "2021-06-01"})
    assert set(refused.value.complaints) == {"agreement.signed_on"}
    with pytest.raises(Refused) as refused:
        intake.record_oral(store, raw(), [], SPOKEN, duties[:1])
    assert set(refused.value.complaints) == {"obligations.0.due_on"}
    assert finding.count(store, DISPUTES, View()) == 0
    long = SPOKEN | {"content": "协" * 20000}
    session = rows(store, MEDIATIONS, intake.record_oral(store, raw(), [], long))[0]
    assert session.record.endswith("见口头协议登记表。")


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{year}-{serial}", "缺“{short}”"),
        ("{year}{short}{no}", "“{no}”不认识"),
        ("{year}{short}{serial", "括号"),
        ("{year}{short}{serial:年}", "括号"),
        ("{year}{short}{serial.real.x}", "不认识"),
        ("{0}{year}{short}{serial}", "不认识"),
        ("{year}{short}{serial}" + "号" * 40, "超过40个字"),
        ("{year}{short}{}", "不认识"),
    ],
)
def test_broken_pattern_of_numbers_is_a_sentence(
    store: Store, raw: Raw, pattern: str, said: str
) -> None:
    complaint = check_pattern(pattern)
    assert complaint is not None
    assert said in complaint
    put_settings(store, {"case_no_pattern": pattern})
    with pytest.raises(BrokenPattern, match="案号格式"):
        intake.register(store, raw())
    assert finding.count(store, DISPUTES, View()) == 0


def test_office_writes_its_numbers_its_own_way(store: Store, raw: Raw) -> None:
    assert check_pattern("（{year}）{short}调{serial:03d}号") is None
    put_settings(store, {"case_no_pattern": "（{year}）{short}调{serial:03d}号"})
    assert case_of(store, intake.register(store, raw())).case_no == "（2021）示调001号"
    for name in ("case_no_pattern", "revisit_days", "keep_short_years", "keep_long_years"):
        assert name in SETTING_TITLES


def test_case_is_accepted_with_its_day_committee_and_post(store: Store, raw: Raw) -> None:
    case_id = intake.register(store, raw(accepted_on="", first_post=""))
    with pytest.raises(Refused, match="受理日期"):
        stages.accept(store, seen(store, case_id), {"first_post": "综治干事"})
    with pytest.raises(Refused) as refused:
        stages.accept(store, seen(store, case_id), {"accepted_on": "2021-06-03"})
    assert set(refused.value.complaints) == {"first_post"}
    typed = {"accepted_on": "2021-06-03", "first_post": "综治干事"}
    stages.accept(store, seen(store, case_id), typed)
    assert case_of(store, case_id).state_on == dt.date(2021, 6, 3)
    assert rows(store, DISPUTE_ENDINGS, case_id) == []
