"""The tasks as a tree."""
