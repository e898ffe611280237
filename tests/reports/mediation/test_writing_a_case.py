"""The whole file of a case in a folder: true page numbers, scans in place, nobody named outside."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import docx
import pypdfium2
import pytest

from models.actions import filing, records
from models.actions.disputes.file.completeness import file_lines
from models.actions.finding import View, children, every_row
from models.actions.traces import listing
from models.actions.traces.opening_log import ACTION
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.mediation.arrangements import OWN_TEMPLATES, PAPER_NEEDS
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.progress import Cancelled
from models.store.ledger_file import Store
from models.troubles import Trouble
from reports.forms.mediation.case import Case
from reports.forms.mediation.needs import papers_needed
from reports.forms.mediation.reading import read_case
from reports.forms.mediation.registry import MAKERS, make_paper
from reports.forms.mediation.values import placeholders, values_in, values_of
from reports.forms.mediation.writing import write_case
from reports.pdf.papers import paper_bytes
from reports.unfilled import unfilled
from reports.word.papers import paper_docx
from tests.reports.mediation.cases import (
    APPLICANT,
    NUMBER,
    RESPONDENT,
    SECRETS,
    empty_case,
    full_case,
    many_parties,
    scan,
    words_of,
)
from tests.reports.word.read_back import all_text, opened


def texts_of(path: Path) -> list[str]:
    """The text of each page, without spaces."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    found = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


def attach_scan(store: Store, case_id: int, paper: str, name: str, count: int = 1) -> None:
    """Put a scan into the file of a case."""
    raw = {"dispute_id": case_id, "paper": paper, "on_day": "2021-06-12"}
    record = records.keep(store, CASE_PAPERS, raw)
    for at in range(count):
        filing.attach_content(store, CASE_PAPERS, record, f"{at}{name}", scan(f"#{at}00000"))


def needed(store: Store, case_id: int) -> list[str]:
    return papers_needed(read_case(store, case_id), file_lines(store, case_id))


def test_every_paper_is_written_twice_and_bound_once(store: Store, tmp_path: Path) -> None:
    case_id = full_case(store)
    written = write_case(store, case_id, tmp_path / "out" / "new")
    assert sorted(written.paths) == sorted((tmp_path / "out" / "new").iterdir())
    *singles, whole = [path.name for path in written.paths]
    assert whole == f"全卷 {NUMBER}.pdf"
    assert singles[0::2] == [f"{Path(name).stem}.docx" for name in singles[1::2]]
    assert singles[:4:2] == [f"01 卷宗封面 {NUMBER}.docx", f"02 卷内目录 {NUMBER}.docx"]
    assert singles[-1] == f"19 封底 {NUMBER}.pdf"
    assert written.unfilled == {"人民调解申请书": ["申请事项"]}
    assert written.notes == []


def test_contents_name_every_paper_with_its_true_page(store: Store, tmp_path: Path) -> None:
    case_id = full_case(store)
    attach_scan(store, case_id, "人民调解协议书", "李四.png", 2)
    written = write_case(store, case_id, tmp_path)
    pages = texts_of(written.paths[-1])
    total = int(re.findall(r"共(\d+)页", pages[2])[0])
    assert f"本卷共{total}页" in pages[-1]
    assert len(pages) == total + 3  # cover, contents and back carry no number
    (table,) = docx.Document(str(next(tmp_path.glob("02*.docx")))).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows][1:]
    listed = [row for row in rows if row[0]]
    assert [row[0] for row in listed] == [str(at) for at in range(1, 17)]
    for _, title, where, remark in listed:
        page = int(where.partition("-")[0])
        text = pages[1 + page]
        assert text.endswith(f"第{page}页共{total}页")
        name = re.sub(r"（第\d份）", "", title).replace("履行凭证", "收条")
        assert remark == "扫描件" or text.startswith(name), title
    assert "人民调解协议书10-11扫描件" in pages[1]
    (single,) = [path for path in written.paths if path.name == f"02 卷内目录 {NUMBER}.pdf"]
    assert texts_of(single) == [pages[1]]


def test_outline_has_every_part(store: Store, tmp_path: Path) -> None:
    written = write_case(store, full_case(store), tmp_path)
    document = pypdfium2.PdfDocument(written.paths[-1].read_bytes())
    titles = [each.get_title() for each in document.get_toc()]
    document.close()
    stems = [path.name.removesuffix(f" {NUMBER}.pdf")[3:] for path in written.paths[1:-1:2]]
    assert titles == stems


