"""未化解清单 and 信访包案台账: cases by name as they stood when the period ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from models.actions.disputes.figures.facts import Facts, facts_of
from models.actions.disputes.figures.listing import Listed, petitions, unsettled
from models.actions.disputes.figures.tables.wording import cut_off_note, headed, this, zero_note
from models.actions.offices import office_of
from models.dates.spans import Span
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.steps import DISPUTE_STEPS
from models.ledgers.disputes.watches import DISPUTE_WATCHES
from models.office import Office
from models.store.ledger_file import Store
from models.words.disputes.flow import OUTCOMES
from reports.forms.disputes.drawing import asked_view
from reports.imprint import filter_words, imprint_of
from reports.ledger_book import NUMBER_COLUMN
from reports.paper import Align, Book, Cell, Column, Form, Row, Sheet
from reports.requests import Report, Request

UNRESOLVED, PETITIONS = "未化解矛盾纠纷清单", "信访包案化解台账"
_NONE = "—"
_COVERED = "原因、措施、进展照记载印出，其中当事人的姓名和电话、证号已遮盖，报出前请再看一遍。"
Reader = Callable[[Listed, Office], Cell]


@dataclass(frozen=True)
class _Item:
    """One column of a list and what it holds of a case."""

    column: Column
    read: Reader


def make_unresolved(store: Store, request: Request) -> Book:
    """Return the cases that nothing had ended when the period did, in 13 columns (2.5 c)."""
    facts = facts_of(store, request.period, asked_view(request))
    rows = unsettled(store, facts)
    watched = sum(row.outcome == "watched" for row in rows)
    notes = (
        *([] if rows else [zero_note(request.period, "未化解的矛盾纠纷")]),
        f"共{len(rows)}起，其中在控{watched}起。进展为到期末最后一条工作记载。",
        _COVERED,
        f"按区划代码和排查日期排列，不排名次。{cut_off_note(request.period, facts.office)}",
    )
    return replace(
        _listed(store, request, _UNRESOLVED, rows), title=_title(facts, UNRESOLVED), notes=notes
    )


def make_petitions(store: Store, request: Request) -> Book:
    """Return the cases that came from 信访, with who leads them and how far they are (L9)."""
    facts = facts_of(store, request.period, asked_view(request))
    rows = petitions(store, facts)
    alone = sum(row.case.leader is None for row in rows)
    settled = sum(row.outcome == "settled" for row in rows)
    notes = (
        *([] if rows else [zero_note(request.period, "信访移交的矛盾纠纷")]),
        f"共{len(rows)}起，其中实质性化解{settled}起；还没有定包案领导的{alone}起。",
        _COVERED,
        "收来源为“信访移交”、期初没有办结或本期新排查的纠纷；只列案件，不建信访人档案。",
        cut_off_note(request.period, facts.office),
    )
    return replace(
        _listed(store, request, _PETITIONS, rows), title=_title(facts, PETITIONS), notes=notes
    )


def _title(facts: Facts, title: str) -> str:
    return f"{headed(facts.period, facts.office)}{title}"


def _listed(store: Store, request: Request, items: Sequence[_Item], rows: Sequence[Listed]) -> Book:
    """Return the lines of a list, numbered; title and notes are for whoever asked."""
    office, view = office_of(store), asked_view(request)
    end = min(request.period.end, office.today)
    words = f"{request.period.words}（截至{end}）"
    imprint = imprint_of(store, words, filter_words(DISPUTES, view, office))
    lines = (
        Row((number, *(item.read(row, office) for item in items)))
        for number, row in enumerate(rows, start=1)
    )
    return Book(
        title="",
        columns=(NUMBER_COLUMN, *(item.column for item in items)),
        rows=tuple(lines),
        footer=imprint.footer,
        row_count=len(rows),
        head=imprint.head("起、人"),
        empty_text=f"{this(request.period)}无",
        sheet=Sheet.A4_LANDSCAPE,
        sheet_name=request.period.words,
    )


def _text(key: str, width: float, label: str = "") -> _Item:
    """A field of the case as text, with the names of its parties covered."""
    column = Column(label or DISPUTES.fields[key].card.label, width)
    return _Item(column, lambda row, office: row.show(key, office) or _NONE)


def _day(key: str) -> _Item:
    column = Column(DISPUTES.fields[key].card.label, 6, Form.DATE)
    return _Item(column, lambda row, _office: getattr(row.case, key) or _NONE)


def _grade(row: Listed, office: Office) -> str:
    return "\n".join(word for key in ("grade", "risk") if (word := row.show(key, office)))


def _duty(row: Listed, office: Office) -> str:
    return "\n".join(w for key in ("unit", "person") if (w := row.show(key, office))) or _NONE


def _measure(row: Listed, office: Office) -> str:
    """The last look at a case under control: what was done, on which day, and whether it holds."""
    if row.watch is None:
        return _NONE
    words = row.told(DISPUTE_WATCHES, row.watch, "measure", office)
    return f"{words}（{row.watch.on_day}核查，{'在控' if row.watch.is_held else '失控'}）"


def _progress(row: Listed, office: Office) -> str:
    if row.note is None:
        return _NONE
    return f"{row.note.on_day} {row.told(DISPUTE_STEPS, row.note, 'note', office)}"


def _outcome(row: Listed, office: Office) -> str:
    return office.choices(OUTCOMES).label(row.outcome)


_TITLE = _text("title", 9)
_VILLAGE = _Item(
    Column("村", 4), lambda row, office: row.show("village_id", office).rpartition(" ")[2]
)
_TYPE, _LEADER = _text("dispute_type", 5, "类型"), _text("leader", 4)
_GRADE = _Item(Column("等级", 4.4, align=Align.CENTRE), _grade)
_PEOPLE = _Item(
    Column("涉及人数", 3, Form.NUMBER, Align.CENTRE), lambda row, _office: row.case.people
)
_DUTY = _Item(Column("责任单位、责任人", 5), _duty)
_PROGRESS = _Item(Column("进展", 11), _progress)
_UNRESOLVED = (
    _TITLE,
    _VILLAGE,
    _TYPE,
    _GRADE,
    _PEOPLE,
    _day("found_on"),
    _text("unsettled_why", 8),
    _Item(Column("稳控措施", 8), _measure),
    _LEADER,
    _DUTY,
    _day("due_on"),
    _PROGRESS,
)
_PETITIONS = (
    _text("case_no", 6),
    _TITLE,
    _VILLAGE,
    _TYPE,
    _GRADE,
    _LEADER,
    _DUTY,
    _day("found_on"),
    _day("due_on"),
    _Item(Column("结果", 4.6, align=Align.CENTRE), _outcome),
    _Item(Column("办结日期", 6, Form.DATE), lambda row, _office: row.ended_on or _NONE),
    _PROGRESS,
)
REPORTS = (
    Report("unresolved", UNRESOLVED, DISPUTES.name, make_unresolved, spans=tuple(Span)),
    Report("petition-cases", PETITIONS, DISPUTES.name, make_petitions),
)
