"""恢复密钥单: the sealed paper that opens a ledger whose password is lost (I3)."""

from __future__ import annotations

from pathlib import Path

from models.actions.offices import office_of
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
    "4．把本单重新装进信封封好，骑缝签名，放回原处。",
)
_HOW_KEPT = (
    "本单能打开整本台账，等同于密码。请装入信封封存，由分管领导或档案室保管，"
    "不要拍照、不要存进电脑，不要和电脑放在一起。密码和本单都丢失时，台账无法打开，"
    "谁也没有别的办法。"
)


def make_recovery_sheet(store: Store, code: str) -> Paper:
    """Return the sheet for a ledger and its ``code`` in printed form (groups joined by -)."""
    made_at = store.clock.now()
    return Paper(
        TITLE,
        (
            Title(TITLE),
            _particulars(store),
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


def write_recovery_sheet(store: Store, code: str, path: Path) -> None:
    """Write the sheet as PDF; raises a Trouble of models.output, then nothing is left behind."""
    from reports.pdf.papers import write_paper

    write_paper(make_recovery_sheet(store, code), path)


def recovery_sheet_bytes(store: Store, code: str) -> bytes:
    """Return the same PDF in memory, for the preview and the printer."""
    from reports.pdf.papers import paper_bytes

    return paper_bytes(make_recovery_sheet(store, code))


def _particulars(store: Store) -> FieldTable:
    settings = office_of(store).settings
    made = store.clock.today()
    place = settings.get("area_name", "") + settings.get("township_name", "")
    rows = (
        ("单位", settings.get("office_name", "")),
        ("所在地", place),
        ("账号", store.account),
        ("台账文件夹", str(store.folder)),
        ("制单日期", f"{made.year}年{made.month}月{made.day}日"),
    )
    return FieldTable(
        (2.0, 8.0), tuple((FieldCell(name, is_label=True), FieldCell(text)) for name, text in rows)
    )
