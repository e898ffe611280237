"""The township of tests/models/daily in a window of the clerk's size."""

from tests.models.daily.conftest import ids, ledger_template

__all__ = ["ids", "ledger_template"]
