"""案号登记簿: the case numbers of a period with the case that bears each, gaps explained (B1)."""

from __future__ import annotations

from models.actions.disputes.figures.numbers import Number, register
from models.actions.disputes.figures.tables.wording import headed, this
from models.actions.offices import office_of
from models.ledgers.disputes.dispute import DISPUTES
from models.office import Office
from models.privacy import cover_text
from models.store.ledger_file import Store
from reports.imprint import imprint_of
from reports.ledger_book import NUMBER_COLUMN
from reports.paper import Align, Book, Column, Form, Row
from reports.requests import Report, Request

TITLE = "案号登记簿"
_IN_USE, _NONE = "在用", "—"
_COLUMNS = (
    NUMBER_COLUMN,
    Column("案号", 13),
    Column("调解组织", 11),
    Column("编号日期", 6, Form.DATE),
    Column("纠纷名称", 13),
    Column("所属村", 5),
    Column("现状", 6, align=Align.CENTRE),
    Column("断号说明", 14),
)


def make_numbers(store: Store, request: Request) -> Book:
    """Return the register of the numbers given in the period."""
    office, period = office_of(store), request.period
    numbers = register(store, period)
    imprint = imprint_of(store, period.words)
    gone = sum(number.gap is not None for number in numbers)
    holes = [n for n in numbers if n.gap is not None and n.gap.is_finding]
    return Book(
        title=f"{headed(period, office)}{TITLE}",
        columns=_COLUMNS,
        rows=tuple(_line(at, number, office) for at, number in enumerate(numbers, start=1)),
        row_count=len(numbers),
        footer=imprint.footer,
        head=imprint.head("个"),
        notes=(
            f"共{len(numbers)}个案号，断号{gone}个。案号按调解组织和年度编，给出的不再使用。",
            "断号是原来的纠纷已删除、登记已撤销或已注销的；收所有给过的案号，不按列表的筛选。",
        ),
        warnings=tuple(_warning(number) for number in holes),
        empty_text=f"{this(period)}无",
        text_size=9.0,
        sheet_name=TITLE,
    )


def _line(at: int, number: Number, office: Office) -> Row:
    case, gap = number.case, number.gap
    village = DISPUTES.show(case, "village_id", office).rpartition(" ")[2] if case else _NONE
    return Row(
        (
            at,
            number.case_no or (f"第{gap.serial}号" if gap else _NONE),
            cover_text(number.committee),
            number.given_on or _NONE,
            DISPUTES.show(case, "title", office) if case else _NONE,
            village,
            gap.what if gap else _IN_USE,
            _explained(number) or _NONE,
        )
    )


def _explained(number: Number) -> str:
    gap = number.gap
    if gap is None or gap.on is None:
        return ""
    return f"{gap.on:%Y-%m-%d} {gap.who}：{cover_text(gap.why)}"


def _warning(number: Number) -> str:
    gap = number.gap
    assert gap is not None
    where = f"{cover_text(number.committee)}{gap.year}年第{gap.serial}号"
    return f"核对不符：{where}在登记簿里没有，也没有操作记录说明。请在“设置—操作记录”里校验。"


REPORTS = (Report("case-numbers", TITLE, DISPUTES.name, make_numbers),)
