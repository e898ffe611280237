"""The ledger that the README adds is added here as it says, and has all its faces (L10)."""

from __future__ import annotations

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from tests.readme import ROOT, code_blocks, files_shown

PASSWORD = "测试密码1234"
LEDGER, STEP = files_shown()
LINE = next(each for each in code_blocks() if each.startswith("from models.ledgers import"))
FIELD, FIELD_STEP = (each for each in code_blocks() if each.startswith("    "))
IN_LADDER = """

_before = steps


def steps() -> tuple[Step, ...]:
    from models.store.steps import {name}

    return (*_before(), {name}.climb)


NEWEST += 1
"""
DRIVE = """
import sys
from pathlib import Path
import models.actions
from models.actions import finding, records, undoing
from models.actions.search import everywhere
from models.actions.checking_up import check
from models.actions.finding import Between, OneOf, View
from models.actions.records import Refused, Seen
from models.exchange.workbooks.template import write_template
from models.ledger import find_ledger
from models.store.opening import open_ledger

folder, out = map(Path, sys.argv[1:])
store = open_ledger(folder, "测试密码1234")
everywhere.bring_indexes_up_to_date(store)
water_spots = find_ledger("water_spots")
raw = {"code": "A1", "place": "村口水塘", "village_id": "云岭村", "kind": "水塘",
       "found_on": "6月20日", "finder": "王小明", "story": "护栏松动"}
try:
    records.keep(store, water_spots, {**raw, "mended_on": "6月1日"})
except Refused as refused:
    assert set(refused.complaints) == {"mended_on"}, refused.complaints
ids = [records.keep(store, water_spots, raw)]
other = {"code": "A2", "place": "老渡口", "kind": "河道"}
ids.append(records.keep(store, water_spots, {**raw, **other}))
records.keep(store, water_spots, {"mended_on": "6月24日"}, Seen(ids[0], 1))
undoing.undo(store)
undoing.redo(store)
def names(view):
    return [row.place for row in finding.first_rows(store, water_spots, view)]
assert names(View(filters={"kind": OneOf(frozenset({"river"}))})) == ["老渡口"]
assert names(View(words="ckst")) == ["村口水塘"]
assert set(names(View(words="护栏"))) == {"村口水塘", "老渡口"}
records.retire(store, water_spots, ids[1:])
assert names(View()) == ["村口水塘"]
records.bring_back(store, water_spots, ids[1:])
write_template(store, water_spots, out / "template.xlsx")
assert check(store) == []
store.close()
"""


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a checkout with the README's ledger, its line and its step in place."""
    made = tmp_path_factory.mktemp("checkout")
    blank = shutil.ignore_patterns("__pycache__")
    for room in ("models", "reports", "ui", "build", "resources"):
        shutil.copytree(ROOT / room, made / room, ignore=blank)
    shutil.copy(ROOT / "main.py", made)
    (made / LEDGER).write_text(files_shown()[LEDGER], encoding="utf-8")
    with (made / "models/ledgers/__init__.py").open("a", encoding="utf-8") as shelf:
        shelf.write(LINE)
    return made


@pytest.fixture(scope="module")
def drafted(checkout: Path) -> str:
    """Return the step drafted before the ladder has it; then the ladder has it."""
    draft = run(checkout, "build/draft_step.py")
    (checkout / STEP).write_text(files_shown()[STEP], encoding="utf-8")
    with (checkout / "models/store/steps/__init__.py").open("a", encoding="utf-8") as ladder:
        ladder.write(IN_LADDER.format(name=Path(STEP).stem))
    return draft


@pytest.fixture(scope="module")
def ledger(checkout: Path, drafted: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sample ledger in which the new one was driven."""
    folder = tmp_path_factory.mktemp("ledgers") / "示例"
    run(checkout, "main.py", "new", str(folder), "--sample")
    run(checkout, "-c", DRIVE, str(folder), str(folder.parent))
    return folder


def run(checkout: Path, *words: str) -> str:
    """Run the checkout's own Python with these words; return what it printed."""
    environment = os.environ | {"TAIZHANG_PASSWORD": PASSWORD, "PYTHONPATH": str(checkout)}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-W", "error", *words],
        cwd=checkout,
        env=environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def body(source: str) -> list[str]:
    """Return what the code of a module says, without its first docstring."""
    said = ast.parse(source).body
    if isinstance(said[0], ast.Expr):
        said = said[1:]
    return [ast.dump(each) for each in said]


def test_ledger_costs_one_file_of_about_sixty_lines() -> None:
    assert files_shown()[LEDGER].count("\n") <= 65


@pytest.mark.parametrize("name", [LEDGER, STEP])
def test_code_shown_keeps_the_house_style(name: str, tmp_path: Path) -> None:
    path = tmp_path / Path(name).name
    path.write_text(files_shown()[name], encoding="utf-8")
    config = ["--config", str(ROOT / "pyproject.toml"), "--no-cache", str(path)]
    for words in (["check", "--quiet"], ["format", "--check", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *words, *config], cwd=ROOT, check=True)


def test_step_shown_is_the_one_drafted(drafted: str) -> None:
    assert body(files_shown()[STEP]) == body(drafted)


def test_console_lists_it_covered(checkout: Path, ledger: Path) -> None:
    listed = json.loads(run(checkout, "main.py", "list", str(ledger), "water_spots", "--json"))
    assert [row["place"] for row in listed] == ["村口水塘", "老渡口"]
    assert {row["finder"] for row in listed} == {"王某某"}
    assert listed[0]["mended_on"] == "2021-06-24"


def test_its_book_is_made_as_pdf_and_excel(checkout: Path, ledger: Path, tmp_path: Path) -> None:
    words = ("water_spots", "--period", "2021", "--format", "pdf,xlsx", "--out", str(tmp_path))
    paths = run(checkout, "main.py", "report", str(ledger), *words).splitlines()
    document = pypdfium2.PdfDocument(Path(paths[0]).read_bytes())
    on_paper = document[0].get_textpage().get_text_range()
    document.close()
    for text in ("防溺水点位台账", "村口水塘", "云岭村", "王某某"):
        assert text in on_paper
    sheet = openpyxl.load_workbook(paths[1]).worksheets[0]
    assert "王小明" not in on_paper
    assert "护栏松动" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_its_template_has_every_field(ledger: Path) -> None:
    sheet = openpyxl.load_workbook(ledger.parent / "template.xlsx").worksheets[0]
    said = {str(cell.value) for row in sheet.iter_rows(max_row=3) for cell in row if cell.value}
    assert {"编号", "地点", "类别", "发现日期", "发现人", "情况"} <= {s.strip("*★ ") for s in said}


def test_ledger_is_whole_afterwards(checkout: Path, ledger: Path) -> None:
    assert json.loads(run(checkout, "main.py", "check", str(ledger), "--json"))["ok"]


def test_field_added_later_is_drafted_as_shown(checkout: Path, ledger: Path) -> None:
    path = checkout / LEDGER
    source = path.read_text(encoding="utf-8")
    last = '    mended_on: Mapped[dt.date | None] = date("整改日期")\n'
    grown = source.replace(last, last + FIELD).replace(
        "import Choices, Mask, ", "import Choices, Mask, money, "
    )
    path.write_text(grown, encoding="utf-8")
    draft = run(checkout, "build/draft_step.py")
    path.write_text(source, encoding="utf-8")
    assert FIELD_STEP in draft
    assert draft.count("op.") == 1
