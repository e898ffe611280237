"""Papers of the camera points: statistics, faults, rounds and labels."""
