"""Words of what the township has: service points, grids, facts of villages, teams."""
