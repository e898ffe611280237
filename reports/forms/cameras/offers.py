"""The papers of the camera points on offer, the most asked for first."""

from __future__ import annotations

from reports.forms.cameras import faults, labels, rounds
from reports.forms.cameras.statistics import STATISTIC_REPORTS

CAMERA_REPORTS = (*STATISTIC_REPORTS, faults.REPORT, labels.REPORT, *rounds.REPORTS)
