"""The list of a ledger: its rows, header, chips and place."""
