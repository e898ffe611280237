"""The whole check against ``sha256sum``, a backup against ``cp`` and the check, in one run.

``SAFE_ROWS`` and ``SAFE_MIB`` set the size; 100 000 rows and 1 024 MiB are the figure's own. Each
is taken several times in turn and the best of each compared: other programs only ever add.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from models.actions import filing, records
from models.actions.checking_up import check
from models.actions.safe import backing_up
from models.ledgers.tasks.task import TASKS
from models.store import opening
from models.store.ledger_file import Store
from tests.bench.conftest import raw_task
from tests.ledger_fixtures import PASSWORD

pytestmark = pytest.mark.bench
ROWS, MIB = int(os.environ.get("SAFE_ROWS", "20000")), int(os.environ.get("SAFE_MIB", "200"))
PIECE, ROUNDS = 5_000, 4


@pytest.fixture(scope="module")
def full_store(ledger_template: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a ledger with many tasks and many scans of 4 MiB, made through the door."""
    folder = Path(shutil.copytree(ledger_template, tmp_path_factory.mktemp("safe") / "台账"))
    store = opening.open_ledger(folder, PASSWORD)
    for first in range(0, ROWS, PIECE):
        records.keep_new(store, TASKS, [raw_task(n) for n in range(first, first + PIECE)], "导入")
    chance = random.Random(1)
    for number in range(MIB // 4):
        content = chance.randbytes(4 << 20)
        filing.attach_content(store, TASKS, number + 1, f"扫描{number}.pdf", content)
    with store.reading() as connection:
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").all()
    yield store
    store.close()
    shutil.rmtree(folder.parent)


def spent(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def files_of(store: Store) -> list[str]:
    mine = [store.folder / "ledger.db", store.folder / "keys.json"]
    return [str(path) for path in (*mine, *sorted((store.folder / "files").rglob("*.age")))]


if sys.platform == "linux":  # elsewhere there is no sha256sum and no cp to compare with

    def test_whole_check_takes_at_most_twice_sha256sum(full_store: Store) -> None:
        names = files_of(full_store)

        def sha256sum() -> None:
            subprocess.run(["sha256sum", *names], check=True, stdout=subprocess.DEVNULL)

        assert check(full_store) == []
        ours, alone = [], []
        for _ in range(ROUNDS):
            alone.append(spent(sha256sum))
            ours.append(spent(lambda: check(full_store)))
        ratio = min(ours) / min(alone)
        print(f"check {min(ours):.2f} s, sha256sum {min(alone):.2f} s, {ratio:.2f}x")
        assert ratio <= 2

    def test_backup_takes_at_most_twice_cp_and_the_check(full_store: Store, tmp_path: Path) -> None:
        out = tmp_path / "out"

        def cp() -> None:
            fresh_folder(out)
            subprocess.run(["cp", *files_of(full_store), out], check=True)

        def back_up() -> None:
            fresh_folder(out)
            assert backing_up.back_up_to(full_store, out).is_fresh

        copying, checking, ours = [], [], []
        for _ in range(ROUNDS):
            copying.append(spent(cp))
            checking.append(spent(lambda: check(full_store)))
            ours.append(spent(back_up))
        most = 2 * min(copying) + min(checking)
        told = f"backup {min(ours):.2f} s, cp {min(copying):.2f} s, check {min(checking):.2f} s"
        print(f"{told}, {min(ours) / most:.2f} of what is allowed")
        shutil.rmtree(out)
        assert min(ours) <= most


def fresh_folder(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
