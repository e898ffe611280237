"""The corrected pilot plan of 2021 that ships ready to load."""

from __future__ import annotations

import re

from models.exchange.plan.reading import as_json_rows, read_plan
from models.exchange.plan.templates import list_templates, load_template
from tests.models.plan.places import REAL_PLAN, expected_rows


def test_the_template_equals_the_corrected_plan() -> None:
    rows = as_json_rows(load_template("pilot-2021"))
    assert len(rows) == 71
    for ours, wanted in zip(rows, expected_rows(), strict=True):
        assert ours == {key: wanted[key] for key in ours}


def test_it_is_listed_with_title_and_year() -> None:
    found = {template.name: template for template in list_templates()}
    assert found["pilot-2021"].year == 2021
    assert "市域社会治理" in found["pilot-2021"].title


def test_flags_paths_and_offered_times_equal_those_of_the_read_text() -> None:
    template, read = load_template("pilot-2021"), read_plan(REAL_PLAN)
    for ready, item in zip(template.items, read.items, strict=True):
        assert (ready.task_only, ready.number_path) == (item.task_only, item.number_path)
        assert ready.intext_due_on == item.intext_due_on
        assert ready.deadline == item.deadline


def test_every_metric_is_in_plain_chinese() -> None:
    metrics = [each for item in load_template("pilot-2021").items for each in item.metrics]
    assert len(metrics) == 30
    for metric in metrics:
        shown = metric.name + metric.text + metric.entity + metric.formula + metric.unit
        assert not re.search("[A-Za-z_]{2,}", shown), shown


def test_no_item_of_the_template_is_doubted() -> None:
    assert all(not item.doubts for item in load_template("pilot-2021").items)
