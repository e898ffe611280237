"""How a dispute goes its way: the allowed moves, what each lacks, and what follows by itself."""
