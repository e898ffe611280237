"""What belongs to a task, beside its form: progress, papers, extensions, origin."""
