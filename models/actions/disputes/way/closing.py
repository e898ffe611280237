"""What a case lacks before it may be archived, and how long its file is kept (B8, B20)."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import select

from models.actions.disputes.file.completeness import lacking_must
from models.actions.disputes.way.looking import CaseLook
from models.ledgers.files import FILE_TIES
from models.ledgers.mediation.case_papers import CASE_PAPERS
from models.office import Office
from models.words.disputes.case import KEEPING_YEARS

_YEARS_BY_SETTING = {"short": "keep_short_years", "long": "keep_long_years"}
_LISTED = 3


def must_lack(look: CaseLook) -> list[str]:
    """Return what must lie in the file and does not, a clause each, by the office's list."""
    return [each.rstrip("。") for each in lacking_must(look.store, look.case.id)]


def archive_lacks(look: CaseLook) -> list[str]:
    """Return all that keeps an ended case from being archived, a clause each.

    An agreement that was not fulfilled, not scanned (written) or not revisited in time keeps its
    case open: 回访及时 is one of the seven points of the county's review. A revisit that falls
    due later does not: it can be written down in the archived case.
    """
    found = must_lack(look)
    if look.is_agreed:
        found = found or _unscanned(look)  # B8 holds whatever the office's list of papers says
        found += _unfulfilled(look) + _not_revisited(look)
    return found


def keep_until(keeping: str, archived_on: dt.date, office: Office) -> dt.date | None:
    """Return the last day on which the file is kept; None for ever, or where nobody set a term.

    Terms of an archive run from the end of the year in which the file was closed. 短期 and 长期
    have no years of their own: the office sets them.
    """
    years = KEEPING_YEARS.get(keeping, 0)
    if keeping in _YEARS_BY_SETTING:
        given = office.settings.get(_YEARS_BY_SETTING[keeping], "").strip()
        years = int(given) if given.isdecimal() else 0
    last_year = archived_on.year + years
    return dt.date(last_year, 12, 31) if years > 0 and last_year <= dt.MAXYEAR else None


def _unfulfilled(look: CaseLook) -> list[str]:
    count = len(look.open_obligations)
    return [f"还有{count}项没有履行完毕"] if count else []


def _unscanned(look: CaseLook) -> list[str]:
    """B8: the scan of the signed agreement; an oral one is its own record."""
    agreement = look.agreement
    if agreement is None or agreement.form == "oral":
        return []
    held = [row.id for row in look.rows(CASE_PAPERS) if row.paper == "agreement"]
    tie = FILE_TIES.columns.c
    query = select(tie.id).where(
        tie.owner == CASE_PAPERS.name, tie.owner_id.in_(held), tie.retired_at.is_(None)
    )
    if look.connection.execute(query.limit(1)).first() is not None:
        return []
    return ["缺签字盖章的人民调解协议书扫描件（在“卷内材料”里加协议书并附上扫描件）"]


def _not_revisited(look: CaseLook) -> list[str]:
    missed = [row.due_on for row in look.revisits if row.done_on is None and row.due_on is not None]
    missed = [day for day in sorted(missed) if day <= look.office.today]
    if missed:
        days = "、".join(str(day) for day in missed[:_LISTED])
        return [f"应于 {days} 做的回访还没有登记"]
    if look.revisits and all(row.done_on is None for row in look.revisits):
        return ["还没有回访记录"]
    return []
