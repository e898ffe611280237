"""What watches over a case and its file: clocks, completeness, numbers, self-review, subsidies."""
