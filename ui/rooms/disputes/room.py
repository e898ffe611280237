"""矛盾纠纷: the page of the disputes with its stages, clocks, verbs and panels."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from models.actions import finding
from models.ledger import children_of, find_ledger
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.parties import DISPUTE_PARTIES
from models.ledgers.files import FILES
from ui.background.next_turn import NextTurn
from ui.ledger.counts import Counted, WordCounts
from ui.ledger.page import LedgerPage
from ui.ledger.panels.children import ChildPanel
from ui.ledger.panels.in_place import InPlace
from ui.ledger.panels.lines import FormWish
from ui.ledger.sheets.page_sheet import PageSheet
from ui.ledger.toolbar import Act
from ui.ledger.views import starts_of
from ui.rooms.catalogue import FIGURES
from ui.rooms.disputes import tabs
from ui.rooms.disputes.case_desk import CaseDesk
from ui.rooms.disputes.head.case_head import CaseHead
from ui.rooms.disputes.verbs.acts import begin
from ui.rooms.disputes.verbs.verb_bar import fill_menu
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.ledger.sheets.sheet_page import SheetPage

COUNTED = (
    Counted("light", "overdue", always=True),
    Counted("light", "urgent", always=True),
    Counted("light", "unaccepted", always=True),
    Counted("light", "normal"),
    Counted("state", "fulfilling"),
    Counted("state", "watched"),
)
_BEGINS = {
    "investigations": "investigate",
    "mediations": "mediate",
    "agreements": "settle",
    "revisits": "revisit",
    "dispute_watches": "watch",
}
"""What begins a new record of a ledger whose records are not merely typed."""
_TYPED = ("case_papers",)
_CONCERNED = frozenset(
    {
        "disputes",
        "settings",
        "payments",
        "file_ties",
        *(each.name for each in children_of(DISPUTES)),
    }
)


class DisputeRoom(LedgerPage):
    """The list of disputes, and beside it one case with all that belongs to it."""

    def __init__(self, workplace: Workplace, parent: QWidget) -> None:
        shown_here = [*(child.name for child in children_of(DISPUTES)), FILES.name]
        super().__init__(workplace, DISPUTES, parent, left_out=shown_here)
        self.desk = CaseDesk(workplace, self)
        self.counts = WordCounts(workplace, DISPUTES, COUNTED, self.show_view, self.toolbar)
        self.head = CaseHead(self.desk, self.record)
        self.asked: SheetPage | None = None
        self._first_turn = NextTurn(self.head.show_soon, self)
        self._first_turn.start()
        self._place()
        self._add_panels()
        self._listen()
        self.counts.show_view(self.list.view())
        self._heed_selection(self.current_id())

    def begin(self) -> None:
        """Ask for a new dispute, everything on one page (Ctrl+N)."""
        from ui.rooms.disputes.intake.pages import register_page

        self._ask_new(register_page)

    def begin_oral(self) -> None:
        """Ask for a dispute that was settled by word of mouth, on one form."""
        from ui.rooms.disputes.intake.pages import oral_page

        self._ask_new(oral_page)

    def _ask_new(self, make: Callable[[Workplace, Mapping[str, object]], PageSheet]) -> None:
        if self._first_turn.isActive():  # to build the room was enough for this turn
            NextTurn(partial(self._ask_new, make), self).start()
            return
        self._show_page(make(self.workplace, starts_of(DISPUTES, self.list.view())))

    def has_unsaved(self) -> bool:
        return super().has_unsaved() or (self.asked is not None and self.asked.is_dirty())

    def leave(self) -> None:
        super().leave()
        if self.asked is not None:
            self.asked.set_aside()

    def make_menu(self) -> QMenu:
        menu = super().make_menu()
        first = menu.actions()[0] if menu.actions() else None
        verbs = QMenu("办理", menu)
        fill_menu(verbs, self.desk)
        if verbs.actions() and first is not None:
            menu.insertMenu(first, verbs)
        return menu

    def jump(self, ledger: str, record_id: int | None) -> None:
        """Go to where a record is written; None: to where a new one is begun."""
        name = _BEGINS.get(ledger, "")
        if record_id is None and name:
            begin(self.desk, name)
        elif ledger == DISPUTES.name:
            self.record.tabs.turn_to(0)
            self.record.pane.form.enter()
        elif ledger == DISPUTE_PARTIES.name:
            self._go_to_party(record_id)
        else:
            self._go_to_form(ledger, record_id)

    def _go_to_party(self, record_id: int | None) -> None:
        panel = self.record.tabs.turn_to_title(tabs.PARTIES)
        assert isinstance(panel, ChildPanel)
        if record_id is None:
            panel.begin()
        else:
            panel.point_at(record_id)
            panel.edit()

    def _go_to_form(self, ledger: str, record_id: int | None) -> None:
        self.record.tabs.turn_to_title(tabs.TAB_OF[ledger])
        found = find_ledger(ledger)
        record = finding.one(self.workplace.store, found, record_id) if record_id else None
        if record is not None or ledger in _TYPED:
            self.desk.open_form(found, record)

    def _open_form(self, wish: FormWish) -> None:
        panel = self.record.tabs.turn_to_title(tabs.TAB_OF[wish.ledger.name])
        assert isinstance(panel, InPlace)
        panel.open_form(wish)

    def _show_page(self, sheet: PageSheet) -> None:
        from ui.ledger.sheets.sheet_page import SheetPage

        if self.asked is not None:
            self.asked.set_aside()
            self._close_page()
        page = self.asked = SheetPage(self.workplace, sheet, self)
        page.kept.connect(self._heed_asked)
        page.left.connect(self._close_page)
        self.show_over(page)
        page.enter()

    def _heed_asked(self, case_id: int) -> None:
        self._close_page()
        self._heed_kept(case_id)
        self._heed_selection(case_id)

    def _close_page(self) -> None:
        page, self.asked = self.asked, None
        self.show_over(None)
        if page is not None:
            page.deleteLater()
        self.setFocus()

    def _open_papers(self) -> None:
        from ui.rooms.disputes.papers.opening import open_papers

        open_papers(self)

    def _place(self) -> None:
        self.toolbar.new_button.setText("登记纠纷")
        self.add_action(Act("口头协议速记", self.begin_oral, "edit"))
        self.toolbar.add_beside_views(self.counts)
        papers = Act("文书", self._open_papers, "file-text", on_records=True, on_second=True)
        self.add_action(papers)
        figures = partial(self.workplace.go_to, FIGURES)
        self.add_action(Act("统计", figures, "chart", on_second=True))
        self.list.tells_alarms = False  # the counts say it already
        self.record.add_under_title(self.head)
        self.record.add_beside_title(self.head.chips)

    def _add_panels(self) -> None:
        self.add_record_panel(tabs.PARTIES, self._make_parties)
        for title in tabs.LEDGERS:
            self.add_record_panel(title, partial(self._make_panel, title))

    def _make_panel(self, title: str, parent: QWidget) -> QWidget:
        from ui.rooms.disputes.panels.case_panel import kind_of
        from ui.rooms.disputes.panels.shelf import PANELS

        made = InPlace(self.workplace, kind_of(PANELS[title], self.desk), parent)
        made.dirty_changed.connect(self._rank)
        return made

    def _make_parties(self, parent: QWidget) -> QWidget:
        made = ChildPanel(self.workplace, DISPUTE_PARTIES, DISPUTES, parent, has_files=False)
        made.pane.dirty_changed.connect(self._rank)
        return made

    def _listen(self) -> None:
        self.selection_changed.connect(self._heed_selection)
        self.view_changed.connect(self.counts.show_view)
        self.workplace.records_changed.connect(self._heed_change)
        self.record.pane.dirty_changed.connect(self._rank)
        self.head.shown.connect(self._rank)
        self.desk.form_wanted.connect(self._open_form)
        self.desk.page_wanted.connect(self._show_page)
        self.desk.jump_wanted.connect(self.jump)

    def _rank(self, _is_dirty: bool = False) -> None:
        """One button at a time is the one to press: 保存, the next step, or 登记纠纷."""
        is_dirty = self.record.is_dirty()
        is_urged = self.head.verbs.urge(not is_dirty)
        self.toolbar.show_primary(not is_dirty and not is_urged)

    def _heed_selection(self, case_id: int | None) -> None:
        self.desk.case_id = case_id
        self.head.show_soon()

    def _heed_change(self, ledgers: frozenset[str]) -> None:
        """What runs against the case and can be done with it may be another thing now."""
        if ledgers & _CONCERNED:
            self.head.show_soon()
