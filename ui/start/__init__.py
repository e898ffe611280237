"""Before a ledger is open: welcome, login, and the first start."""
