"""Random ways of a case, for property tests: allowed verbs and refused ones in any order.

``random_case_walk`` takes in one case and leads it about; other tests of disputes (cross-checks of
the tables) may call it as often as they need cases. What a verb refuses changes nothing and is
part of the walk.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from hypothesis import strategies as st

from models.actions import finding
from models.actions.disputes import intake
from models.actions.disputes.way.looking import CaseLook
from models.actions.disputes.way.moves import ENDED_LIKE
from models.actions.offices import office_of
from models.ledgers.disputes.dispute import DISPUTES
from models.ledgers.disputes.endings import DISPUTE_ENDINGS
from models.store.ledger_file import Store
from models.troubles import Trouble
from models.words.disputes.case import GRADES, SOURCES
from models.words.disputes.types import DISPUTE_TYPES
from tests.models.disputes.acts import ACTS, BEGINNINGS, LIKELY, Raw
from tests.models.disputes.court import PARTIES
from tests.models.disputes.walk import Draw, Walk


def random_case(draw: Draw, villages: Sequence[int], committee: int) -> Raw:
    """Draw what a clerk types for a dispute found in the sixty days before 20 June 2021."""
    found = draw(st.dates(dt.date(2021, 4, 20), dt.date(2021, 6, 20)))
    raw = {
        "found_on": found,
        "village_id": draw(st.sampled_from(list(villages))),
        "source": draw(st.sampled_from(list(SOURCES.labels))),
        "dispute_type": draw(st.sampled_from(list(DISPUTE_TYPES.labels))),
        "grade": draw(st.sampled_from(list(GRADES.labels))),
        "people": draw(st.integers(1, 600)),
        "story": "两户发生争执。",
        "committee_id": committee,
        "first_post": "综治干事",
    }
    if draw(st.booleans()):
        raw["accepted_on"] = found + dt.timedelta(draw(st.integers(0, 2)))
    return raw


def random_case_walk(
    store: Store,
    draw: Draw,
    villages: Sequence[int],
    committee: int,
    *,
    beginning: Sequence[str] | None = None,
    longest: int = 12,
) -> Walk:
    """Take a random case in and try up to ``longest`` random acts on it; return the walk.

    It begins with the acts of ``beginning``, or with one of BEGINNINGS.
    """
    raw = random_case(draw, villages, committee)
    walk = Walk(store, draw, intake.register(store, raw, PARTIES))
    for name in draw(st.sampled_from(BEGINNINGS)) if beginning is None else beginning:
        attempt(walk, name)
    for _ in range(draw(st.integers(0, longest))):
        walk_on(walk)
    return walk


def walk_on(walk: Walk) -> None:
    """Try one act: mostly one that a case in this state is likely to be led to."""
    likely = LIKELY.get(walk.case.state, ())
    is_likely = bool(likely) and walk.draw(st.integers(0, 4)) > 1
    attempt(walk, walk.draw(st.sampled_from(likely if is_likely else sorted(ACTS))))


def attempt(walk: Walk, name: str) -> None:
    """Try the act ``name`` on the case, and remember how it went."""
    try:
        ACTS[name](walk)
    except Trouble as trouble:
        walk.told.append((name, str(trouble) or type(trouble).__name__))
    else:
        walk.told.append((name, ""))


def assert_in_order(store: Store, case_id: int) -> None:
    """Assert what must be true of every case wherever it stands."""
    with store.reading() as connection:
        case = finding.rows_by_id(store, DISPUTES, [case_id])[0]
        look = CaseLook(store, connection, office_of(store), case)
        standing = [row for row in look.rows(DISPUTE_ENDINGS) if row.undone_on is None]
        assert len(standing) == (1 if case.state in ENDED_LIKE else 0), case.state
        assert look.path[-1].state == case.state
        assert look.path[-1].on_day == look.since
        days = [step.on_day for step in look.path]
        assert days == sorted(days)
        assert all(day <= look.office.today for day in days)
        assert (case.case_no is not None) == (case.accepted_on is not None)
        if case.state in ("settled", "fulfilling"):
            assert look.is_agreed
            assert bool(look.open_obligations) == (case.state == "fulfilling")
        if look.is_agreed:
            assert look.agreement is not None
            assert look.ending is not None
            assert look.ending.on_day == look.agreement.signed_on
            assert look.ending.form == look.agreement.form
            assert look.session_days
            assert look.session_days[0] <= look.agreement.signed_on
        _assert_one_ending_a_day(look)


def _assert_one_ending_a_day(look: CaseLook) -> None:
    """Looked back upon, a case ended in one way at most on any day (as-of figures)."""
    endings = look.rows(DISPUTE_ENDINGS)
    assert all(row.undone_on is None or row.undone_on >= row.on_day for row in endings)
    for day in {row.on_day for row in endings} | {row.undone_on for row in endings} - {None}:
        held = [
            row
            for row in endings
            if row.on_day <= day and (row.undone_on is None or row.undone_on > day)
        ]
        assert len(held) <= 1
