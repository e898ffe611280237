"""Tables of villages, service points, grids and teams, as screen and paper draw them."""
