"""A ledger with numbers of people and names planted wherever a text may stand."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2

from models.actions import filing
from models.actions.door import FINAL, work
from models.fields import FieldCard, Kind, Mask
from models.ledger import Field, Ledger, Place, all_ledgers, find_ledger, links_of
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.task import TASKS
from models.store.ledger_file import Store
from tests.models.guards.numbers import card_of, identity_of
from tests.reports.word.read_back import every_part

IDENTITY = identity_of("522601", dt.date(1968, 11, 3), 127)
MOBILE, LANDLINE, CARD = "13985512368", "0855-8276431", card_of("622848001234567890")
NAME = "欧阳小禾"
SECRETS = (IDENTITY, MOBILE, "8276431", CARD, NAME)
_TEXT = f"反映人{NAME[0]}某，证号{IDENTITY}，手机{MOBILE[:3]} {MOBILE[3:7]} {MOBILE[7:]}，"
_TEXT += f"座机{LANDLINE}，卡号{' '.join(CARD[at : at + 4] for at in range(0, 19, 4))}"
_DAY = dt.date(2021, 6, 18)


def plant(store: Store) -> None:
    """Write records of every ledger with all their texts full of what must not go out.

    One holds what only verbs write as well (ended, struck through), one does not.
    """
    with work(store, "埋设", kind=FINAL) as piece:  # nothing follows in a case: any row may stand
        for ledger in _owners_first():
            whole = {f.key: _value(ledger, f) for f in ledger.stored}
            piece.add(ledger, whole)
            typed = {f.key for f in ledger.typed} | {
                f.key for f in ledger.stored if f.card.required
            }
            another = {ledger.number: "350400000008" if ledger.name == "villages" else "1.2"}
            piece.add(ledger, {k: v for k, v in (whole | another).items() if k in typed})
    name = f"{MOBILE}的材料{IDENTITY}.txt"
    filing.attach_content(store, TASKS, 1, name, b"one")
    filing.attach_content(store, TASK_EVIDENCE, 1, name, b"two")


def told_in(words: str) -> list[str]:
    """Return which of the planted secrets stand in ``words``, however they are split."""
    plain = re.sub(r"[\s\-–—]", "", words)
    return [secret for secret in SECRETS if secret in plain]


def words_of_pdf(path: Path) -> str:
    """Return the text layer of a PDF."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    words = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return words


def words_of_book(path: Path) -> str:
    """Return every cell, note and heading of a workbook, hidden sheets as well."""
    book = openpyxl.load_workbook(path)
    parts: list[str] = []
    for sheet in book.worksheets:
        parts += [sheet.title, str(sheet.oddFooter.left.text), str(sheet.oddHeader.center.text)]
        for row in sheet.iter_rows():
            parts += [f"{cell.value}{cell.comment.text if cell.comment else ''}" for cell in row]
    return "\n".join(parts)


def words_of_word_file(path: Path) -> str:
    """Return the text of every part of a Word file, what it says of itself as well."""
    parts = every_part(path.read_bytes()).values()
    return "\n".join("".join(part.itertext()) for part in parts)


WORDS_OF = {".pdf": words_of_pdf, ".xlsx": words_of_book, ".docx": words_of_word_file}


def _owners_first() -> list[Ledger]:
    """Return the ledgers of the office's business and those they point to, these first."""
    found: dict[str, Ledger] = {}
    for each in all_ledgers():
        if each.place is not Place.OFFICE and not (each.parent and each.parent.kind_key):
            _with_targets(each, found)
    return list(found.values())


def _with_targets(ledger: Ledger, found: dict[str, Ledger]) -> None:
    for tie in links_of(ledger):
        if tie.card.target not in (ledger.name, *found) and _value(ledger, tie) is not None:
            _with_targets(find_ledger(tie.card.target), found)
    found.setdefault(ledger.name, ledger)


def _value(ledger: Ledger, found: Field) -> Any:
    card = found.card
    if found.key in ("retired_at", "above_id", "carried_from_id", "series_id"):
        return None
    if found.key == ledger.number or card.check or card.office_numbers:
        return {"code": "350400000009", "short_name": "示"}.get(found.key, "1.1")
    return _BY_KIND[card.kind](card)


def _planted_text(card: FieldCard) -> str:
    if card.mask is Mask.NAME:
        return NAME
    return _TEXT if card.length >= len(_TEXT) else MOBILE if card.length >= 11 else "甲"


_BY_KIND: dict[Kind, Any] = {
    Kind.TEXT: _planted_text,
    Kind.PARAGRAPH: _planted_text,
    Kind.NUMBER: lambda _card: 2021,
    Kind.DECIMAL: lambda _card: 1234,
    Kind.DATE: lambda _card: _DAY,
    Kind.MONTH: lambda _card: "2021-05",
    Kind.MOMENT: lambda _card: dt.datetime.combine(_DAY, dt.time(9, 30)),
    Kind.YES_NO: lambda _card: False,
    Kind.CHOICE: lambda card: MOBILE if card.choices.open else next(iter(card.choices.labels)),
    Kind.MANY: lambda card: f";{MOBILE if card.choices.open else next(iter(card.choices.labels))};",
    Kind.LINK: lambda _card: 1,
}
