"""Administrative divisions of China, from province to village, by their statistical codes."""

from models.divisions.codes import (
    Level,
    is_village_code,
    level_of,
    short_village_name,
    township_kind,
    township_of,
    village_kind,
)
from models.divisions.table import (
    Division,
    Divisions,
    SampleVillage,
    UnknownDivision,
    load,
    load_sample,
    sample_villages,
)

__all__ = [
    "Division",
    "Divisions",
    "Level",
    "SampleVillage",
    "UnknownDivision",
    "is_village_code",
    "level_of",
    "load",
    "load_sample",
    "sample_villages",
    "short_village_name",
    "township_kind",
    "township_of",
    "village_kind",
]
