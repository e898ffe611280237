"""The sample township in the main window."""

from __future__ import annotations

from tests.ui.rooms.shell.conftest import store, window

__all__ = ["store", "window"]
