"""The tasks on a calendar."""
