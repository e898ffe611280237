"""What Linux has mounted from another machine is seen by its table of mounts."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.store import opening, places
from models.store.places import UnfitFolder
from tests.ledger_fixtures import ACCOUNT, PASSWORD


def test_mounted_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"//县局/共享 {tmp_path} cifs rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(places, "MOUNTS", mounts)
    with pytest.raises(UnfitFolder, match="网络驱动器"):
        opening.create(tmp_path / "台账", ACCOUNT, PASSWORD)
    assert list(tmp_path.iterdir()) == [mounts]
