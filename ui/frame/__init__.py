"""What stands around the rooms: rail, top bar, sample band, notes."""
