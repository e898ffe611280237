"""恢复密钥单: the sealed paper that opens a ledger whose password is lost (I3)."""

from __future__ import annotations

from pathlib import Path

from models.actions.offices import office_of
from models.store.keys import account_names
from models.store.ledger_file import Store
from reports.paper import (
    BigCode,
    FieldCell,
    FieldTable,
    Heading,
    Level,
    Paper,
    Paragraph,
    Signatures,
    Title,
)

TITLE = "恢复密钥单"
_GROUPS_A_LINE = 3

_WHEN_LOST = (
    "1．打开“综治台账”，在登录页点“忘记密码”。",
    "2．照着本单输入上面的恢复密钥。大小写、空格、横线都不影响。",
    "3．设一个新密码，用新密码登录。台账内容不会有任何变化。",
    "4．照提示打印一份新的密钥单，封好放回原处；本单随即作废，请撕掉。",
)
_HOW_KEPT = (
    "本单能打开整本台账，等同于密码。请装入信封封存，由分管领导或档案室保管，"
    "不要拍照、不要存进电脑，不要和电脑放在一起。密码和本单都丢失时，台账无法打开，"
    "谁也没有别的办法。"
)


def make_recovery_sheet(store: Store, code: str, name: str = TITLE) -> Paper:
    """Return the sheet called ``name`` for a ledger and its ``code`` (groups joined by -)."""
    made_at = store.clock.now()
    return Paper(
        TITLE,
        (
            Title(TITLE),
            _particulars(store, name),
            Heading("恢复密钥"),
            BigCode(tuple(code.split("-")), _GROUPS_A_LINE),
            Heading("忘记密码时怎么办"),
            *(Paragraph(words, indent=False) for words in _WHEN_LOST),
            Heading("怎样保管", Level.FIRST),
            Paragraph(_HOW_KEPT),
            Signatures(("封存人（签字）：", "保管人（签字）：")),
        ),
        made_at,
        numbered=False,
    )


def write_recovery_sheet(store: Store, code: str, path: Path, name: str = TITLE) -> None:
    """Write the sheet as PDF; raises a Trouble of models.output, then nothing is left behind."""
    from reports.pdf.papers import write_paper

    write_paper(make_recovery_sheet(store, code, name), path)


def recovery_sheet_bytes(store: Store, code: str, name: str = TITLE) -> bytes:
    """Return the same PDF in memory, for the preview and the printer."""
    from reports.pdf.papers import paper_bytes

    return paper_bytes(make_recovery_sheet(store, code, name))


def _particulars(store: Store, name: str) -> FieldTable:
    settings = office_of(store).settings
    made = store.clock.today()
    place = settings.get("area_name", "") + settings.get("township_name", "")
    rows = (
        ("单位", settings.get("office_name", "")),
        ("所在地", place),
        ("密钥单", name),
        ("可重设的账号", "、".join(account_names(store.folder))),
        ("台账文件夹", str(store.folder.absolute())),
        ("制单日期", f"{made.year}年{made.month}月{made.day}日"),
    )
    return FieldTable(
        (2.0, 8.0), tuple((FieldCell(name, is_label=True), FieldCell(text)) for name, text in rows)
    )
