"""回访: due by themselves after an agreement takes effect; a done one turns the case (B17)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from models.actions.disputes.way.looking import CaseLook
from models.actions.disputes.way.proofs import Proof, concerned, day_of, keep_in_step
from models.actions.disputes.way.turning import Turn, turn
from models.actions.door import Piece
from models.dates import normal_width
from models.ledgers.mediation.agreements import effect_of
from models.ledgers.mediation.revisits import REVISIT_DAYS, REVISITS
from models.office import Office

SETTING = "revisit_days"
_LONGEST = 3650


def revisit_days(office: Office) -> tuple[int, ...]:
    """Return after how many days the office revisits, as its setting says (“15、90”).

    Whatever stands between the numbers parts them; “0” alone means no revisits; where there is
    no number at all the usual days hold.
    """
    text = normal_width(office.settings.get(SETTING, ""))
    given = re.findall(r"\d+", text, re.ASCII) or re.findall(r"\d+", REVISIT_DAYS)
    return tuple(sorted({int(n) for n in given if len(n) <= 4 and 0 < int(n) <= _LONGEST}))


def plan_revisits(piece: Piece, case_id: int, effect: dt.date) -> None:
    """Write down the revisits that an agreement brings.

    Their days stay as they fall, rest days too: a revisit is the office's own reminder and no
    term of the law, so nothing is gained by moving it (a term would move, 民法典第二百零三条).
    """
    for days in revisit_days(piece.office):
        due_on = effect + dt.timedelta(days)
        piece.add(REVISITS, {"dispute_id": case_id, "due_on": due_on})


def move_revisits(piece: Piece, look: CaseLook, before: Any, now: Any) -> None:
    """Move the revisits that are still due by themselves when their agreement's effect moves."""
    old, new = effect_of(before._mapping), effect_of(now._mapping)
    if old is None or new is None or old == new:
        return
    planned = {
        old + dt.timedelta(days): new + dt.timedelta(days) for days in revisit_days(piece.office)
    }
    for row in look.revisits:
        if row.done_on is None and row.due_on in planned:
            piece.change(REVISITS, row.id, {"due_on": planned[row.due_on]})


def follow_revisit(piece: Piece, record_id: int, before: Any) -> None:
    """A done revisit turns an ended case, unless it found that nothing was performed."""
    record = piece.read(REVISITS, record_id)
    look = concerned(piece, record, before)
    if look is None:
        return
    others = [row.done_on for row in look.revisits if _turns(row)]
    old, new = _day_that_turns(before), _day_that_turns(record)
    look = keep_in_step(piece, look, Proof("revisited", old, new, "done_on", others, loose=True))
    if new is None or new == old or new < look.since:
        return
    if look.state in ("settled", "ended"):
        turn(piece, look.case.id, Turn("revisited", new, "revisited", record.visitor))


def _turns(row: Any) -> bool:
    return row.void_on is None and row.performance != "none"


def _day_that_turns(row: Any) -> dt.date | None:
    return day_of(row, "done_on") if row is not None and _turns(row) else None
