"""案卷自查: what the seven points would score today, and which paper loses the marks (B22)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.actions import records
from models.actions.disputes.file.completeness import lines_of
from models.actions.disputes.file.needs import needs
from models.actions.disputes.file.parts import read_parts
from models.actions.disputes.file.review_checks import CHECKS, Fault, Look
from models.ledgers.mediation.reviews import CASE_REVIEWS, FULL_MARKS
from models.store.ledger_file import Store
from models.words.disputes.mediation import REVIEW_POINTS


@dataclass(frozen=True)
class Loss:
    """Marks that one fault costs in one point; 0 where nothing was left to lose."""

    point: str
    lost: int
    fault: Fault

    @property
    def words(self) -> str:
        """The point, the marks, the paper and the reason, as one line of the review."""
        marks = f"扣{self.lost}分" if self.lost else "本项已扣完"
        return f"{REVIEW_POINTS[self.point]}（{marks}）：{self.fault.paper}，{self.fault.words}。"


@dataclass(frozen=True)
class Suggestion:
    """What the program would give; the clerk decides."""

    marks: Mapping[str, int]
    losses: tuple[Loss, ...]

    @property
    def total(self) -> int:
        """The sum of the seven points."""
        return sum(self.marks.values())

    @property
    def faults(self) -> str:
        """Every loss on a line of its own; empty where none is found."""
        return "\n".join(loss.words for loss in self.losses)

    @property
    def raw(self) -> dict[str, object]:
        """The suggestion as it would be typed into the form of a review."""
        return {**self.marks, "faults": self.faults}


def suggest(store: Store, case_id: int) -> Suggestion:
    """Look through a case for what the seven points lose; NoSuchRecord if there is no case."""
    parts = read_parts(store, case_id)
    look = Look(parts, {line.paper_code: line for line in lines_of(parts, needs(store))})
    marks: dict[str, int] = {}
    losses: list[Loss] = []
    for point, full in FULL_MARKS.items():
        found = list(_losses(point, full, CHECKS[point](look)))
        losses += found
        marks[point] = full - sum(loss.lost for loss in found)
    return Suggestion(marks, tuple(losses))


def keep_review(store: Store, case_id: int, raw: Mapping[str, object]) -> int:
    """Keep a review of a case; what ``raw`` does not name is as suggested. Return its id.

    Raises Refused: marks out of range, or lost without a word on why.
    """
    typed = {**suggest(store, case_id).raw, **raw, "dispute_id": case_id}
    return records.keep(store, CASE_REVIEWS, typed)


def _losses(point: str, full: int, faults: Iterator[Fault]) -> Iterator[Loss]:
    left = full
    for fault in faults:
        lost = min(left, fault.marks)
        left -= lost
        yield Loss(point, lost, fault)
