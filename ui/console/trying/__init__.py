"""The program tries itself: the demo of a whole job, and the proofs of the self-test."""
