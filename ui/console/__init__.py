"""The same verbs without a window: for support, scheduling and checking."""
