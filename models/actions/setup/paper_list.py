"""卷宗清单 as the office changes it: needs by kind of file, and the order of binding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.actions.disputes.file.needs import Need, needs, usual_needs
from models.actions.door import Piece, work
from models.actions.finding import View, every_row
from models.actions.offices import office_of
from models.actions.records import Seen, keep_in, retire_in
from models.ledgers.mediation.arrangements import PAPER_NEEDS
from models.store.ledger_file import Store
from models.words.disputes.file_needs import FileNeed
from models.words.disputes.mediation import PAPERS

KINDS = ("written", "oral", "failed")


@dataclass(frozen=True)
class PaperLine:
    """One paper of the list: what holds now, the usual, and whether it was moved among the rest."""

    paper: str
    title: str
    now: FileNeed
    usual: FileNeed
    is_moved: bool

    @property
    def is_changed(self) -> bool:
        """True if something about it is the office's own."""
        return self.is_moved or self.now != self.usual


def paper_lines(store: Store) -> list[PaperLine]:
    """Return the list in binding order as the office has it."""
    words = office_of(store).choices(PAPERS)
    usual = {each.paper: each for each in usual_needs()}
    held = needs(store)
    in_order = _longest_in_order([usual[each.paper].place for each in held])
    return [
        PaperLine(
            each.paper,
            words.label(each.paper),
            each.by_kind,
            usual[each.paper].by_kind,
            is_moved=usual[each.paper].place not in in_order,
        )
        for each in held
    ]


def change_need(store: Store, paper: str, kind: str, need: str) -> None:
    """Say how a paper is needed in files of one kind; ``need`` is a code of NEEDS."""
    held = needs(store)
    at = [each.paper for each in held].index(paper)
    by_kind = FileNeed(**{**vars(held[at].by_kind), kind: need})
    held[at] = Need(paper, held[at].place, by_kind)
    _write(store, held, f"修改卷宗清单“{_title(store, paper)}”")


def move_paper(store: Store, paper: str, by: int) -> None:
    """Move a paper up (negative) or down in the order of binding; it stops at the ends."""
    held = needs(store)
    at = [each.paper for each in held].index(paper)
    to = max(0, min(len(held) - 1, at + by))
    held.insert(to, held.pop(at))
    _write(store, held, f"卷宗清单移动“{_title(store, paper)}”")


def restore_need(store: Store, paper: str) -> None:
    """Let one paper be needed as usual again; its place stays."""
    usual = {each.paper: each.by_kind for each in usual_needs()}
    held = [
        Need(each.paper, each.place, usual[paper]) if each.paper == paper else each
        for each in needs(store)
    ]
    _write(store, held, f"恢复卷宗清单“{_title(store, paper)}”")


def restore_list(store: Store) -> None:
    """Let the whole list be the usual one again."""
    _write(store, usual_needs(), "恢复默认卷宗清单")


def _write(store: Store, wanted: Sequence[Need], action: str) -> None:
    """Keep as the office's own what differs from the usual list, as one batch."""
    usual = {each.paper: each for each in usual_needs()}
    rows = {row.paper: row for row in every_row(store, PAPER_NEEDS, View())}
    with work(store, action) as piece:
        for place, each in enumerate(wanted, start=1):
            row = rows.get(each.paper)
            held = None if row is None else Seen(row.id, row.revision)
            is_usual = place == usual[each.paper].place
            if not is_usual or each.by_kind != usual[each.paper].by_kind:
                _keep(piece, each, place, held)
            elif held is not None:
                retire_in(piece, PAPER_NEEDS, held.id)


def _keep(piece: Piece, need: Need, place: int, held: Seen | None) -> None:
    raw = {"paper": need.paper, "place": place, **vars(need.by_kind)}
    keep_in(piece, PAPER_NEEDS, raw, held)


def _longest_in_order(places: Sequence[int]) -> frozenset[int]:
    """Return the most places that still stand in their order: the others were moved past them."""
    best: list[tuple[int, ...]] = []
    for at, place in enumerate(places):
        before = [best[i] for i in range(at) if places[i] < place]
        best.append((*_longest(before), place))
    return frozenset(_longest(best))


def _longest(chains: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return max(((len(chain), chain) for chain in chains), default=(0, ()))[1]


def _title(store: Store, paper: str) -> str:
    return office_of(store).choices(PAPERS).label(paper)
