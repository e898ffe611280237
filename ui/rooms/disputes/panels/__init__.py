"""What belongs to a case, beside its form."""
