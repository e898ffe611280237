"""The ladder of add-only steps that brings a ledger file up to date.

A step is a function over Alembic's ``Operations``. Steps never drop, rename or re-mean a column,
so that old parcels and new programs understand each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine

from models.store.connection import WRITES

Step = Callable[[Any], None]


def steps() -> tuple[Step, ...]:
    """Return all steps, oldest first (imported late: they draw in alembic)."""
    from models.store.steps import (
        s0001_store,
        s0002_tasks,
        s0003_people,
        s0004_sealed_digest,
        s0005_disputes,
        s0006_mediation,
        s0007_township,
        s0008_cameras,
        s0009_work,
    )

    return (
        s0001_store.climb,
        s0002_tasks.climb,
        s0003_people.climb,
        s0004_sealed_digest.climb,
        s0005_disputes.climb,
        s0006_mediation.climb,
        s0007_township.climb,
        s0008_cameras.climb,
        s0009_work.climb,
    )


NEWEST = 9  # a test compares it with the ladder, so that opening a new file needs no alembic


def file_version(connection: Connection) -> int:
    """Return the step the file stands on; 0 for an empty one."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def climb(engine: Engine, ladder: Sequence[Step]) -> None:
    """Carry out the steps above the file's own, each in a transaction with its number."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    for number, step in enumerate(ladder, start=1):
        with engine.connect().execution_options(**{WRITES: True}) as connection, connection.begin():
            if file_version(connection) >= number:
                continue
            step(Operations(MigrationContext.configure(connection)))
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
