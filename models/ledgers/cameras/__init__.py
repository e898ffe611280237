"""Video camera points: equipment and its condition only, never pictures or people (C15)."""
