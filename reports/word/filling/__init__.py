"""An office's own Word template: looked into, understood, filled in."""
