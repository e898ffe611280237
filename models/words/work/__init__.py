"""Words of the daily ledgers: activities, matters, decisions, hazards, safe units."""
