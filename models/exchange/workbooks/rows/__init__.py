"""The rows of a workbook: whose they are, which record each means, what becomes of it."""
