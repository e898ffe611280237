"""Verbs and figures of video camera points: states, faults, norms, rates, rounds (C1-C10)."""
