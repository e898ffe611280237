"""A revised plan beside the tasks held: looked at and accepted one by one (A15)."""
