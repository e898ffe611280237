"""What the words of a link mean, and whether a record stays within what must own it."""
