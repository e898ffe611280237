"""The sheets of a workbook that comes in: opened, their headings found, their rows read."""
