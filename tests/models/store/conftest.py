"""What Windows has no means for is left out there: forks, limits of file size, tables of mounts."""

import sys

_OF_LINUX = ["test_full_and_read_only.py", "test_mounts.py"]
collect_ignore = _OF_LINUX if sys.platform == "win32" else []
