"""Figures that know the rows behind them, rates of two of them, and the tables they stand in."""
