"""The sample township and the main window over it, as in the shell's tests."""

from tests.ui.rooms.shell.conftest import store as store
from tests.ui.rooms.shell.conftest import window as window
