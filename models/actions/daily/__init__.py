"""Verbs of the daily ledgers: activities, matters, hazards, decisions, zeros, and their ties."""
