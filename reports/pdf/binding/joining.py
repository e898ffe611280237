"""Several finished PDFs as one, page after page: what goes to the printer in one run (F7)."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from models.pdfium import PDFIUM
from models.progress import SILENT, Progress


def joined(files: Sequence[bytes], progress: Progress = SILENT) -> bytes:
    """Return one PDF with the pages of ``files`` in their order; each keeps its own page numbers.

    Raises Cancelled.
    """
    import pypdfium2

    if len(files) == 1:
        return files[0]
    with PDFIUM:
        whole = pypdfium2.PdfDocument.new()
    try:
        for done, each in enumerate(files, start=1):
            progress.step(done, len(files), "正在合并文书")
            with PDFIUM:
                part = pypdfium2.PdfDocument(each)
                whole.import_pages(part)
                part.close()
        out = BytesIO()
        with PDFIUM:
            whole.save(out)
        return out.getvalue()
    finally:
        with PDFIUM:
            whole.close()
