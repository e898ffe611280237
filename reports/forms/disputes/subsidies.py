"""以案定补: the claims of a period, their sums by committee and rate, those drawn for a check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

from models.actions.disputes.figures.claims import (
    Claim,
    Sum,
    claims,
    odd_claims,
    percent,
    sum_of,
)
from models.actions.disputes.figures.tables.wording import headed, this
from models.actions.offices import office_of
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.committees import COMMITTEES
from models.ledgers.mediation.subsidies import SUBSIDIES, SUBSIDY_RATES
from models.office import Office
from models.store.ledger_file import Store
from models.words.disputes.mediation import SUBSIDY_STATES
from reports.forms.disputes.drawing import asked_view
from reports.imprint import Imprint, filter_words, imprint_of
from reports.ledger_book import NUMBER_COLUMN
from reports.paper import Align, Book, Cell, Column, Form, Row, Sheet
from reports.requests import Report, Request

TITLE = "人民调解以案定补申报表"
SUMS, RATES, CHECK = "人民调解以案定补汇总表", "人民调解以案定补分等级汇总表", "以案定补抽查名单"
_FEN = 100
_NOBODY = "（没有调解组织）"
_MONEY: dict[str, Any] = {"form": Form.NUMBER, "align": Align.RIGHT, "places": 2}
_COLUMNS = (
    NUMBER_COLUMN,
    Column("案号", 7.4),
    Column("纠纷名称", 8),
    Column("申报人", 4.4),
    Column("标准版本", 6),
    Column("等级", 4),
    Column("补贴金额（元）", 5, **_MONEY),
    Column("申报日期", 6, Form.DATE),
    Column("卷宗检查结果", 10),
    Column("状态", 4.4, align=Align.CENTRE),
    Column("审定日期", 6, Form.DATE),
    Column("发放日期", 6, Form.DATE),
    Column("抽查", 3, align=Align.CENTRE),
)
_CHECK_COLUMNS = (
    NUMBER_COLUMN,
    Column("案号", 6),
    Column("纠纷名称", 8),
    Column("申报人", 4.4),
    Column("补贴金额（元）", 5, **_MONEY),
    Column("为什么抽", 6),
    Column("检查情况", 9),
    Column("检查人", 5),
)


def make_subsidies(store: Store, request: Request) -> Book:
    """Return the claims made in the period, then their sums, then those drawn for a check."""
    office, view = office_of(store), asked_view(request)
    filtered = filter_words(DISPUTES, view, office)
    imprint = imprint_of(store, request.period.words, filtered)
    found = claims(store, request.period, view)
    book = _claims(found, office, imprint)
    books = (
        _sums(found, office, imprint),
        _rates(found, office, imprint),
        _check(found, office, imprint),
    )
    drawn = sum(bool(claim.drawn) for claim in found)
    lot = (
        f"按{percent(store)}%（至少3笔）抽查{drawn}笔：由程序按申报编号固定抽取，"
        "谁也不能指定；化解结果后来变了的必在其中。"
    )
    period = this(request.period)
    zero = () if found else (f"{period}无以案定补申报（零报告）。",)
    begins = headed(request.period, office)
    return replace(
        book,
        title=f"{begins}{book.title}",
        notes=(*zero, f"{period}申报的，一案只补一次，金额按申报当日有效的标准。", lot),
        warnings=tuple(
            f"核对不符：{what}，请核对：{'、'.join(_case_no(c, office) for c in concerned)}。"
            for what, concerned in odd_claims(found)
        ),
        empty_text=f"{period}无",
        more=tuple(
            replace(each, title=f"{begins}{each.title}", empty_text=f"{period}无") for each in books
        ),
    )


def _claims(found: Sequence[Claim], office: Office, imprint: Imprint) -> Book:
    whole = sum_of(found)
    total: tuple[Cell, ...] = ("", "合计", f"{whole.count}笔", "", "", "", whole.amount / _FEN)
    return Book(
        title=TITLE,
        columns=_COLUMNS,
        rows=tuple(_line(n, claim, office) for n, claim in enumerate(found, start=1)),
        row_count=len(found),
        footer=imprint.footer,
        head=imprint.head("元"),
        total=Row((*total, *("",) * 6), strong=True),
        sheet_name="申报表",
    )


def _line(number: int, claim: Claim, office: Office) -> Row:
    row, rate = claim.row, claim.rate
    return Row(
        (
            number,
            _case_no(claim, office),
            DISPUTES.show(claim.case, "title", office),
            SUBSIDIES.show(row, "mediator", office),
            SUBSIDY_RATES.show(rate, "version", office) if rate else "—",
            SUBSIDY_RATES.show(rate, "grade", office) if rate else "—",
            row.amount / _FEN,
            row.claimed_on,
            SUBSIDIES.show(row, "check_result", office) or "—",
            SUBSIDIES.show(row, "state", office),
            row.decided_on or "—",
            row.paid_on or "—",
            "抽查" if claim.drawn else "",
        )
    )


def _case_no(claim: Claim, office: Office) -> str:
    return DISPUTES.show(claim.case, "case_no", office) or f"第{claim.case.id}条"


def _sums(found: Sequence[Claim], office: Office, imprint: Imprint) -> Book:
    """A line for each committee: claimed in all, and where the claims stand."""
    states = office.choices(SUBSIDY_STATES)
    groups = [("申报合计", frozenset(SUBSIDY_STATES.labels))]
    groups += [(states.label(code), frozenset({code})) for code in SUBSIDY_STATES.labels]
    columns = [NUMBER_COLUMN, Column("调解组织", 10)]
    for word, _ in groups:
        columns += [
            Column("笔", 3.4, Form.NUMBER, Align.CENTRE, above=(word,)),
            Column("元", 5, above=(word,), **_MONEY),
        ]

    def line(number: int | None, name: str, some: Sequence[Claim]) -> Row:
        sums = [sum_of(c for c in some if c.state in codes) for _, codes in groups]
        return Row((number, name, *_cells(sums)), strong=number is None)

    order = {_committee(c, office): _place(c) for c in found}
    named = sorted(_by(found, lambda c: _committee(c, office)), key=lambda pair: order[pair[0]])
    rows = tuple(line(n, name, some) for n, (name, some) in enumerate(named, start=1))
    return Book(
        title=SUMS,
        columns=tuple(columns),
        rows=rows,
        row_count=len(rows),
        footer=imprint.footer,
        head=imprint.head("笔、元"),
        total=line(None, "合计", found),
        notes=("各状态之和等于申报合计；“已审定”是审定了还没有发放的。",),
        sheet_name="汇总表",
    )


def _cells(sums: Iterable[Sum]) -> list[Cell]:
    cells: list[Cell] = []
    for each in sums:
        cells += [each.count, each.amount / _FEN]
    return cells


def _committee(claim: Claim, office: Office) -> str:
    if claim.committee is None:
        return _NOBODY
    return COMMITTEES.show(claim.committee, "name", office)


def _place(claim: Claim) -> tuple[bool, bool, int]:
    """The township's committee first, then the villages'; claims without one last."""
    committee = claim.committee
    if committee is None:
        return True, False, 0
    return False, committee.village_id is not None, committee.id


def _by(found: Sequence[Claim], name: Callable[[Claim], str]) -> list[tuple[str, list[Claim]]]:
    """Return claims by a name, the names in their order of the dictionary: nobody is ranked."""
    held: dict[str, list[Claim]] = {}
    for claim in found:
        held.setdefault(name(claim), []).append(claim)
    return sorted(held.items())


def _rates(found: Sequence[Claim], office: Office, imprint: Imprint) -> Book:
    def rate(claim: Claim) -> str:
        if claim.rate is None:
            return "—"
        return " ".join(SUBSIDY_RATES.show(claim.rate, k, office) for k in ("version", "grade"))

    rows = []
    for number, (name, some) in enumerate(_by(found, rate), start=1):
        each = some[0].rate.amount / _FEN if some[0].rate else "—"
        whole = sum_of(some)
        rows.append(Row((number, name, each, whole.count, whole.amount / _FEN)))
    whole = sum_of(found)
    return Book(
        title=RATES,
        columns=(
            NUMBER_COLUMN,
            Column("标准版本和等级", 18),
            Column("每件标准（元）", 7, **_MONEY),
            Column("申报笔数", 6, Form.NUMBER, Align.CENTRE),
            Column("申报金额（元）", 8, **_MONEY),
        ),
        rows=tuple(rows),
        row_count=len(rows),
        footer=imprint.footer,
        head=imprint.head("笔、元"),
        total=Row(("", "合计", "", whole.count, whole.amount / _FEN), strong=True),
        sheet=Sheet.A4_PORTRAIT,
        sheet_name="分等级汇总",
    )


def _check(found: Sequence[Claim], office: Office, imprint: Imprint) -> Book:
    drawn = [claim for claim in found if claim.drawn]
    rows = tuple(
        Row(
            (
                number,
                _case_no(claim, office),
                DISPUTES.show(claim.case, "title", office),
                SUBSIDIES.show(claim.row, "mediator", office),
                claim.row.amount / _FEN,
                claim.drawn,
                "",
                "",
            )
        )
        for number, claim in enumerate(drawn, start=1)
    )
    return Book(
        title=CHECK,
        columns=_CHECK_COLUMNS,
        rows=rows,
        row_count=len(rows),
        footer=imprint.footer,
        head=imprint.head("元"),
        sheet=Sheet.A4_PORTRAIT,
        text_size=9.0,
        sheet_name="抽查名单",
    )


REPORTS = (Report("subsidy", TITLE, DISPUTES.name, make_subsidies),)
