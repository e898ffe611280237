"""Statistics and lists of disputes on paper and for the county."""
