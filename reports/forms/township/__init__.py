"""Papers about villages, service points, grids and teams."""
