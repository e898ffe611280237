"""今日: what asks for attention, one click from its records."""
