"""Bytes that are no longer what was packed: what is said, and which file is to be deleted."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from diplograph.documents.sources import READINGS
from diplograph.errors import StoreError
from diplograph.rdf.part import part
from diplograph.store import packing

from ..rdf.sample import note


def test_the_rows_of_a_part_come_back() -> None:
    told = part(note())
    assert packing.rows(packing.unpack_part(packing.pack_part(told)).rows) == tuple(told.rows)


@pytest.mark.parametrize(
    "unpack", [packing.unpack, packing.unpack_part, packing.rows, packing.thing, packing.affair, packing.detail]
)
@pytest.mark.parametrize("content", [b"", b"\xc1", b"\xff" * 99], ids=["nothing", "no type", "numbers"])
def test_damaged_bytes_name_the_file_to_delete(unpack: Callable[[bytes], object], content: bytes) -> None:
    with pytest.raises(StoreError, match=rf"is damaged \(.+\): delete {re.escape(READINGS)} in the output folder"):
        unpack(content)


def test_rows_of_which_the_end_is_missing() -> None:
    rows = packing.unpack_part(packing.pack_part(part(note()))).rows
    with pytest.raises(StoreError, match="is damaged"):
        packing.rows(rows[:-9])
