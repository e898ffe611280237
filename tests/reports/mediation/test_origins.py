"""Every blank place of every paper leads to a field, but for what only the pen can fill (B9)."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest

from models.actions import records
from models.actions.disputes import intake
from models.ledger import find_ledger
from models.ledgers.mediation.sessions import MEDIATIONS
from models.ledgers.villages import VILLAGES
from models.progress import Cancelled
from models.store.ledger_file import Store
from reports.forms.mediation.case import Case
from reports.forms.mediation.papers.origins import origin_of
from reports.forms.mediation.reading import read_case
from reports.forms.mediation.registry import MAKERS, papers_of
from reports.pdf.binding.joining import joined
from reports.pdf.papers import paper_bytes
from reports.unfilled import unfilled

BY_PEN = {"申请事项", "卷宗情况说明", "发出单位"}
PARTIES = (
    {"side": "applicant", "name": "欧阳甲一", "phone": "13900000000"},
    {"side": "applicant", "name": "诸葛甲二"},
    {"side": "respondent", "name": "司马乙一"},
)


def a_case(store: Store, *parties: dict[str, str]) -> Case:
    village = records.keep(store, VILLAGES, {"code": "369921200201", "name": "东坪村"})
    raw = {"village_id": village, "source": "村报", "dispute_type": "宅基地使用", "story": "界址"}
    return read_case(store, intake.register(store, raw, parties))


@pytest.mark.parametrize("parties", [(), PARTIES])
def test_every_blank_leads_to_a_field_there_is(
    store: Store, parties: tuple[dict[str, str], ...]
) -> None:
    case = a_case(store, *parties)
    by_pen = set()
    for code in MAKERS:
        for at, paper in enumerate(papers_of(case, code)):
            for label in unfilled(paper):
                origin = origin_of(case, code, at, label)
                if origin is None:
                    by_pen.add(label)
                else:
                    assert origin.key in find_ledger(origin.ledger).fields, (code, label)
    assert by_pen <= BY_PEN


def test_blank_of_a_party_leads_to_that_party(store: Store) -> None:
    case = a_case(store, *PARTIES)
    ids = [party.record.row.id for party in case.parties]

    def led_to(label: str) -> int | None:
        origin = origin_of(case, "agreement", 0, label)
        assert origin is not None
        assert origin.ledger == "dispute_parties"
        return origin.record_id

    assert led_to("甲方（2）联系方式") == ids[1]
    assert led_to("乙方性别") == ids[2]
    assert led_to("当事人电话") == ids[1]  # the first one without
    nobody = origin_of(a_case_without(store), "agreement", 0, "乙方姓名")
    assert nobody is not None
    assert nobody.record_id is None  # to be added


def a_case_without(store: Store) -> Case:
    raw = {"village_id": 1, "source": "村报", "dispute_type": "宅基地使用", "story": "界址"}
    return read_case(store, intake.register(store, raw))


def test_blank_of_a_session_leads_to_that_session(store: Store) -> None:
    village = records.keep(store, VILLAGES, {"code": "369921200201", "name": "东坪村"})
    raw = {
        "village_id": village,
        "source": "村报",
        "dispute_type": "宅基地使用",
        "story": "界址",
        "found_on": "2021-06-01",
        "accepted_on": "2021-06-01",
        "first_post": "综治干事",
        "committee_id": records.keep(
            store, find_ledger("committees"), {"name": "示例乡调委会", "short_name": "示"}
        ),
    }
    case_id = intake.register(store, raw)
    sessions = [
        records.keep(store, MEDIATIONS, {"dispute_id": case_id, "on_day": day, "record": "记"})
        for day in ("2021-06-02", "2021-06-03")
    ]
    case = read_case(store, case_id)
    for at, session in enumerate(sessions):
        assert "地点" in unfilled(papers_of(case, "mediation")[at])
        origin = origin_of(case, "mediation", at, "地点")
        assert origin is not None
        assert (origin.ledger, origin.record_id, origin.key) == ("mediations", session, "place")


def test_several_papers_become_one_file_in_their_order(store: Store) -> None:
    case = a_case(store, *PARTIES)
    papers = [papers_of(case, code)[0] for code in ("notice", "application")]
    parts = [paper_bytes(paper) for paper in papers]
    whole = pypdfium2.PdfDocument(BytesIO(joined(parts)))
    counts = [len(pypdfium2.PdfDocument(BytesIO(part))) for part in parts]
    assert len(whole) == sum(counts)
    assert "权利义务告知书" in whole[0].get_textpage().get_text_range()
    assert "人民调解申请书" in whole[counts[0]].get_textpage().get_text_range()
    whole.close()
    assert joined(parts[:1]) == parts[0]


def test_joining_can_be_stopped(store: Store) -> None:
    class Stopped:
        def step(self, _done: int, _total: int, _note: str = "") -> None:
            raise Cancelled

    part = paper_bytes(papers_of(a_case(store), "notice")[0])
    with pytest.raises(Cancelled):
        joined([part, part], Stopped())
