"""Days: read as people write them, shown in one form, counted in months and working days."""

from models.dates.months import days_of, read_month
from models.dates.periods import (
    add_months,
    half_year_end,
    half_year_start,
    month_end,
    month_start,
    quarter_end,
    quarter_of,
    quarter_start,
    year_end,
    year_start,
)
from models.dates.reading import NotADate, read_date, show_date, show_long
from models.dates.widths import normal_width

__all__ = [
    "NotADate",
    "add_months",
    "days_of",
    "half_year_end",
    "half_year_start",
    "month_end",
    "month_start",
    "normal_width",
    "quarter_end",
    "quarter_of",
    "quarter_start",
    "read_date",
    "read_month",
    "show_date",
    "show_long",
    "year_end",
    "year_start",
]
