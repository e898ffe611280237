"""备份和恢复: where the copies lie, a new one, the way back, and the drill."""
