"""Tests of the papers of camera points."""
