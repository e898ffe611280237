"""The papers of the daily ledgers on offer, in the order of their ledgers."""

from reports.forms.daily import activities, matters, safety, zeros

DAILY_REPORTS = (
    *matters.REPORTS,
    *activities.REPORTS,
    *safety.REPORTS,
    *zeros.REPORTS,
)
