"""The encrypted file: who gets in, what lies on the disk, what a flipped byte does."""

from __future__ import annotations

import contextlib
import json
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from models.actions import filing, finding, records
from models.actions.checking_up import check
from models.actions.door import work
from models.actions.finding import View
from models.ledgers.tasks.task import TASKS
from models.store import keys, opening, steps
from models.store.backup.home import backups_in
from models.store.keys import KeysDamaged, WrongPassword, WrongRecoveryCode
from models.store.ledger_file import Store
from models.store.lock import LedgerInUse
from models.store.opening import NewerLedger, open_ledger
from models.store.places import AlreadyALedger, UnfitFolder
from models.troubles import Trouble
from tests.ledger_fixtures import ACCOUNT, PASSWORD

SECRETS = ("石桥村王家塘", "张秀英上门调解", "绝密附件内容")
TASK = {
    "year": 2021,
    "code": "3.1",
    "title": SECRETS[0],
    "remark": SECRETS[1],
    "lead_unit": "派出所",
}


def fill(store: Store, folder: Path) -> int:
    task = records.keep(store, TASKS, TASK)
    scan = folder / "scan.txt"
    scan.write_text(SECRETS[2] * 50, encoding="utf-8")
    filing.attach(store, TASKS, task, scan)
    return task


def plain_places(folder: Path) -> list[str]:
    """Return the files of a folder in which a secret can be read."""
    forms = [s.encode(form) for s in SECRETS for form in ("utf-8", "utf-16-le", "utf-16-be", "gbk")]
    escaped = [json.dumps(s).strip('"').encode() for s in SECRETS]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [p.name for p in files if any(form in p.read_bytes() for form in [*forms, *escaped])]


def test_wrong_password_is_refused_in_plain_words(ledger_folder: Path) -> None:
    with pytest.raises(WrongPassword, match="密码不对"):
        open_ledger(ledger_folder, PASSWORD + "5")
    with pytest.raises(WrongPassword):
        open_ledger(ledger_folder, PASSWORD, account="别人")


def test_recovery_code_opens_however_it_is_typed(ledger_folder: Path, recovery_code: str) -> None:
    for typed in (recovery_code, recovery_code.lower(), recovery_code.replace("-", " ")):
        opened = opening.open_with_code(ledger_folder, typed)
        assert opened.account
        opened.close()


def test_mistyped_recovery_code_is_told(ledger_folder: Path, recovery_code: str) -> None:
    other = "A" if recovery_code[0] != "A" else "B"
    with pytest.raises(WrongRecoveryCode, match="抄错"):
        opening.open_with_code(ledger_folder, other + recovery_code[1:])
    with pytest.raises(WrongRecoveryCode, match="应有30个字符"):
        opening.open_with_code(ledger_folder, recovery_code[:-3])
    with pytest.raises(WrongRecoveryCode, match="不是这本台账"):
        opening.open_with_code(ledger_folder, keys.draw_recovery_code())


def test_no_file_of_the_ledger_shows_its_text(ledger_folder: Path, tmp_path: Path) -> None:
    store = open_ledger(ledger_folder, PASSWORD)
    fill(store, tmp_path)
    assert (ledger_folder / "ledger.db-wal").stat().st_size > 0
    assert plain_places(ledger_folder) == []
    with work(store, "改") as piece:
        piece.change(TASKS, 1, {"requirement": SECRETS[1] * 20_000})
        assert plain_places(ledger_folder) == []
    store.close()
    assert plain_places(ledger_folder) == []
    assert plain_places(tmp_path) == ["scan.txt"]


HOLD = """
import sys
sys.path.insert(0, sys.argv[3])
from pathlib import Path
from models.store.opening import open_ledger
store = open_ledger(Path(sys.argv[1]), sys.argv[2])
print("open", flush=True)
sys.stdin.read()
"""


def test_second_start_is_refused_by_name_and_a_crash_heals(ledger_folder: Path) -> None:
    root = str(Path(__file__).resolve().parents[3])
    command = [sys.executable, "-c", HOLD, str(ledger_folder), PASSWORD, root]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"open"
        with pytest.raises(LedgerInUse, match=r"另一个窗口.*电脑 .*用户 "):
            open_ledger(ledger_folder, PASSWORD)
        holder.kill()
    opened = open_ledger(ledger_folder, PASSWORD)
    with pytest.raises(LedgerInUse):
        open_ledger(ledger_folder, PASSWORD)
    opened.close()
    open_ledger(ledger_folder, PASSWORD).close()


def test_newer_file_is_refused_by_its_number(ledger_folder: Path) -> None:
    with pytest.raises(NewerLedger, match=f"数据版本{steps.NEWEST}，本程序只到1"):
        open_ledger(ledger_folder, PASSWORD, ladder=steps.steps()[:1])
    open_ledger(ledger_folder, PASSWORD).close()


def test_copy_is_made_before_climbing_a_step(ledger_folder: Path) -> None:
    before = (ledger_folder / "ledger.db").read_bytes()
    ladder = (*steps.steps(), lambda op: op.execute("CREATE TABLE extra (id INTEGER)"))
    opened = open_ledger(ledger_folder, PASSWORD, ladder=ladder)
    opened.close()
    made = backups_in(ledger_folder / "backups")
    assert [each.cover.kind for each in made] == ["upgrade"]
    assert (made[0].folder / "ledger.db").read_bytes() == before


