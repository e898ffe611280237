"""The one lock of PDFium, which is not thread-safe, not even across documents: one call a time."""

from __future__ import annotations

from threading import RLock

PDFIUM = RLock()
