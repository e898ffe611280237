"""No secret stands in the program: keys belong to the installation (I17)."""

from __future__ import annotations

import math
import re
import secrets
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.store import keys
from tests.contracts.house_rules import ROOT

# In pieces, else this file would be the first to hold one.
MARKS = ("-----BEGIN " + "PRIVATE KEY", "AGE-SECRET-" + "KEY-1", "OPENSSH PRIVATE " + "KEY")
_CODE = re.compile(r"(?:[2-9A-HJ-NP-Z]{5}-){5}[2-9A-HJ-NP-Z]{5}")
_LONG = re.compile(r"['\"]([A-Za-z0-9+/=_-]{40,}|[0-9a-fA-F]{32,})['\"]")
_ASSIGNED = re.compile(r"(?i)(secret|private|token|data_?key|api_?key)\w*\s*[:=]\s*b?['\"](.{8,})")
_RANDOM = 4.2
"""Bits a character of base64 noise of 40 and more signs; names and paths of ours stay below."""
# Digests of what is bundled or installed, said openly; none of them opens anything.
_PUBLIC = {"build/locked.txt", "resources/divisions.tsv.xz"}
_TEXT = {".py", ".toml", ".md", ".txt", ".in", ".json", ".tsv", ".nsi", ".spec", ".sh", ".ini", ""}


def shipped() -> Iterator[Path]:
    """Yield what git holds outside the tests: what a build can take in."""
    held = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    for name in held.split("\0"):
        path = ROOT / name
        if name and not name.startswith("tests/") and name not in _PUBLIC and path.is_file():
            yield path


def findings(text: str) -> list[str]:
    """Return what in a text looks like a key, a recovery code or a password."""
    found = [mark for mark in MARKS if mark in text]
    found += [code for code in _CODE.findall(text) if _opens(code)]
    found += [word for word in _LONG.findall(text) if _is_noise(word)]
    found += [f"{name}=…" for name, value in _ASSIGNED.findall(text) if _is_noise(value[:40])]
    return found


def _opens(code: str) -> bool:
    try:
        return keys.read_recovery_code(code) == code
    except keys.WrongRecoveryCode:
        return False


def _is_noise(word: str) -> bool:
    if re.fullmatch(r"[0-9a-fA-F]{32,}", word):
        return True
    if len(set(word)) == len(word):  # an alphabet, not a draw
        return False
    count = Counter(word)
    bits = -sum(n / len(word) * math.log2(n / len(word)) for n in count.values())
    has_all = all(any(test(sign) for sign in word) for test in (str.islower, str.isupper))
    return bits > _RANDOM and has_all and any(map(str.isdigit, word))


def test_no_shipped_file_holds_a_secret() -> None:
    found = []
    for path in shipped():
        if path.suffix in _TEXT:
            text = path.read_text(encoding="utf-8")
            found += [f"{path.relative_to(ROOT)}: {each}" for each in findings(text)]
    assert found == []


def test_no_shipped_file_is_a_key_store() -> None:
    names = [path.name for path in shipped()]
    for ending in (".pem", ".key", ".p12", ".pfx", "keys.json", "ledger.db"):
        assert not [name for name in names if name.endswith(ending)]


@pytest.mark.parametrize(
    "planted",
    [
        f"{MARKS[0]}-----\nMIIE",
        f'identity = "{MARKS[1]}QQPQZ"',
        f'key = "{secrets.token_hex(32)}"',
        f'seed = "{secrets.token_urlsafe(48)}A1b"',
        f"print('{keys.draw_recovery_code()}')",
    ],
    ids=["pem", "age", "hex", "base64", "recovery code"],
)
def test_planted_secret_is_found(planted: str) -> None:
    assert findings(planted)


def test_ordinary_words_are_no_secret() -> None:
    assert findings('purpose="这里放本乡镇的村（社区）：代码、自然村、村民小组和人口。"') == []
    assert findings('path = "models/exchange/workbooks/opening_and_reading_of_books"') == []
    assert findings("XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX") == []
