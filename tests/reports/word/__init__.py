"""Word files: our papers, and the office's own templates."""
