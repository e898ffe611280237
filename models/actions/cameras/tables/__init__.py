"""The tables of camera points, as rows and columns of figures; paper and screen draw the same."""
