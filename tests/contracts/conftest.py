"""What make.py asks of Linux is looked at on Linux alone: Debian's packages, libraries, X."""

import sys

collect_ignore = [] if sys.platform == "linux" else ["test_system.py"]