def test_scans_stand_in_the_place_of_the_signed_paper_or_behind_evidence(
    store: Store, tmp_path: Path
) -> None:
    case_id = full_case(store)
    (evidence,) = children(store, CASE_PAPERS, DISPUTES, case_id)
    filing.attach_content(store, CASE_PAPERS, evidence.id, "证件.png", scan("grey"))
    attach_scan(store, case_id, "人民调解协议书", "协议.png")
    attach_scan(store, case_id, "人民调解记录", "记录.png")  # one scan, two sessions
    pages = texts_of(write_case(store, case_id, tmp_path).paths[-1])
    listed = pages[1]
    for line in ("人民调解证据材料7-8附扫描件", "人民调解协议书12扫描件"):
        assert line in listed
    assert "人民调解记录（第1份）9" in listed
    assert "人民调解记录（第2份）10-11附扫描件" in listed
    assert pages[1 + 12] == "第12页共19页"


def test_scan_that_cannot_be_read_is_told(store: Store, tmp_path: Path) -> None:
    case_id = full_case(store)
    raw = {"dispute_id": case_id, "paper": "人民调解协议书"}
    record = records.keep(store, CASE_PAPERS, raw)
    filing.attach_content(store, CASE_PAPERS, record, "李四.png", b"no picture")
    written = write_case(store, case_id, tmp_path)
    assert written.notes == ["“人民调解协议书”的扫描件没能装进全卷：不是 PDF 或图片。请附纸质件。"]
    assert "李四.png" not in "".join(texts_of(written.paths[-1]))


def test_names_of_files_tell_of_nobody(store: Store, tmp_path: Path) -> None:
    for redacted in (False, True):
        for case_id in (full_case(store), empty_case(store)):
            written = write_case(store, case_id, tmp_path, redacted=redacted)
            for path in written.paths:
                assert not [each for each in SECRETS if each in path.name]
    assert any("未编号" in path.name for path in tmp_path.iterdir())


def test_redacted_file_tells_no_name_number_or_address_anywhere(
    store: Store, tmp_path: Path
) -> None:
    case_id = full_case(store)
    attach_scan(store, case_id, "人民调解协议书", "李四.png")
    written = write_case(store, case_id, tmp_path, redacted=True)
    told = words_of(tmp_path)
    assert len(told) == len(written.paths) == 37
    for name, words in told.items():
        assert not [each for each in SECRETS if each.replace(" ", "") in words], name
        assert "None" not in words
    for code in MAKERS:  # also those that this file does not need
        for paper in make_paper(store, case_id, code, redacted=True):
            words = "".join(all_text(opened(paper_docx(paper))).split())
            assert not [each for each in SECRETS if each.replace(" ", "") in words], code
            assert paper_bytes(paper)


def test_redacted_parties_keep_their_letter_through_the_whole_file(
    store: Store, tmp_path: Path
) -> None:
    write_case(store, full_case(store), tmp_path, redacted=True)
    told = {name[3:].partition(" ")[0]: words for name, words in words_of(tmp_path).items()}
    assert "甲（住（略））与乙两家宅基地相邻" in told["人民调解申请书"]
    assert "乙在两家之间砌墙，甲认为" in told["人民调解申请书"]
    assert "电话" not in told["人民调解申请书"] or "1398" not in told["人民调解申请书"]
    assert "东坪村甲与乙宅基地纠纷" in told["卷宗封面"]
    assert "乙愿意拆墙，甲同意" in told["人民调解记录（第2份）"]
    assert "二、乙补偿甲3000.50元" in told["人民调解协议书"]
    assert "今收到乙按照" in told["履行凭证（第1份）"]
    assert "乙已拆墙" in told["人民调解回访记录"]
    assert "老墙根往东，甲家和乙家都知道，被调查人1说" in told["人民调解调查记录"]
    assert (
        "（略1人）、乙" in told["人民调解调查记录"] or "乙、（略1人）" in told["人民调解调查记录"]
    )
    assert "甲的代理人" in told["授权委托书"]
    assert "乙家宅基地使用证复印件" in told["人民调解证据材料"]
    assert "墙体照片附卷，乙签收" in told["卷宗情况说明"]


