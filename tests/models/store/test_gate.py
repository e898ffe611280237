"""Many inside at once or one alone, and nobody waits long for somebody who stays."""

from __future__ import annotations

import threading

from models.store.lock import Gate


def test_one_alone_keeps_the_others_out_and_may_enter_again() -> None:
    gate, told = Gate(), []

    def enter() -> None:
        with gate.shared():
            told.append("other")

    with gate.alone():
        other = threading.Thread(target=enter)
        other.start()
        with gate.shared(), gate.shared():
            told.append("mine")
        assert told == ["mine"]
    other.join()
    assert told == ["mine", "other"]


def test_who_stays_long_holds_up_the_one_alone_and_nobody_else() -> None:
    gate, may_go, inside = Gate(), threading.Event(), threading.Event()
    told: list[str] = []

    def stay() -> None:
        with gate.shared():
            inside.set()
            may_go.wait()
            told.append("stayed")

    def be_alone() -> None:
        with gate.alone():
            told.append("alone")

    staying, alone = threading.Thread(target=stay), threading.Thread(target=be_alone)
    staying.start()
    inside.wait()
    alone.start()
    for _ in range(20):
        with gate.shared():
            assert told == []  # came in although one waits to be alone
    may_go.set()
    staying.join()
    alone.join()
    assert told == ["stayed", "alone"]
