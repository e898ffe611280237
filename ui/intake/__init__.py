"""A workbook comes in: chosen, looked at, kept or sent back."""
