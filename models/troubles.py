"""What went wrong in a way that the clerk can mend."""

from __future__ import annotations


class Trouble(Exception):
    """A whole Chinese sentence: what happened, and what to do now.

    Anything that is not a Trouble is a bug of ours and goes to the crash dialog.
    """
