"""齐不齐: each paper of the file against what must lie in it (B7), and what keeps it open (B8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.actions.disputes.file.demands import Lack, comes_from_outside, has_occasion, lacks
from models.actions.disputes.file.needs import Need, needs
from models.actions.disputes.file.parts import CaseParts, read_parts
from models.ledgers.mediation.agreements import AGREEMENTS
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.ledgers.mediation.sessions import MEDIATIONS
from models.store.ledger_file import Store
from models.words.disputes.file_needs import SIGNED
from models.words.disputes.mediation import PAPERS

HELD, READY, LACKING, NOT_NEEDED = "held", "ready", "lacking", "not_needed"
_AWAY = ("refused", "withdrawn")
"""Ends of a case in which nobody may ever have sat down together."""
_MINUTES = "mediation"


@dataclass(frozen=True)
class FileLine:
    """One paper of the file.

    ``need`` is a code of NEEDS. ``state``: held (it lies in the file, ``copies`` of it with
    ``scans`` files), ready (the program can make it from what the case holds), lacking, or
    not_needed. ``lacks`` says what is missing and where to go, which ``jump_ledger`` and
    ``jump_id`` name; no id: add a record there.
    """

    paper_code: str
    title: str
    need: str
    state: str
    lacks: str = ""
    jump_ledger: str = ""
    jump_id: int | None = None
    copies: int = 0
    scans: int = 0

    @property
    def is_unfilled(self) -> bool:
        """True where what the paper is written from is there and has a blank."""
        at_hand = self.jump_id is not None and self.jump_ledger != CASE_PAPERS.name
        return self.state == LACKING and at_hand


def file_lines(store: Store, case_id: int) -> list[FileLine]:
    """Return every paper in binding order with how it stands; NoSuchRecord if there is no case."""
    return lines_of(read_parts(store, case_id), needs(store))


def lacking_must(store: Store, case_id: int) -> list[str]:
    """Return one sentence for each paper that must lie in the file and does not; none if whole."""
    return sentences(file_lines(store, case_id))


def lines_of(parts: CaseParts, wanted: list[Need]) -> list[FileLine]:
    """Judge each line of the list by a case that was read."""
    lines = [_line(parts, each.paper, _need_of(parts, each)) for each in wanted]
    return _one_suffices(lines)


def sentences(lines: list[FileLine]) -> list[str]:
    """Return what ``lacking_must`` does, of lines at hand."""
    return [f"缺{titles}：{why}" for titles, why in lacking_titles(lines)]


def lacking_titles(lines: list[FileLine]) -> list[tuple[str, str]]:
    """Return the papers that must lie in the file and do not, each with the reason."""
    found = [(line.title, line.lacks) for line in lines if line.need == "must" and line.lacks]
    either = [line for line in lines if line.need == "either" and line.state == LACKING]
    if either:
        titles = "或".join(line.title for line in either)
        found.insert(0, (f"{titles}（有一份就行）", either[-1].lacks))
    return found


def _need_of(parts: CaseParts, need: Need) -> str:
    """Return the need in this file; nobody keeps the minutes of a meeting that never was."""
    code = need.of(parts.kind)
    is_away = parts.ending is not None and parts.ending.reason in _AWAY
    if need.paper == _MINUTES and code == "must" and is_away and not parts.of(MEDIATIONS):
        return "if_any"
    return code


def _line(parts: CaseParts, paper: str, need: str) -> FileLine:
    held = [row for row in parts.of(CASE_PAPERS) if row.paper == paper]
    title = parts.office.choices(PAPERS).label(paper)
    scans = sum(parts.scans.get(row.id, 0) for row in held)
    state, lack = _stand(parts, paper, need, held)
    if paper in SIGNED and need == "must" and not _is_signed(parts, held):
        state, lack = _unsigned(state, lack, title, held)
    lack = lack or Lack("", "", None)
    where = (lack.ledger, lack.record_id)
    return FileLine(paper, title, need, state, lack.sentence, *where, len(held), scans)


def _stand(parts: CaseParts, paper: str, need: str, held: list[Any]) -> tuple[str, Lack | None]:
    if held:
        return HELD, None
    if need == "never" or (need == "if_any" and not has_occasion(parts, paper)):
        return NOT_NEEDED, None
    if comes_from_outside(parts, paper):
        said = "卷内还没有，请收来放进卷里，并在“卷内材料”登记。"
        return LACKING, Lack(said, CASE_PAPERS.name, None)
    lack = next(lacks(parts, paper), None)
    return (LACKING, lack) if lack is not None else (READY, None)


def _is_signed(parts: CaseParts, held: list[Any]) -> bool:
    """A scan of the agreement that stands; where one was reneged on, its scan proves nothing."""
    scanned = [row for row in held if parts.scans.get(row.id)]
    if any(row.reneged_on is not None for row in parts.of(AGREEMENTS)):
        since = parts.agreement.signed_on if parts.agreement is not None else parts.office.today
        return any((row.on_day or row.made_at.date()) >= since for row in scanned)
    return bool(scanned)


def _unsigned(
    state: str, lack: Lack | None, title: str, held: list[Any]
) -> tuple[str, Lack | None]:
    """An agreement counts when its signed scan lies in the file, and not before (B8)."""
    if lack is not None:
        return state, lack
    if held:
        said = f"卷内的{title}还没有扫描件（重新达成的要有新的），请把签好字的扫描后添加上去。"
        return LACKING, Lack(said, CASE_PAPERS.name, held[-1].id)
    said = "还没有签好字的扫描件，请打印签字，再把扫描件放进“卷内材料”。"
    return READY, Lack(said, CASE_PAPERS.name, None)


def _one_suffices(lines: list[FileLine]) -> list[FileLine]:
    """Of the papers of which one suffices, the best stands and the others are not needed."""
    either = [line for line in lines if line.need == "either"]
    for best in (HELD, READY):
        if any(line.state == best for line in either):
            return [_spare(line, best) for line in lines]
    return lines


def _spare(line: FileLine, best: str) -> FileLine:
    if line.need != "either" or line.state == best:
        return line
    return FileLine(line.paper_code, line.title, line.need, NOT_NEEDED)
