"""Writes every paper of a case's file into a folder, and the file as one (B6, B9, B18)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from models.output import whole_file
from models.progress import SILENT, Progress
from models.store.ledger_file import Store
from models.troubles import Trouble
from reports.forms.mediation.file import WHOLE, CaseFile, case_file
from reports.forms.mediation.registry import papers_of, title_of
from reports.forms.mediation.templates import own_templates
from reports.forms.mediation.values import placeholders, until, values_in
from reports.paper import Paper
from reports.pdf.binding.bind import Bound
from reports.pdf.papers import paper_bytes
from reports.requests import PDF, WORD
from reports.unfilled import unfilled
from reports.word.own_template import fill, refuse_unknown
from reports.word.papers import paper_docx

_REDACTED = "隐名"
_UNNUMBERED = "未编号"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_READ_AGAIN = (
    "隐名件只换掉了当事人、代理人和被调查人的姓名、电话和住址；正文里写到的别人，请自己再看一遍。"
)


@dataclass(frozen=True)
class Written:
    """The files written; places that print as blanks, by paper; what else the clerk must know."""

    paths: list[Path]
    unfilled: Mapping[str, list[str]]
    notes: list[str] = field(default_factory=list)


def write_case(
    store: Store,
    case_id: int,
    out_folder: Path,
    *,
    redacted: bool = False,
    progress: Progress = SILENT,
) -> Written:
    """Write the papers that the file needs as .docx and .pdf, and all of it bound as 全卷.pdf.

    Names of files hold the paper's title and the case's number, nobody's name. The opening of the
    particulars is written down unless ``redacted``. Raises NoSuchCase, NotAllowed, Cancelled, a
    Trouble of a template of the office's own or of models.output; until all of it is made nothing
    is written.
    """
    whole = case_file(store, case_id, redacted=redacted)
    return write_file(store, whole, out_folder, progress=progress)


def write_file(
    store: Store,
    whole: CaseFile,
    out_folder: Path,
    *,
    with_papers: bool = True,
    progress: Progress = SILENT,
) -> Written:
    """Do what ``write_case`` does with a file that was read; or write no more than 全卷.pdf."""
    return _Writing(store, whole, progress).write(out_folder, with_papers=with_papers)


def write_papers(
    store: Store,
    whole: CaseFile,
    codes: Sequence[str],
    wanted: str,
    out_folder: Path,
    *,
    progress: Progress = SILENT,
) -> Written:
    """Write the papers of some codes of a file that was read, each of the kind wanted."""
    return _Writing(store, whole, progress).write_some(out_folder, codes, wanted)


class _Writing:
    """One case on its way into a folder."""

    def __init__(self, store: Store, whole: CaseFile, progress: Progress) -> None:
        self._store, self._case, self._file, self._progress = store, whole.case, whole, progress
        self._notes: list[str] = []

    def write(self, folder: Path, *, with_papers: bool) -> Written:
        bound = self._bound()
        papers = self._file.papers(bound.entries)
        made = dict(self._made(papers, (WORD, PDF))) if with_papers else {}
        made[f"{WHOLE}{self._ending}.{PDF}"] = bound.data
        return Written(_put(folder, made), self._file.unfilled(), self._notes)

    def write_some(self, folder: Path, codes: Sequence[str], wanted: str) -> Written:
        papers = {code: papers_of(self._case, code) for code in codes}
        if self._case.is_redacted:
            self._notes.append(_READ_AGAIN)
        every = [each for several in papers.values() for each in several]
        blanks = {each.title: found for each in every if (found := unfilled(each))}
        return Written(_put(folder, dict(self._made(papers, (wanted,)))), blanks, self._notes)

    def _bound(self) -> Bound:
        bound = self._file.bind(f"{WHOLE}{self._ending}", self._progress)
        self._notes += [
            f"“{each.title}”的扫描件没能装进全卷：{each.reason}。请附纸质件。"
            for each in bound.unreadable
        ]
        if bound.unprintable:
            rare = "、".join(sorted(bound.unprintable))
            self._notes.append(f"PDF 里这些字本机没有字库，印成了〓，请手工补写：{rare}。")
        if self._case.is_redacted:
            self._notes += [f"没有放进来的：{'、'.join(self._file.left_out)}。", _READ_AGAIN]
        return bound

    def _made(
        self, papers: Mapping[str, Sequence[Paper]], formats: Sequence[str]
    ) -> Iterator[tuple[str, bytes]]:
        own = self._own(papers) if WORD in formats else {}
        every = [(code, at, each) for code in papers for at, each in enumerate(papers[code])]
        for number, (code, at, paper) in enumerate(every, start=1):
            self._progress.step(number, len(every), f"正在做“{paper.title}”")
            stem = f"{number:02} {paper.title}{self._ending}"
            if WORD in formats:
                template = own.get(code)
                word = paper_docx(paper) if template is None else self._filled(template, code, at)
                yield f"{stem}.{WORD}", word
            if PDF in formats:
                yield f"{stem}.{PDF}", paper_bytes(paper)

    @property
    def _ending(self) -> str:
        """What every name of a file ends in: nothing of a person."""
        number = _FORBIDDEN.sub("", self._case.number) or _UNNUMBERED
        return f" {_REDACTED if self._case.is_redacted else ''}{number}"

    def _own(self, papers: Mapping[str, Sequence[Paper]]) -> dict[str, bytes]:
        """The papers that the office has a usable template of its own for."""
        found = {}
        for code, template in own_templates(self._store).items():
            if code not in papers:
                continue
            try:
                refuse_unknown(template, placeholders())
            except Trouble as trouble:
                self._notes.append(f"“{title_of(code)}”的自备模板没有用上：{trouble}")
                continue
            found[code] = template
            self._notes.append(
                f"“{title_of(code)}”的 Word 用了自备模板；PDF 和全卷仍是程序自带的样式。"
            )
        return found

    def _filled(self, template: bytes, code: str, at: int) -> bytes:
        """The template filled in as the case stood with the record that the paper is of."""
        return fill(template, values_in(until(self._case, code, at)))


def _put(folder: Path, made: Mapping[str, bytes]) -> list[Path]:
    """Write files into a folder, each whole or not at all; return their paths."""
    with suppress(OSError):  # what is wrong with the folder is said by the first file
        folder.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        with whole_file(folder / name) as path:
            path.write_bytes(data)
    return [folder / name for name in made]
