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
from reports.forms.mediation.case import Case
from reports.forms.mediation.file import CaseFile, case_file
from reports.forms.mediation.reading import read_case
from reports.forms.mediation.registry import title_of
from reports.forms.mediation.templates import own_templates
from reports.forms.mediation.values import placeholders, until, values_in
from reports.paper import Paper
from reports.unfilled import unfilled

WHOLE = "全卷"
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
    case = read_case(store, case_id, redacted=redacted)
    whole = case_file(store, case)
    return _Writing(store, case, whole, progress).write(out_folder)


class _Writing:
    """One case on its way into a folder."""

    def __init__(self, store: Store, case: Case, whole: CaseFile, progress: Progress) -> None:
        self._store, self._case, self._file, self._progress = store, case, whole, progress
        self._papers = [(code, each) for code, several in whole.papers.items() for each in several]
        self._unprintable: set[str] = set()
        self._notes: list[str] = []

    def write(self, folder: Path) -> Written:
        made = dict(self._made())
        with suppress(OSError):  # what is wrong with the folder is said by the first file
            folder.mkdir(parents=True, exist_ok=True)
        for name, data in made.items():
            with whole_file(folder / name) as path:
                path.write_bytes(data)
        blanks = {each.title: found for _, each in self._papers if (found := unfilled(each))}
        return Written([folder / name for name in made], blanks, self._all_notes())

    def _made(self) -> Iterator[tuple[str, bytes]]:
        from reports.pdf.papers import paper_bytes
        from reports.word.papers import paper_docx

        own = self._own()
        for at, (code, paper) in enumerate(self._papers):
            self._progress.step(at, len(self._papers) + 1, f"正在做“{paper.title}”")
            stem = self._stem(at + 1, paper)
            filled = self._filled(own[code], code, paper) if code in own else paper_docx(paper)
            yield f"{stem}.docx", filled
            yield f"{stem}.pdf", paper_bytes(paper)
        yield self._whole()

    def _whole(self) -> tuple[str, bytes]:
        from reports.pdf.binding.bind import bind

        title = f"{WHOLE}{self._ending()}"
        made_at = self._case.made_at
        bound = bind(self._file.parts, self._file.contents, made_at, self._progress, title=title)
        self._unprintable |= bound.unprintable
        self._notes += [
            f"“{each.title}”的扫描件没能装进全卷：{each.reason}。请附纸质件。"
            for each in bound.unreadable
        ]
        return f"{title}.pdf", bound.data

    def _own(self) -> dict[str, bytes]:
        """The papers that the office has a usable template of its own for."""
        from reports.word.own_template import refuse_unknown

        found = {}
        for code, template in own_templates(self._store).items():
            if code not in self._file.papers:
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

    def _filled(self, template: bytes, code: str, paper: Paper) -> bytes:
        """The template filled in as the case stood with the record that this paper is of."""
        from reports.word.own_template import fill

        at = self._file.papers[code].index(paper)
        return fill(template, values_in(until(self._case, code, at)))

    def _stem(self, at: int, paper: Paper) -> str:
        return f"{at:02} {paper.title}{self._ending()}"

    def _ending(self) -> str:
        number = _FORBIDDEN.sub("", self._case.number) or _UNNUMBERED
        return f" {_REDACTED if self._case.is_redacted else ''}{number}"

    def _all_notes(self) -> list[str]:
        notes = list(self._notes)
        if self._unprintable:
            rare = "、".join(sorted(self._unprintable))
            notes.append(f"PDF 里这些字本机没有字库，印成了〓，请手工补写：{rare}。")
        if self._case.is_redacted:
            left_out: Sequence[str] = [*self._file.left_out, "当事人身份证明"]
            notes += [f"没有放进来的：{'、'.join(left_out)}。", _READ_AGAIN]
        return notes
