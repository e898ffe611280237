"""What stands above the tabs of a case: its stages, its clocks, what can be done now."""
