"""Founds the sample township and plays half a year of work into it, through the usual verbs."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from models.actions import filing, records
from models.actions.finding import View, children, every_row
from models.actions.records import Seen
from models.actions.settings import put_settings
from models.actions.setup.founding import NewLedger, found
from models.actions.setup.removing import sweep
from models.actions.tasks import checking, ending, extending, series, urging
from models.dates.clock import SampleClock
from models.divisions import load_sample, sample_villages
from models.exchange.plan.tasks.taking_in import take_in
from models.exchange.plan.templates import load_template
from models.exchange.sample.cameras import play_cameras
from models.exchange.sample.daily import play_daily
from models.exchange.sample.disputes import load_disputes, play_disputes
from models.exchange.sample.papers import draw_scan
from models.exchange.sample.places import lay_out_places
from models.ledgers.tasks.evidence import TASK_EVIDENCE
from models.ledgers.tasks.extension import TASK_EXTENSIONS
from models.ledgers.tasks.progress import TASK_PROGRESS
from models.ledgers.tasks.task import TASKS
from models.ledgers.villages import VILLAGES
from models.progress import SILENT, Progress
from models.resources import resource
from models.store.ledger_file import Store

ACCOUNT = "经办人"
PASSWORD = "shili2021"  # noqa: S105  (the sample holds invented things only, and says so)


def found_sample(
    folder: Path, password: str = PASSWORD, progress: Progress = SILENT
) -> tuple[Store, str]:
    """Make the sample ledger in ``folder``; return it open, with its recovery code."""
    story = json.loads(resource("sample", "township.json").read_text(encoding="utf-8"))
    day = dt.date.fromisoformat(story["day"])
    table = load_sample()
    villages = table.below(sample_villages()[0].code[:9])
    path = table.path(villages[0].code)[:-1]
    disputes = load_disputes()
    begins = dt.date.fromisoformat(disputes["begins"])
    new = NewLedger(path, villages, day.year, ACCOUNT, sample_day=begins)
    store, code = found(folder, password, new)
    try:
        play_disputes(store, disputes, progress)
        _stop_clock(store, day)
        lay_out_places(store)
        _play(store, story, progress)
        play_cameras(store)
        play_daily(store)
    except BaseException:
        store.close()
        sweep(folder)
        raise
    return store, code


def _play(store: Store, story: dict[str, Any], progress: Progress) -> None:
    put_settings(store, {"default_lead_unit": "乡综治办"})
    take_in(store, load_template("pilot-2021"), "乡综治办")
    ids = {row.code: row.id for row in every_row(store, TASKS, View())}
    acts: tuple[Callable[[Store, dict[str, Any], dict[str, int]], None], ...] = (
        _count_villages,
        _assign_leads,
        _expect_papers,
        _write_progress,
        _hold_papers,
        _look_at_standing_tasks,
        _ask_for_time,
        _urge,
        _lay_out_series,
        _finish,
    )
    for done, act in enumerate(acts, start=1):
        progress.step(done, len(acts), "准备示例")
        act(store, story, ids)


def _stop_clock(store: Store, day: dt.date) -> None:
    """Let the ledger live on ``day`` from now on."""
    with store.writing() as connection:
        store.note_fact(connection, "sample_day", day.isoformat())
    store.clock = SampleClock(day)


def _seen(store: Store, task_id: int) -> Seen:
    row = next(r for r in every_row(store, TASKS, View()) if r.id == task_id)
    return Seen(row.id, row.revision)


def _count_villages(store: Store, story: dict[str, Any], _ids: dict[str, int]) -> None:
    keys = ("natural_villages", "groups", "households", "population")
    for row in every_row(store, VILLAGES, View()):
        counts = dict(zip(keys, story["villages"][row.code], strict=True))
        raw = {**counts, "population_basis": "户籍人口", "population_on": "2020-12-31"}
        records.keep(store, VILLAGES, raw, Seen(row.id, row.revision))


def _assign_leads(store: Store, story: dict[str, Any], ids: dict[str, int]) -> None:
    for unit, codes in story["leads"].items():
        wanted = [_seen(store, ids[code]) for code in codes]
        records.change_several(store, TASKS, wanted, {"lead_unit": unit})


def _expect_papers(store: Store, story: dict[str, Any], ids: dict[str, int]) -> None:
    rows = [
        {"task_id": ids[code], "paper": paper, "state": "missing"}
        for code, papers in story["papers"].items()
        for paper in papers
    ]
    records.keep_new(store, TASK_EVIDENCE, rows, "登记应有材料")


def _write_progress(store: Store, story: dict[str, Any], ids: dict[str, int]) -> None:
    rows: list[dict[str, object]] = [
        {"task_id": ids[code], "on_day": day, "story": words}
        for code, entries in story["progress"].items()
        for day, words in entries
    ]
    rows += [
        {"task_id": ids[code], "on_day": day, "happened": happened, "amount": amount}
        for code, entries in story["counts"].items()
        for day, happened, amount in entries
    ]
    records.keep_new(store, TASK_PROGRESS, rows, "登记进展")
    begun = [_seen(store, ids[code]) for code in story["progress"]]
    records.change_several(store, TASKS, begun, {"status": "推进中"})


def _hold_papers(store: Store, story: dict[str, Any], ids: dict[str, int]) -> None:
    for code, papers in story["held"].items():
        held = {row.paper: row.id for row in children(store, TASK_EVIDENCE, TASKS, ids[code])}
        for paper in papers:
            page = draw_scan(
                paper, ("示例乡综治办", "2021年6月", "本页仅用于演示附件的存放和查看。")
            )
            filing.attach_content(store, TASK_EVIDENCE, held[paper], f"{paper}.jpg", page)


def _look_at_standing_tasks(store: Store, story: dict[str, Any], ids: dict[str, int]) -> None:
    for code, cycle in story["check_cycles"].items():
        records.keep(store, TASKS, {"cycle": cycle}, _seen(store, ids[code]))
    for code, entries in story["checks"].items():
        for day, words in entries:
            checking.check_in(store, ids[code], {"on_day": day, "story": words})
    for code, day in story["check_due"].items():
        records.keep(store, TASKS, {"next_check_on": day}, _seen(store, ids[code]))


def _ask_for_time(store: Store, story: dict[str, Any], ids: dict[str, int]) -> None:
    agreed, asked = story["extension"], story["asked"]
    extending.ask(store, ids[agreed["code"]], agreed["until"], agreed["reason"])
    for row in children(store, TASK_EXTENSIONS, TASKS, ids[agreed["code"]]):
        extending.answer(store, Seen(row.id, row.revision), "agreed", agreed["agreed_by"])
    extending.ask(store, ids[asked["code"]], asked["until"], asked["reason"])


def _urge(store: Store, story: dict[str, Any], ids: dict[str, int]) -> None:
    for notice in story["urgings"]:
        raw = {key: value for key, value in notice.items() if key != "code"}
        urging.urge(store, ids[notice["code"]], raw)


def _lay_out_series(store: Store, story: dict[str, Any], _ids: dict[str, int]) -> None:
    for raw in story["series"]:
        series.keep_series(store, raw)


def _finish(store: Store, story: dict[str, Any], ids: dict[str, int]) -> None:
    for code, (result, day, why) in story["finished"].items():
        ending.finish(store, _seen(store, ids[code]), result, day, why)
    by_title = {row.title: row.id for row in every_row(store, TASKS, View())}
    for title, day in story["series_done"].items():
        missing = "会议记录已归入议稳会专卷，本期未另行扫描。"
        ending.finish(store, _seen(store, by_title[title]), "whole", day, missing)
