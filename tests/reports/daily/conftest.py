"""The township of tests/models/daily."""

from tests.models.daily.conftest import ids, ledger_template

__all__ = ["ids", "ledger_template"]
