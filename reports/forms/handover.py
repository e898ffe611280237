"""离任交接书: what is open, where the sealed sheet lies, and the link to verify by (J6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.actions.offices import office_of
from models.actions.setup.handing_over import Handover, OpenMatters
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.tasks.task import TASKS
from models.ledgers.tasks.urging import TASK_URGINGS
from models.office import Office
from models.store.ledger_file import Store
from reports.imprint import imprint_of
from reports.ledger_book import ledger_book
from reports.paper import (
    Align,
    BigCode,
    Block,
    Book,
    FieldCell,
    FieldTable,
    Heading,
    Paper,
    Paragraph,
    Signatures,
    Title,
)

TITLE = "离任交接书"
ANNEX_TITLE = "离任交接附件：未办结任务清单"
_BY_HAND = "\u3000"
_GROUPS_A_LINE = 4
_HOW_TO_VERIFY = (
    "接收人登录后，请打开“设置—操作记录”，按“校验”，把上面的次数和各组照抄进去按“核对”。"
    "显示“一致”，说明交接以前的记录没有被人在程序外改写过。"
)
_AFTER = (
    "1．接收人用自己的账号登录；移交人的账号由管理员移除。",
    "2．当面清点恢复密钥单：封条完好的照旧封存，拆开过的换一份新的。",
    "3．做一次备份，存到外面的盘上。",
)


@dataclass(frozen=True)
class Parties:
    """Who signs, as typed for this paper only; and when the last backup was made, if known."""

    giver: str = ""
    taker: str = ""
    witness: str = ""
    backup: str = ""


def make_handover(store: Store, handover: Handover, parties: Parties) -> Paper:
    """Return the paper of a handover that was issued."""
    office, matters = office_of(store), handover.matters
    imprint = imprint_of(store, f"截至{handover.on_day}")
    blocks: tuple[Block, ...] = (
        Title(TITLE),
        Paragraph(handover.number, Align.RIGHT),
        _heads(store, handover, parties),
        Heading("一、移交时的情况"),
        _counts(matters),
        *_tasks(matters, office),
        *_urgings(matters, office),
        *_cases(matters, office),
        *_drafts(matters),
        Heading("六、密钥、账号和备份"),
        _keys(handover, parties),
        Heading("七、核对码"),
        Paragraph(
            f"本书出具时，台账的操作记录到第{handover.seal.number}次，核对码是：", indent=False
        ),
        BigCode(handover.seal.groups, _GROUPS_A_LINE),
        Paragraph(_HOW_TO_VERIFY),
        Heading("八、签字"),
        Signatures(("移交人：", "接收人：", "监交人：")),
        Heading("交接以后要办的"),
        *(Paragraph(words, indent=False) for words in _AFTER),
    )
    return Paper(TITLE, blocks, imprint.footer.made_at, imprint.footer)


def make_annex(store: Store, matters: OpenMatters) -> Book:
    """Return the open tasks as a ledger book, to go with the paper as Excel."""
    office = office_of(store)
    imprint = imprint_of(store, f"截至{office.today}", "未办结的任务")
    return ledger_book(TASKS, matters.tasks, office, imprint, ANNEX_TITLE)


def _heads(store: Store, handover: Handover, parties: Parties) -> FieldTable:
    settings, day = office_of(store).settings, handover.on_day
    place = settings.get("area_name", "") + settings.get("township_name", "")
    rows = (
        (("单　位", settings.get("office_name", "")), ("所在地", place)),
        (
            ("移交人", parties.giver or _BY_HAND),
            ("接收人", parties.taker or _BY_HAND),
        ),
        (
            ("监交人", parties.witness or _BY_HAND),
            ("交接日期", f"{day.year}年{day.month}月{day.day}日"),
        ),
    )
    table = tuple(tuple(cell for pair in row for cell in _pair(*pair)) for row in rows)
    folder = (_label("台账文件夹"), FieldCell(str(store.folder), columns=3))
    return FieldTable((4, 8, 3.5, 8), (*table, folder))


def _counts(matters: OpenMatters) -> FieldTable:
    binned = "、".join(f"{title}{held}{counter}" for title, held, counter in matters.in_bin)
    tasks = (
        f"{len(matters.tasks)}项，其中已逾期{matters.overdue}项，有期限未到期{matters.dated}项，"
        f"长期坚持和未定期限{matters.undated}项"
    )
    urgings = f"{len(matters.urgings)}次，其中超过要求回复日期{matters.late_urgings}次"
    cases = f"{len(matters.cases)}起，其中超过化解时限{matters.late_cases}起"
    rows = (
        ("未办结任务", tasks),
        ("督办未回复", urgings),
        ("未办结的纠纷", cases),
        ("未保存的草稿", f"{len(matters.drafts)}份"),
        ("回收站", binned or "空"),
    )
    return _labelled(rows)


def _tasks(matters: OpenMatters, office: Office) -> Iterable[Block]:
    yield Heading("二、有期限和该检查的任务（逾期的在前，再按期限先后）")
    rows = [
        (
            TASKS.show(row, "code", office),
            TASKS.show(row, "title", office),
            TASKS.show(row, "lead_unit", office),
            TASKS.show(row, "due_on", office) or TASKS.show(row, "next_check_on", office),
            TASKS.show(row, "light", office),
        )
        for row in matters.pressing
    ]
    yield _listed(("编号", "任务", "牵头单位", "期限", "状态"), (4.4, 11.4, 5, 4.6, 3), rows)
    if rest := len(matters.tasks) - len(matters.pressing):
        yield Paragraph(f"其余{rest}项是长期坚持或未定期限的，见附件“未办结任务清单”（Excel）。")


def _urgings(matters: OpenMatters, office: Office) -> Iterable[Block]:
    yield Heading("三、督办未回复")
    rows = [
        (
            TASK_URGINGS.show(row, "number", office),
            TASK_URGINGS.show(row, "unit", office),
            TASK_URGINGS.show(row, "content", office) or TASK_URGINGS.show(row, "task_id", office),
            TASK_URGINGS.show(row, "reply_due_on", office) or "未定",
        )
        for row in matters.urgings
    ]
    yield _listed(("文号", "督办对象", "督办事项", "要求回复"), (5.4, 5, 12, 5), rows)


def _cases(matters: OpenMatters, office: Office) -> Iterable[Block]:
    yield Heading("四、未办结的纠纷")
    rows = [
        (
            DISPUTES.show(row, "case_no", office) or "未编号",
            DISPUTES.show(row, "title", office),
            DISPUTES.show(row, "state", office),
            DISPUTES.show(row, "due_on", office) or "未定",
        )
        for row in matters.cases
    ]
    yield _listed(("案号", "纠纷名称", "状态", "化解时限"), (8, 10.4, 4.4, 4.6), rows)


def _drafts(matters: OpenMatters) -> Iterable[Block]:
    yield Heading("五、没有保存的草稿")
    rows = [(f"{left.at:%Y-%m-%d %H:%M}", left.words) for left in matters.drafts]
    yield _listed(("写到一半的时间", "草稿"), (7, 20), rows)


def _keys(handover: Handover, parties: Parties) -> FieldTable:
    matters = handover.matters
    rows = (
        ("恢复密钥单", f"{len(matters.sheets)}份：{'、'.join(matters.sheets)}"),
        ("封存在哪里", handover.sheet_place or _BY_HAND),
        ("能打开台账的账号", f"{matters.accounts}个"),
        ("最近一次备份", parties.backup or _BY_HAND),
    )
    return _labelled(rows)


def _labelled(rows: Sequence[tuple[str, str]]) -> FieldTable:
    return FieldTable((6, 18), tuple(_pair(label, text) for label, text in rows))


def _listed(
    headings: Sequence[str], widths: tuple[float, ...], rows: Sequence[Sequence[str]]
) -> FieldTable | Paragraph:
    if not rows:
        return Paragraph("没有。")
    head = tuple(_label(text) for text in headings)
    body = (tuple(FieldCell(text) for text in row) for row in rows)
    return FieldTable(widths, (head, *body), least_height=7, headings=1)


def _pair(label: str, text: str) -> tuple[FieldCell, FieldCell]:
    return _label(label), FieldCell(text)


def _label(text: str) -> FieldCell:
    return FieldCell(text, is_label=True, align=Align.CENTRE)
