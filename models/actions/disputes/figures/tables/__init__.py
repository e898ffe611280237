"""The tables of statistics, as rows and columns of figures; paper and screen draw the same."""
