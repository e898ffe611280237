"""The colour of a task's light; the word always stands beside it."""

from __future__ import annotations

from ui.look.colours import Tone

_TONES = {
    "overdue": Tone.OVERDUE,
    "urgent": Tone.DUE_SOON,
    "soon": Tone.DUE_SOON,
    "check_due": Tone.DUE_SOON,
    "normal": Tone.GOOD,
    "standing": Tone.UNDERWAY,
    "undated": Tone.STOPPED,
    "done": Tone.STOPPED,
}


def tone_of(light: str) -> Tone:
    """The tone of a code of ``models.words.tasks.LIGHTS``."""
    return _TONES.get(light, Tone.STOPPED)
