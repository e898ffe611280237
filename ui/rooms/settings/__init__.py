"""设置: the office, its words, days off, the year, and the program itself."""
