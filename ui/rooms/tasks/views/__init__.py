"""Views of the same tasks under the same filter: tree, month and timeline."""
