"""The colour of a task's light; the word always stands beside it."""

from __future__ import annotations

from models.words.tasks import LIGHTS
from ui.ledger.tones import TONES
from ui.look.colours import Tone


def tone_of(light: str) -> Tone:
    """The tone of a code of ``models.words.tasks.LIGHTS``."""
    return TONES.get(LIGHTS.tones.get(light, ""), Tone.STOPPED)
