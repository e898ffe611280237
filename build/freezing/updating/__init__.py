"""The package with which a clerk updates from a stick: its key, its words, its making."""
