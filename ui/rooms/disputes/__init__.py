"""The room of the disputes: one case from the day it was found to the archive."""
