"""What is done with a case, each by its small dialog, its page or its form."""
