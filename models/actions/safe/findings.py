"""What a check finds: one sentence and how bad it is."""

from __future__ import annotations

from dataclasses import dataclass

BROKEN, LOST, STALE = "broken", "lost", "stale"
FILE, KEYS, CHAIN, RECORDS = "file", "key_slots", "chain", "records"
ATTACHMENTS, SEARCH = "attachments", "search"
PARTS = (FILE, KEYS, CHAIN, RECORDS, ATTACHMENTS, SEARCH)


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be.

    ``severity`` is ``broken`` (what is written cannot be trusted), ``lost`` (an attachment is
    gone) or ``stale`` (the search misses something; nothing is lost). ``part`` says of what, and
    ``file`` is the stored name of the attachment it is about.
    """

    sentence: str
    severity: str
    part: str = FILE
    file: str = ""
