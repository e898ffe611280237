"""人民调解: committees and their numbers, and what a mediated case holds."""
