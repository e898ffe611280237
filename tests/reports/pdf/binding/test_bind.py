"""Papers and scans lie in one file: in order, numbered, listed, marked in the outline."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from models.output import FolderMissing
from models.progress import Cancelled
from reports.paper import Footer, PageBreak, Paper, Paragraph, Sheet
from reports.pdf.binding.bind import bind
from reports.pdf.binding.parts import CountingPart, Entry, PaperPart, Scan, ScanPart
from tests.reports.pdf.binding.samples import (
    NOW,
    Reading,
    bound,
    file_of,
    paper,
    paper_part,
    pdf_of,
    scan_of,
    scan_part,
    sheet_of,
    tiff_of,
)

COVER, BACK = paper_part("封面", numbered=False), paper_part("封底", numbered=False)
BODY = (
    paper_part("申请书", 2),
    scan_part(pdf_of(3), file_of(sheet_of(), "JPEG"), title="协议书"),
    paper_part("回访记录"),
)


def contents(entries: Sequence[Entry]) -> Paper:
    """A contents paper that runs over several pages."""
    blocks = [
        (Paragraph(f"{each.title}：{each.first_page}—{each.last_page}"), PageBreak())
        for each in entries
    ]
    return paper("卷内目录", *(block for pair in blocks for block in pair))


def test_covers_and_contents_carry_no_number_and_move_none() -> None:
    made = bind([COVER, *BODY, BACK], contents, NOW)
    assert made.entries == (Entry("申请书", 1, 2), Entry("协议书", 3, 6), Entry("回访记录", 7, 7))
    feet = [re.findall(r"第\d+页共\d+页", text) for text in Reading(made.data).texts()]
    assert feet == [[]] * 4 + [[f"第{n}页共7页"] for n in range(1, 8)] + [[]]


def test_back_cover_counts_the_pages_before_it_and_none_of_its_own() -> None:
    def counted(entries: Sequence[Entry]) -> Paper:
        return paper("封底", Paragraph(f"本卷共{entries[-1].last_page}页"))

    last = CountingPart("封底", counted)
    made = bind([COVER, *BODY, last], contents, NOW)
    texts = Reading(made.data).texts()
    assert "本卷共7页" in texts[-1]
    assert "第" not in texts[-1]
    assert made.entries[-1] == Entry("回访记录", 7, 7)
    alone = bind([CountingPart("封底", lambda entries: paper(f"共{len(entries)}件"))], None, NOW)
    assert "共0件" in Reading(alone.data).texts()[0]


def test_contents_say_where_each_part_lies() -> None:
    texts = Reading(bind([COVER, *BODY, BACK], contents, NOW).data).texts()
    assert "申请书：1—2" in texts[1]
    assert "协议书：3—6" in texts[2]
    assert "回访记录：7—7" in texts[3]
    assert "回访记录" in texts[3 + 7]


def test_outline_names_every_part_at_its_first_page_and_is_open() -> None:
    reading = Reading(bind([COVER, *BODY, BACK], contents, NOW).data)
    wanted = [("封面", 0), ("卷内目录", 1), ("申请书", 4), ("协议书", 6), ("回访记录", 10)]
    assert reading.outline() == [*wanted, ("封底", 11)]
    assert reading.pdf.get_pagemode() == 1  # the outline is shown


def test_title_with_rare_characters_and_brackets_stands_in_the_outline() -> None:
    title = "𠮷某（乙方）与(甲方)\\协议书"
    assert Reading(bound(paper_part(title)).data).outline() == [(title, 0)]


def test_contents_follow_the_first_cover_where_nothing_is_numbered() -> None:
    made = bind([COVER, BACK], contents, NOW)
    assert [title for title, _ in Reading(made.data).outline()] == ["封面", "卷内目录", "封底"]
    assert made.entries == ()


def test_contents_without_cover_come_first() -> None:
    made = bind(BODY, contents, NOW)
    assert Reading(made.data).outline()[0] == ("卷内目录", 0)


def test_fonts_are_embedded_once_however_many_papers() -> None:
    one, many = (bound(*[paper_part("协议书")] * count).data for count in (1, 12))
    assert many.count(b"/FontFile2") == one.count(b"/FontFile2")
    assert one.count(b"/FontFile2") > 0


def test_every_paper_keeps_its_sheet_and_its_traceable_foot() -> None:
    footer = Footer("2021年", "全部", NOW, "a1b2c3d4")
    wide = Paper("横表", (Paragraph("字"),), NOW, footer, sheet=Sheet.A4_LANDSCAPE)
    large = paper("图", sheet=Sheet.A3_LANDSCAPE)
    made = bound(PaperPart("横表", wide), PaperPart("图", large, numbered=False), BODY[0])
    reading = Reading(made.data)
    sizes = [reading.pdf.get_page_size(page) for page in range(3)]
    assert [(round(across), round(down)) for across, down in sizes] == [
        (842, 595),
        (1191, 842),
        (595, 842),
    ]
    assert "数据版本：a1b2c3d4" in reading.texts()[0]
    assert "第1页共3页" in reading.texts()[0]


def test_scans_of_a_paper_follow_it_under_its_title() -> None:
    part = PaperPart("证据材料", paper("证据材料"), scans=(scan_of(pdf_of(2)), scan_of(pdf_of(1))))
    made = bound(part, BODY[2])
    assert made.entries == (Entry("证据材料", 1, 4), Entry("回访记录", 5, 5))
    assert "证据材料" in Reading(made.data).texts()[0]


def test_part_without_a_page_is_refused_before_it_misleads_the_contents() -> None:
    with pytest.raises(ValueError, match="协议书"):
        ScanPart("协议书", ())


def test_same_parts_give_the_same_bytes() -> None:
    first, second = (bind([COVER, *BODY], contents, NOW).data for _ in range(2))
    assert first == second


def test_title_of_the_file_is_the_first_parts_unless_told() -> None:
    for title, wanted in (("", "封面"), ("调解卷宗", "调解卷宗")):
        made = bind([COVER], None, NOW, title=title)
        assert Reading(made.data).pdf.get_metadata_value("Title") == wanted


def test_characters_that_no_font_has_are_reported() -> None:
    made = bound(PaperPart("协议书", paper("协议书", Paragraph("\U0010ffff"))))
    assert made.unprintable == {"\U0010ffff"}


class Watching:
    """Remembers the notes; asks to stop at the one that has the word in it."""

    def __init__(self, stop_at: str = "never") -> None:
        self.steps: list[tuple[int, int]] = []
        self.notes: list[str] = []
        self._stop_at = stop_at

    def step(self, done: int, total: int, note: str = "") -> None:
        """Take a step in."""
        self.steps.append((done, total))
        self.notes.append(note)
        if self._stop_at in note:
            raise Cancelled


def test_every_part_and_every_scanned_page_is_a_step() -> None:
    watching = Watching()
    bind([COVER, *BODY], contents, NOW, watching)
    assert watching.notes == [
        "正在装订“封面”",
        "正在装订“申请书”",
        "正在装订“协议书”",
        *(f"正在装订“协议书”，第 {page} 页，共 3 页" for page in (1, 2, 3)),
        "正在装订“协议书”，第 1 页，共 1 页",
        "正在装订“回访记录”",
        "正在写入文件",
    ]
    assert watching.steps == sorted(watching.steps)
    assert watching.steps[-1] == (4, 5)


@pytest.mark.parametrize("at", ["申请书", "第 2 页", "写入"])
def test_cancelling_is_never_taken_for_a_bad_scan(at: str) -> None:
    with pytest.raises(Cancelled):
        bind([COVER, *BODY], contents, NOW, Watching(at))


def test_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    made = bound(COVER)
    made.write(tmp_path / "卷宗.pdf")
    assert (tmp_path / "卷宗.pdf").read_bytes() == made.data
    with pytest.raises(FolderMissing):
        made.write(tmp_path / "没有" / "卷宗.pdf")
    assert [each.name for each in tmp_path.iterdir()] == ["卷宗.pdf"]


class Loaded(bytes):
    """Bytes of a scan that are counted while they live."""

    alive = 0

    def __init__(self, _data: bytes) -> None:
        Loaded.alive += 1

    def __del__(self) -> None:
        Loaded.alive -= 1


def test_scans_are_loaded_one_after_the_other() -> None:
    seen = []
    kinds = (pdf_of(2), file_of(sheet_of(), "JPEG"), tiff_of(sheet_of("L"), sheet_of("1")), b"PK")

    def reader(data: bytes) -> Scan:
        def read() -> bytes:
            seen.append(Loaded.alive)
            return Loaded(data)

        return Scan("扫描件", read)

    made = bound(ScanPart("材料", tuple(reader(each) for each in kinds * 2)))
    assert made.entries == (Entry("材料", 1, 12),)
    assert seen == [0] * 8
    assert Loaded.alive == 0