def test_failing_step_leaves_the_file_as_it_was(ledger_folder: Path) -> None:
    def fails(op: object) -> None:
        op.execute("CREATE TABLE extra (id INTEGER)")  # type: ignore[attr-defined]
        raise ValueError("step")

    with pytest.raises(ValueError, match="step"):
        open_ledger(ledger_folder, PASSWORD, ladder=(*steps.steps(), fails))
    opened = open_ledger(ledger_folder, PASSWORD)
    assert check(opened) == []
    opened.close()


def test_folder_that_holds_a_ledger_is_refused(ledger_folder: Path) -> None:
    with pytest.raises(AlreadyALedger, match="已经有一本台账"):
        opening.create(ledger_folder, ACCOUNT, PASSWORD)
    open_ledger(ledger_folder, PASSWORD).close()


def test_too_long_path_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / ("很深" * 30) / ("更深" * 30) / ("太深" * 30)
    with pytest.raises(UnfitFolder, match="路径太长"):
        opening.create(folder, ACCOUNT, PASSWORD)
    assert list(tmp_path.iterdir()) == []


def test_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "台账").write_text("x")
    with pytest.raises(UnfitFolder, match="不能写入"):
        opening.create(tmp_path / "台账", ACCOUNT, PASSWORD)


def test_network_drive_is_refused() -> None:
    with pytest.raises(UnfitFolder, match="网络驱动器"):
        opening.create(Path("//localhost/没有的共享/台账"), ACCOUNT, PASSWORD)


def test_weak_password_makes_no_ledger(tmp_path: Path) -> None:
    with pytest.raises(opening.WeakPassword):
        opening.create(tmp_path / "a", ACCOUNT, "11111111")
    assert list(tmp_path.iterdir()) == []


def flipped(path: Path, place: int, bit: int) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << bit
    path.write_bytes(content)


@pytest.fixture
def filled(ledger_folder: Path, tmp_path: Path) -> Path:
    store = open_ledger(ledger_folder, PASSWORD)
    fill(store, tmp_path)
    store.close()
    return ledger_folder


def outcome(folder: Path) -> str:
    """Return what opening and checking a ledger comes to: refused, told or whole."""
    try:
        store = open_ledger(folder, PASSWORD)
    except Trouble:
        return "refused"
    try:
        found = check(store)
        rows = finding.every_row(store, TASKS, View())
        assert found or [row.title for row in rows] == [SECRETS[0]]
    except Trouble:
        return "told"
    finally:
        store.close()
    return "told" if found else "whole"


def test_flipped_byte_of_the_ledger_is_refused_or_told(filled: Path, tmp_path: Path) -> None:
    chance, seen = random.Random(20210624), []
    size = (filled / "ledger.db").stat().st_size
    spots = [0, 17, 4095, size - 1, *(chance.randrange(size) for _ in range(26))]
    for number, place in enumerate(spots):
        folder = Path(shutil.copytree(filled, tmp_path / str(number)))
        flipped(folder / "ledger.db", place, chance.randrange(8))
        seen.append(outcome(folder))
    assert "whole" not in seen
    assert set(seen) == {"refused", "told"}


def test_flipped_byte_of_the_keys_never_passes_for_right(filled: Path) -> None:
    chance, path = random.Random(7), filled / "keys.json"
    whole = path.read_bytes()
    slots = keys.read_slots(filled)
    for _ in range(200):
        flipped(path, chance.randrange(len(whole)), chance.randrange(8))
        with contextlib.suppress(KeysDamaged):
            assert keys.read_slots(filled) == slots
        path.write_bytes(whole)


def test_flipped_byte_of_an_attachment_is_told(filled: Path) -> None:
    chance = random.Random(3)
    store = open_ledger(filled, PASSWORD)
    path = next((filled / "files").rglob("*.age"))
    whole = path.read_bytes()
    for _ in range(20):
        flipped(path, chance.randrange(len(whole)), chance.randrange(8))
        assert [each.severity for each in check(store)] == ["lost"]
        path.write_bytes(whole)
    path.unlink()
    assert ["不见了" in each.sentence for each in check(store)] == [True]
    store.close()


BREAKS: list[tuple[str, str]] = [
    ("UPDATE history SET new = '\"改\"' WHERE batch = 2", "第2次操作"),
    ("DELETE FROM history WHERE batch = 1", "第1次操作"),
    ("UPDATE batch SET who = '别人' WHERE number = 2", "第2次操作"),
    ("UPDATE batch SET link = zeroblob(32) WHERE number = 1", "第1次操作"),
    ("UPDATE task SET title = '改'", "操作留痕不一致"),
    ("UPDATE task SET order_key = '9'", "操作留痕不一致"),
    ("UPDATE task SET retired_at = '2021-01-01 00:00:00.000000'", "操作留痕不一致"),
    ("DELETE FROM file_tie", "操作留痕不一致"),
    ("UPDATE task SET above_id = 77", "不存在的记录"),
    ("DELETE FROM search_tasks WHERE rowid = 1", "查找不到"),
]


@pytest.mark.parametrize(("sql", "said"), BREAKS)
def test_change_behind_the_door_is_found(store: Store, tmp_path: Path, sql: str, said: str) -> None:
    fill(store, tmp_path)
    assert check(store) == []
    with store.reading() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql(sql)
        connection.exec_driver_sql("BEGIN")
    assert any(said in each.sentence for each in check(store))
