"""The rooms of villages, service points, grids and teams."""
