"""The tasks on a timeline."""
