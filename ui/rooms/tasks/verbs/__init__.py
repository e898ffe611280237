"""What is done with a task: 办结, 延期, 督办 and the rest, each by its small dialog."""
