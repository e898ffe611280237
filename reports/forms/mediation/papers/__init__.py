"""One module for papers that belong together; each function takes a case and gives its papers."""
