"""SQL that SQLite and PostgreSQL spell differently, said once."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class days_between(FunctionElement[int]):  # noqa: N801  (reads as the SQL function it is)
    """``days_between(first, last)``: whole days from one date to another."""

    type = Integer()
    inherit_cache = True


@compiles(days_between)
def _days_anywhere(element: days_between, compiler: Any, **more: Any) -> str:
    first, last = (compiler.process(part, **more) for part in element.clauses)
    return f"({last} - {first})"


@compiles(days_between, "sqlite")
def _days_on_sqlite(element: days_between, compiler: Any, **more: Any) -> str:
    first, last = (compiler.process(part, **more) for part in element.clauses)
    return f"CAST(julianday({last}) - julianday({first}) AS INTEGER)"
