"""Verbs of a dispute: taken in, numbered, led through its states, ended, filed."""
