"""Natural villages and population of a township's villages, from what a clerk pastes."""

from models.villages_text.columns import Column
from models.villages_text.reading import (
    LineComplaint,
    PastedRow,
    PastedVillages,
    VillageFigures,
    figures_by_village,
    read_villages,
)

__all__ = [
    "Column",
    "LineComplaint",
    "PastedRow",
    "PastedVillages",
    "VillageFigures",
    "figures_by_village",
    "read_villages",
]
