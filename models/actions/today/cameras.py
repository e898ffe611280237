"""What asks for the clerk's attention among the camera points (C5, C7, C10)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from models.actions.finding import Between, OneOf
from models.actions.offices import office_of
from models.actions.today.matter import Matter, Question, counted
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
    return counted(store, (*_faults(), *_ending(days, soon), _rounds()))


def _faults() -> Iterator[Question]:
    for key, title, light, tone in (
        ("camera_overdue", "监控故障超时未修", "overdue", "bad"),
        ("camera_open", "监控故障待修", "open", "warn"),
    ):
        wanted = {"light": OneOf(frozenset({light}))}
        yield Question(
            key, title, CAMERA_FAULTS, wanted, tone, "due_on", "point_id", by_beside=True
        )


def _ending(days: int, soon: Between) -> Iterator[Question]:
    yield Question(
        "camera_contract",
        f"维护合同{days}天内到期",
        CAMERA_CONTRACTS,
        {"ends_on": soon},
        beside="ends_on",
        called_by="name",
        by_beside=True,
    )
    yield Question(
        "camera_warranty",
        f"监控点{days}天内过保修期",
        CAMERA_POINTS,
        {"warranty_until": soon, "state": OneOf(frozenset(IN_USE))},
        beside="warranty_until",
        by_beside=True,
    )


def _rounds() -> Question:
    wanted = {"state": OneOf(frozenset({"open"}))}
    return Question(
        "camera_round",
        "监控点盘点没完成",
        CAMERA_ROUNDS,
        wanted,
        beside="begun_on",
        by_beside=True,
    )