def test_letters_follow_the_rows_of_the_parties_beyond_ten(store: Store) -> None:
    people = many_parties(31)
    case = read_case(store, full_case(store, people), redacted=True)
    told = [each.name for each in case.parties]
    assert told[:2] + told[9:12] + told[30:] == ["甲", "乙", "癸", "甲1", "乙1", "甲3"]
    assert len(set(told)) == 31


def test_deleted_party_is_hidden_in_the_story_still(store: Store) -> None:
    case_id = full_case(store)
    parties = children(store, DISPUTE_PARTIES, DISPUTES, case_id)
    records.retire(store, DISPUTE_PARTIES, [parties[0].id])
    story = read_case(store, case_id, redacted=True).dispute.text("story")
    assert "欧阳海棠" not in story
    assert "13985512368" not in story
    assert story.startswith("乙（住（略））与甲两家")


def test_scans_of_a_redacted_file_are_left_out_and_listed(store: Store, tmp_path: Path) -> None:
    case_id = full_case(store)
    attach_scan(store, case_id, "人民调解协议书", "李四.png")
    written = write_case(store, case_id, tmp_path, redacted=True)
    left_out = "人民调解协议书的扫描件、当事人身份证明"
    assert f"没有编入的：{left_out}。" in texts_of(written.paths[-1])[1]
    assert f"没有放进来的：{left_out}。" in written.notes
    assert any("再看一遍" in note for note in written.notes)
    document = pypdfium2.PdfDocument(written.paths[-1].read_bytes())
    kinds = {each.type for page in document for each in page.get_objects()}
    document.close()
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds


def openings(store: Store) -> list[listing.Trace]:
    """The batches that say who saw particulars, the newest first."""
    numbers = listing.all_numbers(store, View())
    return [each for each in listing.traces(store, numbers) if each.action == ACTION]


def test_making_papers_is_written_down_once_and_without_values(
    store: Store, tmp_path: Path
) -> None:
    case_id = full_case(store)
    write_case(store, case_id, tmp_path)
    (trace,) = openings(store)
    assert trace.records == 3  # two parties and whoever was asked
    seen = listing.changes(store, listing.change_ids(store, [trace.number]))
    assert {each.label.removeprefix("查看了 ") for each in seen} >= {
        *("姓名或名称", "联系方式", "单位或住址", "被调查人"),
    }
    assert not [each for each in seen for secret in SECRETS if secret in f"{each.old}{each.new}"]
    make_paper(store, case_id, "agreement")
    assert len(openings(store)) == 2


def test_redacted_papers_open_nothing(store: Store, tmp_path: Path) -> None:
    write_case(store, full_case(store), tmp_path, redacted=True)
    assert openings(store) == []


class Stopping:
    """Cancels at the n-th step."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def step(self, done: int, total: int, note: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.mark.parametrize("steps", [0, 5, 30])
def test_cancelled_writing_leaves_nothing(store: Store, tmp_path: Path, steps: int) -> None:
    out = tmp_path / "out"
    with pytest.raises(Cancelled):
        write_case(store, full_case(store), out, progress=Stopping(steps))
    assert not out.exists()


def test_folder_that_cannot_be_made_is_said(store: Store, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(Trouble, match="没有保存"):
        write_case(store, full_case(store), tmp_path / "out")


def test_file_takes_what_the_case_has(store: Store) -> None:
    full = needed(store, full_case(store))
    assert full == [
        *("application", "notice", "identity", "mandate", "investigation", "evidence"),
        *("mediation", "agreement", "receipt", "revisit", "confirmation", "statement", "closing"),
    ]
    least = ["application", "notice", "identity", "mediation", "agreement"]
    assert needed(store, empty_case(store)) == least
    own = full_case(store, [{**APPLICANT, "agent": ""}, RESPONDENT], source="own")
    assert needed(store, own)[0] == "acceptance"
    assert "mandate" not in needed(store, own)
    attach_scan(store, own, "人民调解申请书", "a.png")
    assert "application" in needed(store, own)


def test_file_is_bound_in_the_order_that_the_office_arranged(store: Store, tmp_path: Path) -> None:
    case_id = full_case(store)
    own = {"paper": "人民调解协议书", "written": "必须", "oral": "不用", "failed": "不用"}
    records.keep(store, PAPER_NEEDS, {**own, "place": 3})
    never = dict.fromkeys(("written", "oral", "failed"), "不用")
    records.keep(store, PAPER_NEEDS, {"paper": "人民调解结案报告表", **never})
    assert needed(store, case_id)[:2] == ["agreement", "application"]
    assert "closing" not in needed(store, case_id)
    names = [path.name for path in write_case(store, case_id, tmp_path).paths]
    assert names[4] == f"03 人民调解协议书 {NUMBER}.docx"


def template(*lines: str) -> bytes:
    """A Word file of the office's own."""
    document, data = docx.Document(), BytesIO()
    for each in lines:
        document.add_paragraph(each)
    document.save(data)
    return data.getvalue()


