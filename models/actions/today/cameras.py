"""What asks for the clerk's attention among the camera points (C5, C7, C10)."""

from __future__ import annotations

import datetime as dt

from models.actions.finding import Between, OneOf
from models.actions.offices import office_of
from models.actions.today.matter import Filters, Matter, Question, counted
from models.ledgers.cameras.contracts import CAMERA_CONTRACTS, WARN_DAYS
from models.ledgers.cameras.faults import CAMERA_FAULTS
from models.ledgers.cameras.points import CAMERA_POINTS
from models.ledgers.cameras.rounds import CAMERA_ROUNDS
from models.store.ledger_file import Store
from models.words.cameras import IN_USE

CONTRACT_SETTING = "contract_warn_days"


def camera_matters(store: Store) -> list[Matter]:
    """Return the groups of the camera points, the most pressing first."""
    office = office_of(store)
    days = office.days(CONTRACT_SETTING, WARN_DAYS)
    soon = Between(office.today, office.today + dt.timedelta(days))
    return counted(store, (*_faults(), *_ends(days, soon), _rounds()))


def _faults() -> tuple[Question, ...]:
    return (
        _fault("camera_overdue", "监控故障超时未修", "overdue", "bad"),
        _fault("camera_open", "监控故障待修", "open", "warn"),
    )


def _fault(key: str, title: str, light: str, tone: str) -> Question:
    filters: Filters = {"light": OneOf(frozenset({light}))}
    return Question(key, title, CAMERA_FAULTS, filters, tone, "due_on", "point_id", by_beside=True)


def _ends(days: int, soon: Between) -> tuple[Question, ...]:
    used: Filters = {"warranty_until": soon, "state": OneOf(frozenset(IN_USE))}
    title, ends = f"维护合同{days}天内到期", "ends_on"
    warranty, until = f"监控点{days}天内过保修期", "warranty_until"
    return (
        Question(
            "camera_contract",
            title,
            CAMERA_CONTRACTS,
            {ends: soon},
            beside=ends,
            called_by="name",
            by_beside=True,
        ),
        Question("camera_warranty", warranty, CAMERA_POINTS, used, beside=until, by_beside=True),
    )


def _rounds() -> Question:
    filters: Filters = {"state": OneOf(frozenset({"open"}))}
    title = "监控点盘点没完成"
    return Question(
        "camera_round", title, CAMERA_ROUNDS, filters, beside="begun_on", by_beside=True
    )
