"""Papers of the daily ledgers: matters, activities, hazards, decisions, safe units, zeros."""
