"""Ties between the things of one document: one candidate or none."""

from __future__ import annotations

import pytest

from diplograph.rdf.links import Told, concerns, parts
from diplograph.records import Claim, Status

DAY = "2024-12-03"


def _told(kind: str, iri: str, **fields: object) -> Told:
    status = fields.pop("status", "done")
    return Told(Claim(kind, str(fields.pop("subtype", "")), status, 0, 1, "r", **fields), iri)  # type: ignore[arg-type]


def _position(words: str) -> Told:
    return _told("position", "p", object=words, subtype="support")


def test_a_position_concerns_what_its_words_name() -> None:
    initiative, treaty = (
        _told("initiative", "i", object="Audacious Initiative"),
        _told("agreement", "a", object="the Border Treaty"),
    )
    words = "Audacious Initiative, Seoul's roadmap, and the border treaty"
    assert set(concerns([_position(words), initiative, treaty])) == {("p", "i"), ("p", "a")}
    assert set(concerns([_position("audacious initiatives"), initiative])) == set()


def test_a_generic_word_names_nothing() -> None:
    told = [_position("the treaty"), _told("agreement", "a", object="treaty", subtype="treaty")]
    assert list(concerns(told)) == []


def test_of_two_things_with_one_name_neither_is_meant() -> None:
    told = [
        _position("Silk Road Plan"),
        _told("initiative", "i", object="Silk Road Plan"),
        _told("initiative", "j", object="Silk Road plan"),
    ]
    assert list(concerns(told)) == []


def test_the_longer_name_is_meant() -> None:
    told = [
        _position("the K-Silk Road Plan"),
        _told("initiative", "i", object="Silk Road Plan"),
        _told("initiative", "j", object="K-Silk Road Plan"),
    ]
    assert list(concerns(told)) == [("p", "j")]


def _summit(iri: str = "m", status: Status = "done", date: str = DAY) -> Told:
    return _told("meeting", iri, countries=("KGZ", "KOR"), date=date, status=status)


AGREEMENT = _told("agreement", "a", countries=("KGZ", "KOR"), date=DAY)
VISIT = _told("visit", "v", countries=("KGZ",), object_countries=("KOR",), date="2024-12-02/2024-12-04")


def test_an_agreement_is_part_of_the_one_meeting_of_its_day() -> None:
    assert set(parts([AGREEMENT, _summit(), VISIT])) == {("a", "m"), ("m", "v")}
    assert set(parts([AGREEMENT, VISIT])) == {("a", "v")}


@pytest.mark.parametrize(
    "events",
    [
        [_summit("m"), _summit("n")],
        [_summit(date="2024-12-04")],
        [_summit(date="2024-12")],
        [_summit(status="planned")],
        [_told("meeting", "m", countries=("KGZ", "UZB"), date=DAY)],
        [_told("meeting", "m", countries=("KGZ",), date=DAY)],
    ],
)
def test_otherwise_the_text_has_not_settled_it(events: list[Told]) -> None:
    assert list(parts([AGREEMENT, *events])) == []
