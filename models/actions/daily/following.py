"""What follows by itself in the daily ledgers: numbers and first steps."""

from __future__ import annotations

from collections.abc import Mapping

from models.actions.daily.hazards import follow_hazard
from models.actions.daily.matters.turning import follow_matter
from models.actions.following import Follower

FOLLOWERS: Mapping[str, Follower] = {"matters": follow_matter, "hazards": follow_hazard}
