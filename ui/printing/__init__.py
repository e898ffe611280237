"""Papers go out: chosen, looked at, printed or saved."""
