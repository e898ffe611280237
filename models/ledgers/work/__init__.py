"""The daily ledgers of the plan: activities, matters, decisions, hazards, safe units, zeros."""
