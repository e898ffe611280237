"""Draft the next migration step: what the declared tables have and the ladder does not.

Run it after declaring a ledger or a field: ``.venv/bin/python build/draft_step.py``. It prints
a step for ``models/store/steps``; read it, name it, and add it to the ladder. Steps only add:
a drafted drop or change of a type means that the declaration must be mended instead.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path[0] = str(Path(__file__).resolve().parent.parent)


def wanted_operations() -> tuple[list[Any], Any]:
    """Return Alembic's operations from the ladder's end to the declared tables."""
    from alembic.autogenerate import produce_migrations
    from alembic.migration import MigrationContext
    from sqlalchemy import create_engine

    import models.ledgers
    import models.store.tables
    from models.base import Base
    from models.store import steps

    assert models.ledgers
    assert models.store.tables
    engine = create_engine("sqlite://")
    steps.climb(engine, steps.steps())
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        found = produce_migrations(context, Base.metadata).upgrade_ops
        alike = {n for n, _ in _indexes(connection) & _declared_indexes(Base.metadata)}
    assert found is not None
    flat: list[Any] = []
    for each in found.ops:
        flat.extend(each.ops if hasattr(each, "ops") else [each])
    return [each for each in flat if getattr(each, "index_name", "") not in alike], context


def _declared_indexes(metadata: Any) -> set[tuple[str, str]]:
    """Return the indexes of the declared tables, as SQLite writes them down."""
    from sqlalchemy import create_engine

    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with engine.connect() as connection:
        return _indexes(connection)


def _indexes(connection: Any) -> set[tuple[str, str]]:
    # Alembic does not see that an index runs downwards, so it takes such a one for changed
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    return {(name, sql) for name, sql in connection.exec_driver_sql(query)}


def draft() -> str:
    """Return the source of a step."""
    from alembic.autogenerate.api import AutogenContext
    from alembic.autogenerate.render import render_op_text
    from alembic.operations.ops import CreateTableOp

    operations, context = wanted_operations()
    rendering = AutogenContext(
        context, opts={"sqlalchemy_module_prefix": "sa.", "alembic_module_prefix": "op."}
    )
    body, tables = [], []
    for each in operations:
        if isinstance(each, CreateTableOp):
            tables.append(_table(each.to_table()))
            body.append(f"    _make_{each.table_name}(op)")
        else:
            body.append("    " + render_op_text(rendering, each).replace("op.f(", "("))
    head = (
        "from __future__ import annotations\n\nfrom typing import Any\n\nimport sqlalchemy as sa\n"
    )
    head += "\nfrom models.store.steps.ledger_row import ledger_row\n\n\n"
    main = 'def climb(op: Any) -> None:\n    """Climb this step."""\n'
    return head + main + "\n".join(body) + "\n\n\n" + "\n\n\n".join(tables) + "\n"


def _table(table: Any) -> str:
    from sqlalchemy import ForeignKeyConstraint

    row = {
        "id",
        "uid",
        "revision",
        "made_by",
        "made_at",
        "written_by",
        "written_at",
        "retired_at",
        "initials",
    }
    is_ledger = row <= set(table.columns.keys())
    lines = [
        f"def _make_{table.name}(op: Any) -> None:",
        "    op.create_table(",
        f'        "{table.name}",',
    ]
    for column in table.columns:
        if not (is_ledger and column.name in row):
            more = "" if not (column.primary_key and not is_ledger) else ", primary_key=True"
            said = f'"{column.name}", sa.{column.type!r}, nullable={column.nullable}{more}'
            lines.append(f"        sa.Column({said}),")
    for constraint in table.constraints:
        if isinstance(constraint, ForeignKeyConstraint):
            own = [c.name for c in constraint.columns]
            far = [element.target_fullname for element in constraint.elements]
            lines.append(
                f'        sa.ForeignKeyConstraint({own!r}, {far!r}, name="{constraint.name}"),'
            )
    if is_ledger:
        lines.append(f'        *ledger_row("{table.name}"),')
    return "\n".join([*lines, "    )"])


if __name__ == "__main__":
    print(draft())
