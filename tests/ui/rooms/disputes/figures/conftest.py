"""The sample township in the main window."""

from __future__ import annotations

from tests.ui.rooms.shell.conftest import sample_folder, store, window

__all__ = ["sample_folder", "store", "window"]