def put_template(store: Store, paper: str, data: bytes, name: str = "自备.docx") -> int:
    record = records.keep(store, OWN_TEMPLATES, {"paper": paper, "name": "本乡样式"})
    filing.attach_content(store, OWN_TEMPLATES, record, name, data)
    return record


def test_own_template_stands_in_place_of_the_word_file(store: Store, tmp_path: Path) -> None:
    case_id = full_case(store)
    lines = (
        "本乡{{ 案号 }}",
        "{{ 调解时间 }}{{ 调解结果 }}",
        "{% for 人 in 当事人 %}{{ 人.姓名 }}、{% endfor %}",
    )
    put_template(store, "人民调解记录", template(*lines))
    written = write_case(store, case_id, tmp_path)
    words = words_of(tmp_path)
    for at, said in ((1, "2021年6月11日另行调解"), (2, "2021年6月12日达成协议")):
        (name,) = [
            each for each in words if f"人民调解记录（第{at}份）" in each and each[-5:] == ".docx"
        ]
        assert words[name].endswith(f"本乡{NUMBER}{said}欧阳海棠、李四、")
    assert written.notes == ["“人民调解记录”的 Word 用了自备模板；PDF 和全卷仍是程序自带的样式。"]


def test_template_with_unknown_or_broken_places_is_told_by_name_and_not_used(
    store: Store, tmp_path: Path
) -> None:
    case_id = full_case(store)
    put_template(store, "人民调解协议书", template("{{ 案号 }}{{ 身份证号 }}{{ 星座 }}"))
    put_template(store, "人民调解申请书", template("{{ 案号 "))
    written = write_case(store, case_id, tmp_path)
    unknown, broken = sorted(written.notes, key=lambda note: "协议书" not in note)
    assert "身份证号" in unknown
    assert "星座" in unknown
    assert "人民调解申请书" in broken
    (name,) = [
        path for path in written.paths if path.name.endswith(f"人民调解协议书 {NUMBER}.docx")
    ]
    assert "经调解，自愿达成如下协议" in words_of(tmp_path)[name.name]


def test_template_that_is_off_or_no_word_file_is_not_used(store: Store, tmp_path: Path) -> None:
    put_template(store, "人民调解协议书", b"text", "说明.txt")
    row = put_template(store, "人民调解申请书", template("自备"))
    (held,) = [each for each in every_row(store, OWN_TEMPLATES, View()) if each.id == row]
    records.keep(store, OWN_TEMPLATES, {"is_off": "是"}, records.Seen(row, held.revision))
    assert write_case(store, full_case(store), tmp_path).notes == []


def test_every_placeholder_has_a_meaning_and_a_value(store: Store) -> None:
    known = placeholders()
    assert all(known.values())
    for case_id in (full_case(store), empty_case(store)):
        values = values_of(store, case_id)
        fields = {
            f"{name}.{key}"
            for name, value in values.items()
            if not isinstance(value, str)
            for row in value
            for key in row
        }
        assert set(values) | fields <= set(known)
        assert {name for name in known if "." not in name} == set(values)
    values = values_of(store, full_case(store))
    assert values["甲方姓名"] == "欧阳海棠"
    assert values["乙方联系方式"] == "0855-8276431"
    assert values["协议金额大写"] == "叁仟元伍角"


def test_redacted_values_tell_no_secret(store: Store) -> None:
    values = values_of(store, full_case(store), redacted=True)
    told = str(values).replace(" ", "")
    assert not [each for each in SECRETS if each.replace(" ", "") in told]


def test_case_without_anything_is_written_with_blanks(store: Store, tmp_path: Path) -> None:
    written = write_case(store, empty_case(store), tmp_path)
    assert "申请人姓名" in written.unfilled["人民调解申请书"]
    case: Case = read_case(store, 1)
    assert values_in(case)["案号"] == ""
    assert unfilled(make_paper(store, 1, "cover")[0])[0] == "卷号"
