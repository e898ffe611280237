"""What screen and console ask for by name; the list of exactly the rows behind a figure."""

from __future__ import annotations

import pytest

from models.actions import finding
from models.actions.disputes.figures.claims import percent
from models.actions.disputes.figures.rates import CONTROLLED_SETTING, target_of
from models.actions.disputes.figures.tables.offers import STATISTICS, find_statistic
from models.actions.disputes.figures.tables.wording import short_words, this
from models.actions.disputes.figures.type_map import TYPE_LISTS, chosen_list, code_on, type_map
from models.actions.door import work
from models.actions.figures.figure import Figure, Rate
from models.actions.figures.table import words_of
from models.actions.finding import View
from models.actions.offices import office_of
from models.actions.people import clearing
from models.actions.settings import put_settings
from models.dates.spans import WHOLE, Period, half_year, month, one_day, quarter, whole_year
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.obligations import OBLIGATIONS
from models.ledgers.office.accounts import ACCOUNTS
from models.store.ledger_file import Store
from models.words.disputes.types import DEFAULT_MAP, DISPUTE_TYPES
from tests.models.disputes.figures.cases import WEST, add, case, change, day, settle, watch


def test_statistics_are_found_by_their_report_s_name() -> None:
    for each in STATISTICS:
        assert find_statistic(each.name) is each
    with pytest.raises(LookupError):
        find_statistic("quota")


def test_view_is_held_to_its_ids_however_many(town: Store) -> None:
    ids = [case(town, "6-1") for _ in range(3)]
    many = View(only=frozenset(range(2, 40_000)))
    assert finding.all_ids(town, DISPUTES, many) == ids[1:]
    assert finding.count(town, DISPUTES, View(only=frozenset())) == 0
    assert [r.id for r in finding.first_rows(town, DISPUTES, many, limit=1)] == ids[1:2]


def test_every_type_stands_on_every_list(town: Store) -> None:
    held = type_map(town)
    assert set(DISPUTE_TYPES.labels) == set(DEFAULT_MAP)
    for wanted in TYPE_LISTS.values():
        codes = {code_on(wanted, held, each) for each in DISPUTE_TYPES.labels}
        assert codes <= set(wanted.choices.labels)
    assert code_on(TYPE_LISTS["event"], held, "own-type") == "24"
    assert chosen_list(office_of(town)).name == "mediation"


@pytest.mark.parametrize(
    ("written", "wanted"), [("", None), ("95.5%", 0.955), (" 90 ", 0.9), ("多数", None)]
)
def test_target_is_read_as_typed(town: Store, written: str, wanted: float | None) -> None:
    put_settings(town, {CONTROLLED_SETTING: written})
    found = target_of(office_of(town), CONTROLLED_SETTING)
    assert (float(found) if found is not None else None) == wanted


def test_share_of_claims_to_check_is_read_as_typed(town: Store) -> None:
    assert percent(town) == 10
    put_settings(town, {"subsidy_check_percent": "25%"})
    assert percent(town) == 25


@pytest.mark.parametrize(
    ("period", "short", "now"),
    [
        (month(2021, 6), "6月", "本月"),
        (quarter(2021, 2), "第二季度", "本季度"),
        (half_year(2021, 1), "上半年", "本半年"),
        (half_year(2021, 2), "下半年", "本半年"),
        (whole_year(2021), "全年", "本年"),
        (one_day(day("6-24")), "6月24日", "当日"),
        (WHOLE, "全部", "累计"),
    ],
)
def test_period_is_called_as_on_the_county_s_form(period: Period, short: str, now: str) -> None:
    assert (short_words(period), this(period)) == (short, now)


def test_village_s_account_counts_its_own_cases_only(town: Store) -> None:
    case(town, "6-1")
    case(town, "6-2", WEST)
    rights = {"name": town.account, "role": "village", "village_id": WEST}
    with work(town, "村级账号") as piece:
        piece.add(ACCOUNTS, rights)
    for statistic in STATISTICS:
        table = statistic.make(town, month(2021, 6), View())[0]
        assert [line.label for line in table.lines if "东坪" in line.label] == []
    (matrix,) = find_statistic("dispute-monthly").make(town, month(2021, 6), View())
    assert [(line.label, words_of(line.cells[0])) for line in matrix.lines] == [
        ("合计", "1"),
        ("西岭村", "1"),
    ]


def test_tables_are_the_same_after_particulars_are_removed(town: Store) -> None:
    one = case(town, "5-1", people=5, marks=";no_crime;", remark="张三来过电话")
    party = {"dispute_id": one, "side": "applicant", "party_kind": "natural", "name": "张三"}
    add(town, DISPUTE_PARTIES, **party)
    settle(town, one, "5-20")
    add(town, OBLIGATIONS, dispute_id=one, side="respondent", due_on="5-22", what="道歉")
    watch(town, one, "5-6")
    change(town, DISPUTES, one, keep_until=day("6-1"), state="archived")
    before = [each.make(town, whole_year(2021), View()) for each in STATISTICS]
    clearing.clear(town, DISPUTES, [one], "保管期满")
    gone = finding.one(town, DISPUTES, one)
    assert gone is not None
    assert gone.remark is None
    assert [each.make(town, whole_year(2021), View()) for each in STATISTICS] == before


SETTLED_WORDS = (
    "化解数",
    "本期化解",
    "本月化解",
    "调解成功",
    "书面协议",
    "口头协议",
    "村级",
    "已履行",
)


def told_as_settled(store: Store, case_id: int) -> set[str]:
    """Return the columns and rates of all tables that count a case as settled."""
    found = set()
    for statistic in STATISTICS:
        for table in statistic.make(store, month(2021, 6), View()):
            for line in table.lines:
                for heading, cell in zip(table.headings, line.cells, strict=True):
                    share = cell.numerator if isinstance(cell, Rate) else cell
                    is_settling = isinstance(cell, Rate) or heading.label in SETTLED_WORDS
                    if isinstance(share, Figure) and is_settling and case_id in share.rows():
                        found.add(f"{statistic.name} {table.name} {heading.label}")
    return found


def test_other_outcome_changes_every_rate_and_every_table(town: Store) -> None:
    one = case(town, "6-1", due_on="6-9")
    settle(town, one, "6-10")
    change(town, AGREEMENTS, 1, done_at_once=True)
    told = told_as_settled(town, one)
    assert {each.split(" ")[0] for each in told} == {each.name for each in STATISTICS}
    assert any(each.endswith("成功率") for each in told)
    lost = {"outcome": "procedural", "reason": "failed"}
    change(town, DISPUTE_ENDINGS, 1, **lost)
    assert told_as_settled(town, one) == set()
    for statistic in STATISTICS:
        for table in statistic.make(town, month(2021, 6), View()):
            assert table.broken == ()
