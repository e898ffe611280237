"""Papers of a dispute's file: one description each, made from the case as it stands."""
