"""The room where a plan becomes tasks: read, confirmed on one screen, kept or compared."""
