"""统计: the tables of disputes on the screen, each figure a way to the cases behind it."""
