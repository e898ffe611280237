"""A form with its 保存 and 放弃: one record is shown, typed over, kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from models.actions import drafts, finding, records
from models.actions.door import ChangedMeanwhile
from models.actions.people.rights import NotAllowed, Right, may
from models.actions.records import Refused, Seen
from models.actions.traces.opening_log import log_opening
from models.fields import Mask
from models.ledger import Ledger
from models.store.ledger_file import Store
from models.troubles import Trouble
from ui import say
from ui.ledger.form.banner import Banner
from ui.ledger.form.draft_keeper import DraftKeeper, hour_of
from ui.ledger.form.form import RecordForm
from ui.look import spacing
from ui.parts.buttons import button_row, primary_button, quiet_button
from ui.parts.elide_label import ElideLabel
from ui.workplace import Workplace

Keep = Callable[[Store, Ledger, Mapping[str, object], Seen | None], int]


def _nothing_before() -> Any:
    return None


def authors_of(record: Any) -> str:
    """Return who made a record and who wrote it last, with the days; empty for a new one."""
    if record is None:
        return ""
    made = f"{record.made_by} {record.made_at:%Y-%m-%d} 新增"
    if record.revision == 1:
        return made
    return f"{made}，{record.written_by} {record.written_at:%Y-%m-%d} 改"


class FormPane(QWidget):
    """Shows one record or a new one; tells when it was kept."""

    kept = Signal(int)
    """The record with this id was saved."""
    left = Signal()
    """The clerk is done with the form and nothing is unsaved."""
    dirty_changed = Signal(bool)
    uncovered = Signal(int, str)
    """A particular of a record was opened; it stands in the log already."""

    def __init__(
        self, workplace: Workplace, ledger: Ledger, parent: QWidget, owner: Ledger | None = None
    ) -> None:
        super().__init__(parent)
        self._workplace, self._ledger, self._owner = workplace, ledger, owner
        self.owner_id: int | None = None
        self.record: Any = None
        self.is_new = False
        self.keep_verb: Keep = records.keep
        self.previous: Callable[[], Any] = _nothing_before
        self._was_dirty = False
        self._opened: set[tuple[int, str]] = set()
        tie = [ledger.parent.key] if ledger.parent is not None and owner is not None else []
        self.form = RecordForm(workplace, ledger, self, tie)
        self.drafts = DraftKeeper(workplace, self._unsaved, self)
        self.banner = Banner(self)
        self.state = ElideLabel("", self)
        self.state.setProperty("role", "soft")
        self.save_button = primary_button("保存", self)
        self.save_button.setToolTip("Ctrl+S")
        self.drop_button = quiet_button("放弃", self)
        self.save_button.clicked.connect(self.save)
        self.drop_button.clicked.connect(self.ask_discard)
        self.form.changed.connect(self._heed)
        self.form.uncovered.connect(self._tell_uncovered)
        self.form.may_open = lambda key: self._log_opening(self.record, key)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]
        self._lay_out()

    def show_record(self, record: Any, starts: Mapping[str, Any] | None = None) -> None:
        """Show ``record``; None for a new one that begins with ``starts``."""
        self.record, self.is_new = record, record is None
        self._opened.clear()
        self.form.show_record(record, starts)
        self.banner.say("")
        reason = self._lock_reason()
        self.form.lock(bool(reason))
        kept = self.drafts.open(self._place())
        if reason:
            self.banner.say(reason)
        elif kept is not None:
            at = hour_of(kept.at, self._workplace.office.today)
            self.banner.say(
                f"上次有未保存的内容（{at}）。",
                ("继续填写", lambda: self._go_on(kept.typed)),
                ("丢弃", self.drafts.throw_away),
            )
        self._heed_state()

    def is_dirty(self) -> bool:
        """Something is typed that is not saved."""
        return self.form.is_dirty()

    def save(self) -> bool:
        """Keep what was typed; False if it was refused (the complaints stand in the form)."""
        if not self.is_new and not self.is_dirty():
            return True
        seen = None if self.is_new else Seen(self.record.id, self.record.revision)
        raw = self.form.raw() if self.is_new else self.form.typed()
        try:
            kept_id = self.keep_verb(self._workplace.store, self._ledger, raw | self._tie(), seen)
        except Refused as refused:
            self.form.show_complaints(refused.complaints)
            self.state.setText("没有保存：请改正红字的地方。")
            return False
        except ChangedMeanwhile as changed:
            self.banner.say(str(changed), ("重新打开", self._open_again))
            return False
        except Trouble as trouble:
            say.refuse(self, str(trouble))
            return False
        self.drafts.throw_away()
        self._tell_kept(kept_id)
        return True

    def ask_discard(self) -> bool:
        """Forget what was typed, after asking; True if nothing is unsaved any more."""
        if self.is_dirty():
            name = "这条新记录" if self.is_new else f"对“{self._name()}”的修改"
            said = f"放弃{name}吗？填写的内容不再保留。"
            asked = say.Question(said, "放弃", "继续填写", destructive=True)
            if not say.ask(self, asked):
                return False
        self.drafts.throw_away()
        self.show_record(self.record)
        self.left.emit()
        return True

    def set_aside(self) -> bool:
        """Leave the form: what is unsaved becomes a draft. True if there was such."""
        kept = self.drafts.keep_now()
        if kept:
            name = f"新{self._ledger.one}" if self.is_new else f"“{self._name()}”"
            self._workplace.status.tell(f"{name}未保存的内容已存为草稿，再打开时可以继续填写。")
        return kept

    def read_again(self) -> None:
        """Show the record as it stands now, unless something is typed over it."""
        if self.record is None or self.is_dirty():
            return
        fresh = finding.one(self._workplace.store, self._ledger, self.record.id)
        if fresh is not None and fresh != self.record:
            place, opened = self.form.verticalScrollBar().value(), set(self._opened)
            self.show_record(fresh)
            self._opened = opened  # it is still the same visit
            self.form.verticalScrollBar().setValue(place)

    def copy_from_previous(self) -> None:
        """Write the value of the record before into the field the cursor is in (Ctrl+D)."""
        key, before = self.form.key_in_focus(), self.previous()
        row = self.form.rows.get(key)
        if row is None or row.editor is None or row.is_covered or before is None:
            return
        field = self._ledger.fields[key]
        if field.card.mask is Mask.NONE or self._log_opening(before, key):
            row.editor.show_value(field.value(before, self._workplace.office))

    def _tell_kept(self, kept_id: int) -> None:
        self.show_record(finding.one(self._workplace.store, self._ledger, kept_id))
        at = self._workplace.store.clock.now()
        self.state.setText(f"已保存 {at:%H:%M}")
        self._workplace.status.tell(f"已保存“{self._name()}”（{at:%H:%M}）")
        self.kept.emit(kept_id)

    def _go_on(self, typed: Mapping[str, object]) -> None:
        self.form.show_typed(typed)
        self._heed()

    def _open_again(self) -> None:
        """Show what the other wrote; what was typed here waits as a draft."""
        self.drafts.keep_now()
        self.show_record(finding.one(self._workplace.store, self._ledger, self.record.id))

    def _unsaved(self) -> Mapping[str, object]:
        return self.form.typed()

    def _tie(self) -> dict[str, object]:
        parent = self._ledger.parent
        if self._owner is None or parent is None or not self.is_new:
            return {}
        return {parent.key: self.owner_id}

    def _place(self) -> str:
        record_id = None if self.is_new else self.record.id
        return drafts.place_of(self._ledger.name, record_id, self.owner_id)

    def _lock_reason(self) -> str:
        office = self._workplace.office
        if not may(office, Right.WRITE):
            return str(NotAllowed(Right.WRITE, office.role))
        if self.record is None:
            return ""
        if self.record.retired_at is not None:
            return "这一条在回收站里，只能查看。要修改请先恢复。"
        if self._ledger.append_only:
            return "这本台账只能新增，不能改写。写错了请用“划去”。"
        values = self._ledger.values_of(self.record)
        return self._ledger.frozen(values, office) or ""

    def _name(self) -> str:
        if self.record is None:
            return f"新{self._ledger.one}"
        return self._ledger.name_of(self.record, self._workplace.office)

    def _heed(self) -> None:
        self.drafts.heed()
        self._heed_state()

    def _heed_state(self) -> None:
        dirty = self.is_dirty()
        self.save_button.setEnabled(dirty or self.is_new)
        self.drop_button.setEnabled(dirty or self.is_new)
        self.state.setText("有未保存的内容" if dirty else authors_of(self.record))
        if dirty != self._was_dirty:
            self._was_dirty = dirty
            self.dirty_changed.emit(dirty)

    def _focus_moved(self, old: QWidget | None, _new: QWidget | None) -> None:
        if old is not None and self.form.isAncestorOf(old):
            self.drafts.keep_soon()

    def _log_opening(self, record: Any, key: str) -> bool:
        """Write down, once a visit, that a particular is about to be seen; False if it cannot."""
        if (record.id, key) in self._opened:
            return True
        note = partial(log_opening, self._workplace.store, self._ledger, record.id, [key])
        if not self._workplace.attempt(self, note):
            return False
        self._opened.add((record.id, key))
        return True

    def _tell_uncovered(self, key: str) -> None:
        if self.record is not None:
            self.uncovered.emit(self.record.id, key)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(spacing.SMALL)
        column.addWidget(self.banner)
        column.addWidget(self.form, 1)
        row = button_row(self.drop_button, self.save_button)
        row.insertWidget(0, self.state)
        column.addLayout(row)
        for keys, act in (
            (QKeySequence("Ctrl+S"), self.save),
            (QKeySequence("Ctrl+D"), self.copy_from_previous),
            (QKeySequence("Esc"), self.ask_discard),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
