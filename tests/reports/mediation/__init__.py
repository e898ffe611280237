"""The papers of a case."""
