"""The digest of the sealed bytes of a stored file, so that it is checked without unsealing it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa


def climb(op: Any) -> None:
    """Climb this step."""
    op.add_column("stored_file", sa.Column("sealed_digest", sa.String(length=64), nullable=True))
