"""The small dialogs of verbs: what they ask, how they complain, what is said afterwards."""
