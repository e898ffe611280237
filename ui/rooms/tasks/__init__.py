"""The room of the tasks: list, tree, month and timeline, and what is done with a task."""
