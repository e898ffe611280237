"""What follows by itself at the camera points: state rows, terms of faults, strangers in rounds."""

from __future__ import annotations

from collections.abc import Mapping

from models.actions.cameras.faulting import follow_fault
from models.actions.cameras.rounds import follow_finding
from models.actions.cameras.states import follow_new_points, follow_point
from models.actions.following import Follower, ManyFollower

FOLLOWERS: Mapping[str, Follower] = {
    "camera_points": follow_point,
    "camera_faults": follow_fault,
    "camera_findings": follow_finding,
}
FOLLOWERS_OF_MANY: Mapping[str, ManyFollower] = {"camera_points": follow_new_points}
