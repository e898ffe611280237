"""负面清单: one month on one page, confirmed at once; behind it the list of all rows."""
