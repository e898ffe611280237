"""PDF and pictures on the screen and on the printer."""
