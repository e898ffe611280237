"""What Windows has no means for is left out there: it knows neither fork nor file size limits."""

import sys

collect_ignore = ["test_cut_short.py"] if sys.platform == "win32" else []
