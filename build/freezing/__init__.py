"""Freezing: the program as folders, installer and stick edition, made and tried."""
