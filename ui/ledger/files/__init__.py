"""Files of a record: taken in, dropped, seen, handed out."""
