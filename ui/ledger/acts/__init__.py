"""What the clerk does with chosen records: change, delete, restore, undo, look back."""
