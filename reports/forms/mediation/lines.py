"""Lines that the papers of a case have alike: days, places to fill in, texts, signatures, seals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from unicodedata import east_asian_width

from reports.forms.mediation.case import APPLICANT, Case, Party, Record
from reports.paper import (
    Align,
    Block,
    FieldCell,
    FieldTable,
    Heading,
    Level,
    Paper,
    Paragraph,
    Sentence,
    Signatures,
    Slot,
    Title,
)

LINE, RULED = 30, 31
"""So many characters of running text fill a line of an upright A4, in Word and in PDF; digits of
some fonts are wider than half of one. A ruled line holds nothing and goes to the margin."""
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


def space(value: str, wanted: str, width: float) -> Parts:
    """Return a place of a fixed width: what is shorter is underlined to its end."""
    rest = int(width - _width(value))
    place = Slot(value, wanted, width)
    return (place, Slot("", "", rest)) if value and rest >= 1 else (place,)


def _width(text: str) -> float:
    """Return how many full-width characters a text is wide."""
    return sum(1 if east_asian_width(each) in "FWA" else 0.5 for each in text)


def place(label: str, value: str, width: float = 0, wanted: str | None = None) -> Sentence:
    """Return a line with its label and one place, as long as the line where no width is given.

    ``wanted`` is what an empty one is listed as, “” for not at all; else it is the label.
    """
    asked = label if wanted is None else wanted
    return line(f"{label}：", *space(value, asked, width or LINE - len(label) - 1))


def told(label: str, text: str, wanted: str = "", lines: int = 4) -> list[Block]:
    """Return a label and the text under it, or ``lines`` ruled lines to write on."""
    blocks: list[Block] = [Heading(f"{label}：", Level.SECOND)]
    if text.strip():
        return [*blocks, Paragraph(text)]
    ruled = [line(Slot("", wanted or label if at == 0 else "", RULED)) for at in range(lines)]
    return [*blocks, *ruled]


def party_lines(party: Party, heading: str, wanted: str) -> list[Block]:
    """Return who somebody is in the three lines of the official form (domain/01 1.2).

    What is missing is listed as ``wanted`` and the field's name. A unit has no sex, folk and age;
    where the first line would not hold all of a person, the age begins the second.
    """

    def told_in(key: str, said: str, width: float) -> Parts:
        return space(party.told(key), f"{wanted}{said}", width)

    address = line("单位或住址", *told_in("address", "单位或住址", LINE - 5))
    phone = ("　联系方式", *told_in("phone", "联系方式", 9))
    if party.is_unit:
        name = line(f"{heading}：名称", *space(party.name, f"{wanted}名称", 18))
        return [name, line("职业或职务", *space(party.told("occupation"), "", 10), *phone), address]
    first: Parts = (f"{heading}：姓名", *space(party.name, f"{wanted}姓名", 6))
    first += ("　性别", *told_in("sex", "性别", 2), "　民族", *told_in("folk", "民族", 3))
    age: Parts = ("年龄", *told_in("age", "年龄", 2))
    moves = sum(map(_printed_width, (*first, *age))) + 1 > LINE
    work = "　职业或职务" if moves else "职业或职务"
    second: Parts = (work, *told_in("occupation", "职业或职务", 6 if moves else 11))
    return [
        line(*first) if moves else line(*first, "　", *age),
        line(*age, *second, *phone) if moves else line(*second, *phone),
        address,
    ]


def _printed_width(part: str | Slot) -> float:
    if isinstance(part, str):
        return _width(part)
    return _width(part.value) if part.value else part.width


def side_lines(case: Case, side: str, word: str, short: str = "") -> list[Block]:
    """Return the lines of every party of a side; several are numbered after the ``short`` word."""
    short = short or word
    return [
        each
        for party in case.side(side)
        for each in party_lines(
            party,
            word if party.alone else f"{short}{numbered(party)}",
            f"{short}{numbered(party)}",
        )
    ]


def numbered(party: Party) -> str:
    """Return the number of a party on its side, empty for the only one."""
    return "" if party.alone else f"（{party.at}）"


def _sign_table(people: Sequence[Party]) -> FieldTable:
    """Two people a row, each with room to sign."""
    cells = [
        (FieldCell(f"{who(each)}{each.name}", is_label=True, align=Align.LEFT), FieldCell(""))
        for each in people
    ]
    if len(cells) % 2:
        cells.append((FieldCell(""), FieldCell("")))
    pairs = zip(cells[::2], cells[1::2], strict=True)
    return FieldTable((6, 4, 6, 4), tuple((*a, *b) for a, b in pairs), least_height=_SIGN_HEIGHT)


def party_signers(people: Sequence[Party], said: str) -> list[Block]:
    """Return a place to sign for each: two alike, a few by their side, many in a table."""
    if len(people) > _SIGNERS_IN_LINES:
        return [line(f"{said}："), _sign_table(people)]
    manner = f"（{said.partition('（')[2]}"
    labels = [said if len(people) < 3 else f"{who(each)}{manner}" for each in people]
    return [Signatures((f"{each}：",), with_date=False) for each in labels]


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
    return "  ".join(f"{TICKED if is_so else OPEN}{word}" for word, is_so in options)


def bare(name: str) -> str:
    """Return a label without the spaces that set it wide."""
    return name.replace("　", "").replace(" ", "")


def label(text: str) -> FieldCell:
    """Return a cell that names the one beside it."""
    return FieldCell(text, is_label=True, align=Align.CENTRE)


def wide(
    name: str, value: str, *, wanted: str | None = None, columns: int = 3
) -> tuple[FieldCell, ...]:
    """Return a row of one value; an empty ``wanted`` lets it stay blank unlisted."""
    asked = bare(name) if wanted is None else wanted
    return label(name), FieldCell(value, columns=columns, wanted=asked)


def rows(*told: tuple[str, str, str]) -> tuple[tuple[FieldCell, ...], ...]:
    """Return rows of a name, a value and what an empty one is listed as (“” for not at all)."""
    return tuple((label(name), FieldCell(value, wanted=wanted)) for name, value, wanted in told)


def pair(first: tuple[str, str], second: tuple[str, str]) -> tuple[FieldCell, ...]:
    """Return a row of two values, each after its name."""
    return tuple(
        cell
        for name, value in (first, second)
        for cell in (label(name), FieldCell(value, wanted=bare(name)))
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
