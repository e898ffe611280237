"""What the township has: service points, grids, facts and changes of its villages, its teams."""
