"""卷宗: every paper of the file in binding order, what is lacking in red (B7)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from models.actions import filing, records
from models.actions.disputes.file import completeness
from models.actions.disputes.file.completeness import FileLine, file_lines
from models.actions.filing import HeldFile
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.words.disputes.mediation import NEEDS
from ui.ledger.files.drop_line import DropLine
from ui.ledger.files.taking import Owner, take_files
from ui.ledger.panels.lines import FormWish, words
from ui.look import spacing
from ui.look.colours import Tone
from ui.parts.chip import Chip
from ui.rooms.disputes.panels.case_panel import CasePanel
from ui.rooms.disputes.panels.checks import add_reviews, add_subsidies

_STATES = {
    completeness.HELD: ("已在卷", Tone.GOOD),
    completeness.READY: ("可以打印", Tone.UNDERWAY),
    completeness.LACKING: ("缺", Tone.OVERDUE),
    completeness.NOT_NEEDED: ("不需要", Tone.STOPPED),
}
_MUST = ("must", "either")


class FilePanel(CasePanel):
    """A scan dropped onto a paper lies in the file from then on."""

    shows = frozenset(
        {
            "disputes",
            "dispute_parties",
            "investigations",
            "mediations",
            "agreements",
            "revisits",
            "case_papers",
            "file_ties",
            "paper_needs",
            "case_reviews",
            "subsidies",
        }
    )

    def fill(self, row: Any) -> None:
        """Show how whole the file is, then its papers, then files of the case itself."""
        store = self.workplace.store
        lines = file_lines(store, row.id)
        self._say_whole(lines)
        new = FormWish(CASE_PAPERS, DISPUTES, row.id)
        add = self.does("登记材料", partial(self.form_wanted.emit, new))
        self.add_links(add, self.act_link("archive"))
        self.say("把扫描件拖到对应的材料上，或按“添加…”，这份材料就算在卷。")
        papers = self.owned(CASE_PAPERS)
        files = filing.files_of(store, CASE_PAPERS, [each.id for each in papers])
        for line in lines:
            if line.state != completeness.NOT_NEEDED:
                held = [each for each in papers if each.paper == line.paper_code]
                self.column.addWidget(PaperCard(self, line, held, files))
        away = "、".join(line.title for line in lines if line.state == completeness.NOT_NEEDED)
        if away:
            self.say(f"这个卷不需要：{away}")
        self._add_rest(row)
        add_reviews(self, row)
        add_subsidies(self, row)

    def _say_whole(self, lines: Sequence[FileLine]) -> None:
        must = [line for line in lines if line.need in _MUST]
        lacking = [line for line in must if line.lacks]
        held = sum(line.state == completeness.HELD for line in lines)
        if lacking:
            self.say(f"必须有的缺 {len(lacking)} 种；已在卷 {held} 种。", "complaint")
        else:
            self.say(f"必须有的都齐了或可以打印；已在卷 {held} 种。", "")

    def _add_rest(self, row: Any) -> None:
        self.head("其他附件")
        found = filing.files_of(self.workplace.store, DISPUTES, [row.id])
        rest = DropLine(self.workplace, Owner(DISPUTES, row.id), found.get(row.id, []), self)
        rest.setAcceptDrops(True)
        rest.column.addLayout(rest.files)
        rest.add_foot()
        self.column.addWidget(rest)


class PaperCard(DropLine):
    """One paper: whether it must be there, whether it is, its scans, and what to do."""

    def __init__(
        self,
        panel: FilePanel,
        line: FileLine,
        held: Sequence[Any],
        files: dict[int, list[HeldFile]],
    ) -> None:
        owner = Owner(CASE_PAPERS, held[-1].id if held else 0)
        scans = [each for paper in held for each in files.get(paper.id, [])]
        super().__init__(panel.workplace, owner, scans, panel)
        self._panel, self.line = panel, line
        self.setAcceptDrops(True)
        self.column.addLayout(self._head())
        if line.lacks:
            self.column.addLayout(self._lack())
        for paper in held:
            self.column.addLayout(self._held(paper))
        self.column.addLayout(self.files)

    def take(self, paths: Sequence[Path]) -> None:
        """Take scans in; the paper lies in the file from then on."""
        take_files(self.workplace, self._owner, paths, self.window())

    def _owner(self) -> Owner:
        if self.owner.id:
            return self.owner
        office = self.workplace.office
        raw = {
            "dispute_id": self._panel.owner_id,
            "paper": self.line.paper_code,
            "on_day": office.today.isoformat(),
        }
        return Owner(CASE_PAPERS, records.keep(self.workplace.store, CASE_PAPERS, raw))

    def _head(self) -> QHBoxLayout:
        line, office = self.line, self.workplace.office
        word, tone = _STATES[line.state]
        if line.state == completeness.LACKING and line.need not in _MUST:
            tone = Tone.DUE_SOON
        need = words(office.choices(NEEDS).label(line.need), self, "soft")
        row = _row()
        row.addWidget(words(line.title, self), 1)
        row.addWidget(need, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Chip(word, tone, self), 0, Qt.AlignmentFlag.AlignTop)
        add = self.add_link("添加…")
        add.setAccessibleName(f"添加{line.title}的扫描件")
        row.addWidget(add, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _lack(self) -> QHBoxLayout:
        line, desk = self.line, self._panel.desk
        row = _row()
        role = "complaint" if line.need in _MUST else "soft"
        row.addWidget(words(line.lacks, self, role), 1)
        if line.jump_ledger:
            go = partial(desk.jump, line.jump_ledger, line.jump_id)
            link = self._panel.does("去补", go, f"去补{line.title}")
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _held(self, paper: Any) -> QHBoxLayout:
        panel = self._panel
        pages = panel.shown(CASE_PAPERS, paper, "pages")
        told = panel.shown(CASE_PAPERS, paper, "title", "on_day", "remark")
        row = _row()
        text = "　".join(part for part in (told, pages and f"{pages} 页") if part)
        row.addWidget(words(text or "已登记", self, "soft"), 1)
        for link in (panel.edit_link(CASE_PAPERS, paper), panel.delete_link(CASE_PAPERS, paper)):
            row.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _row() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(spacing.SMALL)
    return row
