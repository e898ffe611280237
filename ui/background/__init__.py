"""Work that takes longer than a moment, off the thread that draws."""
