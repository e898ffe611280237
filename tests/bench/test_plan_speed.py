"""Reading the real plan, whole: decode, structure, times, doubts."""

from __future__ import annotations

import re
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from models.exchange.plan.reading import read_plan
from models.resources import resource

MOST_SECONDS = 0.3
MOST_TIMES_A_PLAIN_PASS = 150
ROUNDS = 9
NUMBERED = re.compile(r"^\s*(?:第?[一二三四五六七八九十]+[、章条]|[（(]\w+[)）]|\d+[、.．])")
TIMED = re.compile(r"完成时限[:：]?[^)）]*")


def _plain_pass(path: Path) -> tuple[int, int]:
    """What any reader must at least do: decode, split, look at each line's head and times."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return sum(bool(NUMBERED.match(each)) for each in lines), sum(
        len(TIMED.findall(each)) for each in lines
    )


@pytest.mark.bench
def test_the_real_plan_is_read_in_a_blink() -> None:
    path = resource("sample", "plan-2021.txt")
    assert len(read_plan(path).items) > 60
    pairs = []
    for _ in range(ROUNDS):
        begun = perf_counter()
        read_plan(path)
        between = perf_counter()
        _plain_pass(path)
        pairs.append((between - begun, perf_counter() - between))
    ours, plain = (median(times) for times in zip(*pairs, strict=True))
    print(f"plan {ours * 1000:.1f} ms, plain pass {plain * 1000:.2f} ms, ratio {ours / plain:.0f}")
    assert ours < MOST_SECONDS
    assert ours / plain < MOST_TIMES_A_PLAIN_PASS
