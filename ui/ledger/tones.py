"""The colour of a word that is a state; the word always says it first."""

from __future__ import annotations

from typing import Any

from models.fields import FieldCard
from models.office import Office
from ui.look.colours import Tone

TONES = {
    "bad": Tone.OVERDUE,
    "warn": Tone.DUE_SOON,
    "good": Tone.GOOD,
    "busy": Tone.UNDERWAY,
    "calm": Tone.STOPPED,
}
ALARM = "bad"


def tone_of(card: FieldCard, value: Any, office: Office) -> Tone | None:
    """The tone of a stored value; None where the words of the field are no states."""
    if card.choices is None or value is None:
        return None
    return TONES.get(office.choices(card.choices).tones.get(value, ""))


def alarms(card: FieldCard) -> frozenset[str]:
    """The codes of a field that ask for the clerk."""
    if card.choices is None:
        return frozenset()
    return frozenset(code for code, tone in card.choices.tones.items() if tone == ALARM)
