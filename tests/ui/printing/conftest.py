"""The ledger of a small plan at work."""

from tests.reports.task_ledger_file import ledger_template as ledger_template
