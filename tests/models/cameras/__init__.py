"""Tests of the camera points."""
