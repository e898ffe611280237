"""盘点表 with boxes to tick, 盘点报告 with places to sign; of one round of a village (C7, C9)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.actions.cameras.rounds import Tally, findings_of, tally_of
from models.actions.cameras.tables.norm import LIMIT
from models.actions.disputes.figures.tables.wording import township
from models.actions.finding import Between, OneOf, View, every_row, one
from models.actions.offices import office_of
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.cameras.rounds import CAMERA_FINDINGS, CAMERA_ROUNDS
from models.office import Office
from models.store.ledger_file import Store
from reports.imprint import imprint_of
from reports.paper import (
    Align,
    Block,
    FieldCell,
    FieldTable,
    Heading,
    PageBreak,
    Paper,
    Paragraph,
    Sheet,
    Signatures,
    Title,
)
from reports.requests import PDF, WORD, NothingToPrint, Report, Request

SHEET_TITLE, REPORT_TITLE = "视频监控点盘点表", "视频监控点盘点报告"
_BOX, _TICKED = "□", "√"
_BLANK_LINES = 5
_SIGNERS = ("盘点人（签字）：", "村负责人（签字）：", "审核人（签字）：")
_HEAD = (
    "序号",
    "点位编号",
    "点位名称",
    "自然村",
    "位置说明",
    "在",
    "不在",
    "移位",
    "现在位置、说明",
)
_WIDTHS = (1.4, 3.2, 4.4, 2.8, 5.0, 1.2, 1.4, 1.4, 5.2)
_RESULTS = ("there", "gone", "moved")


def make_sheet(store: Store, request: Request) -> Paper:
    """Return the sheet of the round asked for, or of all begun within the period."""
    rows = _rounds(store, request, SHEET_TITLE)
    pages = [_sheet(store, row, office_of(store)) for row in rows]
    return _paper(store, request, SHEET_TITLE, pages, Sheet.A4_LANDSCAPE)


def make_report(store: Store, request: Request) -> Paper:
    """Return the report of the round asked for, or of all begun within the period."""
    rows = _rounds(store, request, REPORT_TITLE)
    pages = [_report(store, row, office_of(store)) for row in rows]
    return _paper(store, request, REPORT_TITLE, pages, Sheet.A4_PORTRAIT)


def _rounds(store: Store, request: Request, title: str) -> Sequence[Any]:
    if request.record_id is not None:
        row = one(store, CAMERA_ROUNDS, request.record_id)
        rows = [row] if row is not None else []
    else:
        within = Between(request.period.start, request.period.end)
        view = View(filters={"begun_on": within}, sort=(("number", False),))
        rows = every_row(store, CAMERA_ROUNDS, view)
    if not rows:
        raise NothingToPrint(title, request.period)
    return rows


def _paper(
    store: Store, request: Request, title: str, pages: list[list[Block]], sheet: Sheet
) -> Paper:
    imprint = imprint_of(store, request.period.words)
    blocks: list[Block] = []
    for page in pages:
        blocks += [PageBreak(), *page] if blocks else page
    return Paper(title, tuple(blocks), imprint.footer.made_at, imprint.footer, sheet=sheet)


def _village(row: Any, office: Office) -> str:
    return office.name_of("villages", row.village_id).rpartition(" ")[2]


def _points(store: Store, row: Any) -> dict[str, Any]:
    view = View(filters={"village_id": OneOf(frozenset({row.village_id}))})
    return {point.code: point for point in every_row(store, CAMERA_POINTS, view)}


def _sheet(store: Store, row: Any, office: Office) -> list[Block]:
    points = _points(store, row)
    rows = [tuple(FieldCell(text, is_label=True) for text in _HEAD)]
    for number, found in enumerate(findings_of(store, row.id), start=1):
        rows.append(_line(number, found, points.get(found.code), office))
    rows += [_empty_line() for _ in range(_BLANK_LINES)]
    led = f"　盘点负责岗位：{CAMERA_ROUNDS.show(row, 'led_by', office)}" if row.led_by else ""
    return [
        Title(f"{_village(row, office)}{SHEET_TITLE}"),
        Paragraph(
            f"盘点编号：{row.number}　盘点日期：{row.begun_on}{led}",
            indent=False,
        ),
        FieldTable(_WIDTHS, tuple(rows), least_height=8, headings=1),
        Paragraph(
            f"在相应的格里打“√”；移位的写现在的位置。名册上没有的填在后面的空行（多出）。{LIMIT}",
            indent=False,
        ),
        Signatures(_SIGNERS),
    ]


def _line(number: int, found: Any, point: Any, office: Office) -> tuple[FieldCell, ...]:
    natural = CAMERA_POINTS.show(point, "natural_village_id", office) if point else ""
    place = CAMERA_POINTS.show(point, "position", office) if point else ""
    code, name, said = _told(found, office)
    texts = (code, name, natural.rpartition(" ")[2], place)
    ticks = (_TICKED if found.result == code else _BOX for code in _RESULTS)
    return (
        FieldCell(str(number), align=Align.CENTRE),
        *(FieldCell(text) for text in texts),
        *(FieldCell(tick, align=Align.CENTRE) for tick in ticks),
        FieldCell("多出" if found.result == "extra" else said),
    )


def _told(found: Any, office: Office) -> tuple[str, str, str]:
    """Number, name, and what was said of a finding."""

    def shown(key: str) -> str:
        return CAMERA_FINDINGS.show(found, key, office)

    said = "　".join(part for part in (shown("position"), shown("note")) if part)
    return shown("code"), shown("name"), said


def _empty_line() -> tuple[FieldCell, ...]:
    return tuple(FieldCell("") for _ in _HEAD)


def _report(store: Store, row: Any, office: Office) -> list[Block]:
    rows = findings_of(store, row.id)
    tally = tally_of(rows)
    state = CAMERA_ROUNDS.show(row, "state", office)
    closed = CAMERA_ROUNDS.show(row, "closed_on", office) or "—"
    facts = FieldTable(
        (3.0, 6.0, 3.0, 6.0),
        (
            _pair("盘点编号", row.number or "", "行政村", _village(row, office)),
            _pair("盘点日期", str(row.begun_on), "完成日期", closed),
            _pair("负责岗位", CAMERA_ROUNDS.show(row, "led_by", office) or "—", "进度", state),
        ),
    )
    blocks: list[Block] = [
        Title(f"{township(office)}{REPORT_TITLE}"),
        facts,
        Paragraph(_summed(tally)),
    ]
    for title, found in (
        ("没有查看的", tally.left),
        ("不在的", tally.gone),
        ("移位的", tally.moved),
        ("多出的", tally.extra),
    ):
        if found:
            blocks += [Heading(f"{title}（{len(found)}个）"), _list(found, office)]
    blocks += [Paragraph(LIMIT), Signatures(_SIGNERS)]
    return blocks


def _summed(tally: Tally) -> str:
    seen = tally.listed - len(tally.left)
    return (
        f"名册上有监控点{tally.listed}个，查看了{seen}个：在{len(tally.there)}个、"
        f"移位{len(tally.moved)}个、不在{len(tally.gone)}个；没有查看{len(tally.left)}个；"
        f"名册外多出{len(tally.extra)}个。"
    )


def _list(rows: Sequence[Any], office: Office) -> FieldTable:
    head = tuple(
        FieldCell(text, is_label=True)
        for text in ("点位编号", "点位名称", "查看日期", "现在位置、说明", "处理")
    )
    return FieldTable(
        (3.4, 4.6, 3.2, 5.4, 3.4),
        (head, *(_listed(row, office) for row in rows)),
        headings=1,
    )


def _listed(row: Any, office: Office) -> tuple[FieldCell, ...]:
    code, name, said = _told(row, office)
    done = f"{row.applied_on}入账" if row.applied_on else "—"
    looked = CAMERA_FINDINGS.show(row, "looked_on", office) or "—"
    texts = (code, name, looked, said, done if row.result else "未查看")
    return tuple(FieldCell(text) for text in texts)


def _pair(*texts: str) -> tuple[FieldCell, ...]:
    return tuple(FieldCell(text, is_label=at % 2 == 0) for at, text in enumerate(texts))


REPORTS = (
    Report(
        "camera-round-sheet",
        SHEET_TITLE,
        CAMERA_ROUNDS.name,
        make_sheet,
        (PDF, WORD),
        of_one_record=True,
    ),
    Report(
        "camera-round-report",
        REPORT_TITLE,
        CAMERA_ROUNDS.name,
        make_report,
        (PDF, WORD),
        of_one_record=True,
    ),
)
