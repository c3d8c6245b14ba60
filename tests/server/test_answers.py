"""Answers that are remembered: the same as before, never of yesterday, never more than there is room for."""

from __future__ import annotations

import pytest

from diplograph.server.answers import MOST_OF_ONE, Answers, Asked
from diplograph.server.request import Question
from diplograph.server.settings import MB
from diplograph.server.wire import Reply, Wishes

from .serving import Served

JSON = Wishes("application/sparql-results+json", "application/sparql-results+json", "text/turtle")


def _asked(query: str, wishes: Wishes = JSON) -> Asked:
    return Question(query), wishes


def test_an_answer_is_given_again() -> None:
    answers = Answers(1)
    answers.keep(_asked("ASK { ?a ?b ?c }"), Reply(200, "application/json", b"yes"))
    assert answers.get(_asked("ASK { ?a ?b ?c }")) == Reply(200, "application/json", b"yes")
    assert answers.get(_asked("ASK { ?a ?b ?d }")) is None
    assert answers.get(_asked("ASK { ?a ?b ?c }", Wishes("text/csv", "", ""))) is None
    assert answers.get((Question("ASK { ?a ?b ?c }", ("urn:graph",)), JSON)) is None
    answers.forget()
    assert answers.get(_asked("ASK { ?a ?b ?c }")) is None


@pytest.mark.parametrize(
    "query",
    ["SELECT (now() AS ?n) {}", "SELECT (RAND() AS ?n) {}", "SELECT (STRUUID() AS ?n) {}", "ASK { SERVICE <u:r> {} }"],
)
def test_what_may_change_is_not_remembered(query: str) -> None:
    answers = Answers(1)
    answers.keep(_asked(query), Reply(200, "application/json", b"1"))
    assert len(answers) == 0


def test_errors_and_large_answers_are_not_remembered() -> None:
    answers = Answers(1)
    answers.keep(_asked("one"), Reply(413, "text/plain", b"too large"))
    answers.keep(_asked("two"), Reply(200, "text/csv", b"x" * MOST_OF_ONE))
    assert len(answers) == 0


def test_what_was_asked_longest_ago_makes_room() -> None:
    answers = Answers(1)
    for number in range(40):
        answers.keep(_asked(str(number)), Reply(200, "text/csv", b"x" * 50_000))
        answers.get(_asked("0"))
    assert 10 < len(answers) <= MB // 50_000
    assert answers.get(_asked("0")) is not None
    assert answers.get(_asked("1")) is None
    assert answers.get(_asked("39")) is not None


def test_no_room_remembers_nothing() -> None:
    answers = Answers(0)
    answers.keep(_asked("one"), Reply(200, "text/csv", b"x"))
    assert len(answers) == 0


def test_the_server_gives_the_same_answer_in_each_form(server: Served) -> None:
    query = "SELECT ?s { ?s a dg:Country } ORDER BY ?s"
    for media in ("application/sparql-results+json", "text/csv"):
        first, second = (server.ask(query, media) for _ in range(2))
        assert (first.status, first.media, first.body) == (second.status, second.media, second.body)
        assert first.media == media
    told = {server.ask("SELECT (STRUUID() AS ?id) {}").body for _ in range(2)}
    assert len(told) == 2
