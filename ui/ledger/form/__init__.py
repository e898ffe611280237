"""The form of a record: one editor for each kind of field."""
