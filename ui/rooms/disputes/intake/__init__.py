"""Pages that ask everything at once: a new dispute, an oral agreement, a written one."""
