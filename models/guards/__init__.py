"""What must not come in, and what must not go out: marks of secrets, numbers of people, columns."""
