"""The tabs of a case beside its form, and which ledgers each of them holds."""

from __future__ import annotations

PARTIES, SESSIONS, SETTLEMENT = "当事人", "调查调解", "协议履行"
REVISITS, COURSE, FILE = "回访", "经过", "卷宗"
LEDGERS = {
    SESSIONS: ("investigations", "mediations"),
    SETTLEMENT: ("agreements", "obligations", "payments"),
    REVISITS: ("revisits",),
    COURSE: ("dispute_steps", "dispute_transfers", "dispute_watches", "dispute_endings"),
    FILE: ("case_papers", "case_reviews", "subsidies"),
}
"""What the panel of each tab holds."""
TAB_OF = {name: title for title, names in LEDGERS.items() for name in names}
