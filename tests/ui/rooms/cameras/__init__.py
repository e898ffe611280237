"""The room of the camera points in a real window."""
