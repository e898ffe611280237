"""Rooms of a dispute: its stages and verbs, its papers, its figures."""
