"""Where a plan's words come from: files and the clipboard, turned into lines and tables."""
