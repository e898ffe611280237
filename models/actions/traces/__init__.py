"""What was done: rows of history, and what is made of them."""
