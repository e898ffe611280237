"""What a clerk does with tasks beyond typing fields."""
