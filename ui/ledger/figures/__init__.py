"""A table of figures on screen: drawn, told, and each figure with the records behind it."""
