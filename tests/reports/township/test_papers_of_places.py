"""The papers on villages, service points, grids and teams, made of the sample's places."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.actions.finding import View, every_row
from models.dates.spans import read_period
from models.exchange.sample.places import lay_out_places
from models.ledgers.villages import VILLAGES
from models.store.ledger_file import Store
from reports.catalogue import compose, find_report, make_report, write
from reports.forms.township.tiles import REPORTS as TILE_REPORTS
from reports.paper import Book, FieldTable, Paper
from reports.reading_back import words_of_pdf
from reports.requests import PeriodNotTaken, Request
from tests.models.township.conftest import township


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give a township with everything that the sample has there."""
    store = township(tmp_path_factory.mktemp("places") / "台账")
    lay_out_places(store)
    yield store
    store.close()


def _book(store: Store, name: str, period: str) -> Book:
    made = compose(store, find_report(name), Request(read_period(period)))
    assert isinstance(made, Book)
    return made


def _rows(book: Book) -> dict[object, tuple[object, ...]]:
    return {row.cells[0]: row.cells for row in book.rows}


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("grid-monthly", "2021-05"),
        ("service-points", "2021"),
        ("village-facts", "全部"),
        ("teams-year", "2021"),
    ],
)
def test_table_of_places_is_written_as_pdf_and_excel(
    places: Store, tmp_path: Path, name: str, period: str
) -> None:
    for path in make_report(places, name, period, ["pdf", "xlsx"], tmp_path):
        assert path.stat().st_size > 1000


def test_monthly_table_has_the_columns_of_the_township_s_form(places: Store) -> None:
    headings = [column.heading for column in _book(places, "grid-monthly", "2021-05").columns]
    assert headings == [
        *("序号", "村", "网格编码", "网格名称", "网格员数"),
        *("总时长", "日均", "达标", "上报数", "人均", "达标", "办结数", "办结率"),
        *("矛盾纠纷", "安全隐患", "民生诉求", "环境", "其他"),
    ]


def test_grid_that_did_not_report_is_named_with_its_reason_and_is_no_zero(places: Store) -> None:
    book = _book(places, "grid-monthly", "2021-05")
    line = next(row.cells for row in book.rows if row.cells[3] == "长坑村第二网格")
    assert line[4:] == ("—", "未报", *("—",) * 12)
    assert any("长坑村第二网格（网格员待配）" in note for note in book.notes)


def test_monthly_table_takes_months_only(places: Store) -> None:
    with pytest.raises(PeriodNotTaken):
        _book(places, "grid-monthly", "2021")


def test_service_points_say_what_is_lacking_of_each_kind(places: Store) -> None:
    rows = _rows(_book(places, "service-points", "2021"))
    assert rows["云岭村"][1:] == ("有（合格）", "—", "有", "有", "无", "无")
    assert rows["长坑村"][4] == "在建"
    assert rows["乡本级"][3] == "—"
    gaps = ("还差5个", "—", "还差2个村", "还差1个村", "还差1个村", "—")
    assert rows["还差"][1:] == gaps


def test_facts_of_before_are_those_of_before(places: Store) -> None:
    march = _rows(_book(places, "village-facts", "2021-03"))
    june = _rows(_book(places, "village-facts", "2021-06"))
    assert (march["云岭村"][1], june["云岭村"][1]) == ("未填", "是")


def test_teams_have_a_line_of_the_township_and_a_total(places: Store) -> None:
    book = _book(places, "teams-year", "2021")
    assert book.total is not None
    assert book.total.cells[2] == 32
    assert next(row for row in book.rows if row.cells[1] == "乡本级").cells[2] == 5


def test_card_of_one_village_tells_where_each_fact_is_from(places: Store, tmp_path: Path) -> None:
    row = next(r for r in every_row(places, VILLAGES, View()) if r.name == "云岭村")
    request = Request(read_period("2021"), record_id=row.id)
    card = compose(places, find_report("village-card"), request)
    assert isinstance(card, Paper)
    for ending in ("pdf", "docx"):
        write(card, tmp_path / f"村情卡.{ending}")
    assert "云岭村调解室" in words_of_pdf(tmp_path / "村情卡.pdf")
    assert sum(isinstance(block, FieldTable) for block in card.blocks) == 4


def test_cards_of_all_villages_begin_a_page_each(places: Store, tmp_path: Path) -> None:
    card = compose(places, find_report("village-card"), Request(read_period("2021")))
    assert isinstance(card, Paper)
    write(card, tmp_path / "村情卡.pdf")
    assert words_of_pdf(tmp_path / "村情卡.pdf").count("区划代码") == 8


@pytest.mark.parametrize("name", [each.name for each in TILE_REPORTS])
def test_picture_of_tiles_names_every_village_and_how_it_stands(
    places: Store, tmp_path: Path, name: str
) -> None:
    (pdf,) = make_report(places, name, "2021", ["pdf"], tmp_path)
    words = words_of_pdf(pdf)
    assert all(row.name in words for row in every_row(places, VILLAGES, View()))
    assert "按区划代码排列" in words
