"""No ledger on the shelf is keyed by a person or looks at one; a later one is walked as well."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from sqlalchemy.orm import Mapped

import models.actions
from models.base import LedgerRow
from models.fields import Mask, text
from models.ledger import Ledger, OfficialForm, all_ledgers
from tests.models.guards.person_rules import broken_rules
from tests.toy_ledger import TOYS, ToyBase

assert models.actions


class Camera(LedgerRow, ToyBase):
    """A camera as it must not be declared."""

    __tablename__ = "bad_camera"

    code: Mapped[str] = text("设备编码", length=20, required=True)
    ip: Mapped[str | None] = text("IP地址")
    stream: Mapped[str | None] = text("视频流地址")
    login: Mapped[str | None] = text("账号")
    plate: Mapped[str | None] = text("车牌抓拍")
    face: Mapped[str | None] = text("人脸")


class Resident(LedgerRow, ToyBase):
    """People as they must not be kept."""

    __tablename__ = "resident"

    name: Mapped[str] = text("姓名", required=True, mask=Mask.NAME)
    id_no: Mapped[str | None] = text("身份证号", mask=Mask.IDENTITY)
    ethnicity: Mapped[str | None] = text("民族")
    past: Mapped[str | None] = text("前科情况")


def made_of(table: type[Any], keys: tuple[str, ...], **more: Any) -> Ledger:
    return Ledger(
        name=table.__tablename__,
        title="坏",
        table=table,
        list_columns=keys,
        form_groups=(("坏", keys),),
        official_form=OfficialForm("坏", keys),
        same_record=keys[:1],
        label=keys[0],
        **more,
    )


@pytest.mark.parametrize("ledger", list(all_ledgers()), ids=lambda ledger: ledger.name)
def test_ledger_keeps_no_person_and_looks_at_none(ledger: Ledger) -> None:
    assert list(broken_rules(ledger)) == []


def test_toy_ledger_with_a_covered_owner_is_within_the_rules() -> None:
    assert list(broken_rules(TOYS)) == []


def test_camera_with_eyes_is_caught_in_every_field() -> None:
    keys = ("code", "ip", "stream", "login", "plate", "face")
    caught = {said.split(":")[0] for said in broken_rules(made_of(Camera, keys))}
    assert caught == {f"bad_camera.{key}" for key in keys[1:]}


def test_table_of_people_is_caught_by_name_key_and_fields() -> None:
    said = list(broken_rules(made_of(Resident, ("name", "id_no", "ethnicity", "past"))))
    assert "resident: a table of people" in said
    assert "resident.name: records are told apart by a person" in said
    assert "resident.name: records are called by a person's name" in said
    assert {each.split(":")[0] for each in said} >= {
        "resident.id_no",
        "resident.ethnicity",
        "resident.past",
    }


def test_records_told_apart_by_a_covered_field_are_caught() -> None:
    by_owner = dataclasses.replace(TOYS, name="by_owner", same_record=("owner",))
    assert list(broken_rules(by_owner)) == ["by_owner.owner: records are told apart by a person"]
