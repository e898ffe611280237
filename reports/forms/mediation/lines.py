"""Lines that the papers of a case have alike: days, places to fill in, texts, signatures, seals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from reports.forms.mediation.case import APPLICANT, Case, Party, Record
from reports.paper import (
    Align,
    Block,
    FieldCell,
    FieldTable,
    Paper,
    Paragraph,
    Sentence,
    Signatures,
    Slot,
    Title,
)

LINE = 30
"""So many characters of running text fill a line of an upright A4, in Word and in PDF."""
TICKED, OPEN = "√", "□"
_SIGNERS_IN_LINES = 4
_SIGN_HEIGHT = 11.0  # millimetres of a row to sign in

Parts = tuple[str | Slot, ...]


def day_parts(day: dt.date | None, label: str = "") -> Parts:
    """Return a day as places in a sentence; an unknown one is listed once, under ``label``."""
    year, month, number = (str(day.year), str(day.month), str(day.day)) if day else ("", "", "")
    return Slot(year, label, 4), "年", Slot(month, "", 2), "月", Slot(number, "", 2), "日"


def day_words(day: dt.date | None) -> str:
    """Return a day as words, empty for none."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def line(*parts: str | Slot, align: Align = Align.LEFT) -> Sentence:
    """Return a line of a form, which begins at the margin."""
    return Sentence(parts, align, indent=False)


def place(label: str, value: str, width: float = 0, wanted: str = "") -> Sentence:
    """Return a line with its label and one place, as long as the line where no width is given."""
    room = width or LINE - len(label) - 1
    return line(f"{label}：", Slot(value, wanted or label, room))


def told(label: str, text: str, wanted: str = "", lines: int = 4) -> list[Block]:
    """Return a label and the text under it, or ``lines`` ruled lines to write on."""
    blocks: list[Block] = [line(f"{label}：")]
    if text.strip():
        return [*blocks, Paragraph(text)]
    ruled = [line(Slot("", wanted or label if at == 0 else "", LINE)) for at in range(lines)]
    return [*blocks, *ruled]


def party_lines(party: Party, heading: str, wanted: str) -> list[Block]:
    """Return who somebody is in the three lines of the official form (domain/01 1.2).

    What is missing is listed as ``wanted`` and the field's name.
    """

    def slot(key: str, said: str, width: float) -> Slot:
        return Slot(party.told(key), f"{wanted}{said}", width)

    name = Slot(party.name, f"{wanted}姓名", 6)
    first = (f"{heading}：姓名", name, "　性别", slot("sex", "性别", 2))
    return [
        line(*first, "　民族", slot("folk", "民族", 3), "　年龄", slot("age", "年龄", 2)),
        line(
            *("职业或职务", slot("occupation", "职业或职务", 9)),
            *("　联系方式", slot("phone", "联系方式", 10)),
        ),
        line("单位或住址", slot("address", "单位或住址", LINE - 5)),
    ]


def side_lines(case: Case, side: str, word: str) -> list[Block]:
    """Return the lines of every party of a side, numbered where there are several."""
    return [
        each
        for party in case.side(side)
        for each in party_lines(party, f"{word}{numbered(party)}", f"{bare(word)}{numbered(party)}")
    ]


def numbered(party: Party) -> str:
    """Return the number of a party on its side, empty for the only one."""
    return "" if party.alone else f"（{party.at}）"


def bare(word: str) -> str:
    """Return 当事人（甲方） as the list of unfilled places says it: 甲方."""
    return word.partition("（")[2].rstrip("）") or word


def signers(labels: Sequence[str]) -> list[Block]:
    """Return places for people to sign: lines for a few, a table for many."""
    if len(labels) <= _SIGNERS_IN_LINES:
        return [Signatures((each,), with_date=False) for each in labels]
    cells = [(FieldCell(each, is_label=True, align=Align.LEFT), FieldCell("")) for each in labels]
    if len(cells) % 2:
        cells.append((FieldCell("", is_label=True), FieldCell("")))
    rows = tuple((*left, *right) for left, right in zip(cells[::2], cells[1::2], strict=True))
    return [FieldTable((6, 4, 6, 4), rows, least_height=_SIGN_HEIGHT)]


def party_signers(parties: Iterable[Party], said: str) -> list[Block]:
    """Return a place to sign for each party; of several the label says which."""
    found = list(parties)
    if len(found) <= 2:
        return signers([f"{said}：" for _ in found])
    return signers([f"{said.partition('（')[0]}{who(each)}：" for each in found])


def who(party: Party) -> str:
    """Return the side of a party and its number: 甲方（2）."""
    return ("甲方" if party.side == APPLICANT else "乙方") + numbered(party)


def sealed(case: Case, day: dt.date | None, wanted: str = "") -> list[Block]:
    """Return seal and day at the right; a day without ``wanted`` is left for the hand."""
    return [
        Paragraph(f"{case.committee or '人民调解委员会'}（印章）", Align.RIGHT),
        Sentence(day_parts(day, wanted), Align.RIGHT),
    ]


def ticks(options: Iterable[tuple[str, bool]]) -> str:
    """Return words with a box before each, ticked or open."""
    return "　".join(f"{TICKED if is_so else OPEN}{word}" for word, is_so in options)


def label(text: str) -> FieldCell:
    """Return a cell that names the one beside it."""
    return FieldCell(text, is_label=True, align=Align.CENTRE)


def wide(
    name: str, value: str, *, wanted: str | None = None, columns: int = 3
) -> tuple[FieldCell, ...]:
    """Return a row of one value; an empty ``wanted`` lets it stay blank unlisted."""
    asked = name.replace("　", "") if wanted is None else wanted
    return label(name), FieldCell(value, columns=columns, wanted=asked)


def rows(*told: tuple[str, str, str]) -> tuple[tuple[FieldCell, ...], ...]:
    """Return rows of a name, a value and what an empty one is listed as (“” for not at all)."""
    return tuple((label(name), FieldCell(value, wanted=wanted)) for name, value, wanted in told)


def pair(first: tuple[str, str], second: tuple[str, str]) -> tuple[FieldCell, ...]:
    """Return a row of two values, each after its name."""
    return tuple(
        cell
        for name, value in (first, second)
        for cell in (label(name), FieldCell(value, wanted=name.replace("　", "")))
    )


def sheets(
    case: Case, title: str, records: Sequence[Record], blocks: Callable[[Record], list[Block]]
) -> list[Paper]:
    """Return a paper of that title for each record; the contents tell several apart by number."""
    return [
        sheet(case, title, *blocks(each), name=counted_name(title, at, len(records)))
        for at, each in enumerate(records, start=1)
    ]


def sheet(case: Case, title: str, *blocks: Block, name: str = "", numbered: bool = True) -> Paper:
    """Return a paper with its title on it; ``name`` is what the contents call it."""
    return Paper(name or title, (Title(title), *blocks), case.made_at, numbered=numbered)


def counted_name(title: str, at: int, total: int) -> str:
    """Return what the contents call one of several papers of a kind: 人民调解记录（第2份）."""
    return title if total < 2 else f"{title}（第{at}份）"


def late_note(text: str) -> list[Block]:
    """Return why a record was written after the case was closed, if it was (B12)."""
    return [line(f"补记说明：{text}")] if text else []
