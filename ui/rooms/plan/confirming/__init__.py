"""One screen on which the clerk confirms a plan before anything is saved."""
