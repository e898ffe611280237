"""The whole file of a case, to be bound: papers in order, scans in place, contents, page count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from models.actions.disputes.file.completeness import file_lines
from models.actions.filing import HeldFile, files_of, read_file
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.progress import SILENT, Progress
from models.store.ledger_file import Store
from reports.forms.mediation.case import Case, Record
from reports.forms.mediation.needs import BACK, CONTENTS, COVER, papers_needed
from reports.forms.mediation.papers import covers
from reports.forms.mediation.papers.covers import Listed
from reports.forms.mediation.reading import read_case
from reports.forms.mediation.registry import papers_of, title_of
from reports.paper import Paper
from reports.pdf.binding.bind import Bound, bind
from reports.pdf.binding.parts import CountingPart, Entry, PaperPart, Part, Scan, ScanPart
from reports.unfilled import unfilled

_BEHIND = ("identity", "evidence", "receipt", "confirmation")
"""Papers that a scan belongs behind; of all others it is the signed paper itself."""
WHOLE = "全卷"
_SCANNED, _SCAN_BEHIND = "扫描件", "附扫描件"


@dataclass(frozen=True)
class CaseFile:
    """What is bound: ``parts`` in order; contents and back are made once the pages are known.

    ``bound`` are the papers between, by code; ``left_out`` names what a redacted file lacks.
    """

    case: Case
    parts: Sequence[Part]
    cover: Paper
    contents: Callable[[Sequence[Entry]], Paper]
    back: Callable[[Sequence[Entry]], Paper]
    bound: Mapping[str, Sequence[Paper]]
    left_out: Sequence[str]

    def papers(self, entries: Sequence[Entry]) -> dict[str, Sequence[Paper]]:
        """Return every paper by its code, in binding order, as the bound ``entries`` have it."""
        around = {COVER: [self.cover], CONTENTS: [self.contents(entries)]}
        return {**around, **self.bound, BACK: [self.back(entries)]}

    def unfilled(self) -> dict[str, list[str]]:
        """Return the places that print as blanks, by the title of their paper (B9)."""
        every = [each for several in self.papers(()).values() for each in several]
        return {each.title: found for each in every if (found := unfilled(each))}

    def bind(self, title: str = WHOLE, progress: Progress = SILENT) -> Bound:
        """Return all of it as one PDF in memory. Raises Cancelled."""
        return bind(self.parts, self.contents, self.case.made_at, progress, title=title)


def case_file(store: Store, case_id: int, *, redacted: bool = False) -> CaseFile:
    """Return the file of a case as it stands.

    The opening of its particulars is written down unless ``redacted``. Raises NoSuchCase or
    NotAllowed.
    """
    return _file_of(store, read_case(store, case_id, redacted=redacted))


def _file_of(store: Store, case: Case) -> CaseFile:
    filed = replace(case, revisits=[each for each in case.revisits if each.day("done_on")])
    scans = _scans(store, case)
    shown = {} if case.is_redacted else scans
    codes = papers_needed(filed, file_lines(store, case.dispute.row.id))
    papers = {code: papers_of(filed, code) for code in codes}
    bound = [part for code in codes for part in _parts(code, papers[code], shown.get(code, []))]
    left_out = _left_out(scans) if case.is_redacted else []
    cover = covers.cover(filed)[0]

    def contents(entries: Sequence[Entry]) -> Paper:
        listed = [_listed(*each) for each in zip(bound, entries, strict=bool(entries))]
        return covers.contents(filed, listed, left_out)[0]

    def back(entries: Sequence[Entry]) -> Paper:
        return covers.back(filed, entries[-1].last_page if entries else 0)[0]

    parts: list[Part] = [PaperPart(title_of(COVER), cover, numbered=False), *bound]
    parts.append(CountingPart(title_of(BACK), back))
    return CaseFile(case, parts, cover, contents, back, papers, left_out)


def _left_out(scans: Iterable[str]) -> list[str]:
    """What a redacted file lacks: nobody's face, hand or number may go out in a scan."""
    return [*(f"{title_of(code)}的扫描件" for code in scans), title_of("identity")]


def _parts(code: str, papers: Sequence[Paper], scans: Sequence[Scan]) -> list[PaperPart | ScanPart]:
    """Scans stand behind the paper they belong to, or in the place of those they are."""
    if not scans:
        return [PaperPart(each.title, each) for each in papers]
    if code not in _BEHIND and len(scans) >= len(papers):
        return [ScanPart(title_of(code), tuple(scans))]
    *before, last = papers
    return [
        *(PaperPart(each.title, each) for each in before),
        PaperPart(last.title, last, scans=tuple(scans)),
    ]


def _scans(store: Store, case: Case) -> dict[str, list[Scan]]:
    """Return the scans of what lies in the file, by the code of the paper."""
    by_record = files_of(store, CASE_PAPERS, [each.row.id for each in case.held])
    found: dict[str, list[Scan]] = {}
    for record in case.held:
        for held in by_record.get(record.row.id, ()):
            code = record.code("paper")
            found.setdefault(code, []).append(_scan(store, record, held))
    return found


def _scan(store: Store, record: Record, held: HeldFile) -> Scan:
    """A scan is called by its paper: the name of its file may be a person's."""
    return Scan(record.text("title") or record.text("paper"), partial(read_file, store, held))


def _listed(part: PaperPart | ScanPart, entry: Entry) -> Listed:
    first, last = entry.first_page, entry.last_page
    remark = _SCANNED if isinstance(part, ScanPart) else _SCAN_BEHIND if part.scans else ""
    return Listed(entry.title, str(first) if first == last else f"{first}-{last}", remark)
