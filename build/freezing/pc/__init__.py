"""The Windows PC that freezes and tries: a real one, or Wine on Debian with a Windows Python."""
