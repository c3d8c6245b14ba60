"""Which verb has which subject, and which clause it hangs on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from diplograph.claims.clauses import Clause
from diplograph.claims.groups import groups
from diplograph.claims.parse import clauses
from diplograph.claims.units import units
from diplograph.claims.wordings import without_wordings
from diplograph.documents.read import split
from diplograph.pipeline import finder
from diplograph.records import Document


def _clauses(sentence: str) -> list[Clause]:
    document = Document(sentence, date="2025-03-04")
    found = split(document)
    names = finder().find(sentence, found, document.date)
    return [
        clause for row in found for clause in clauses(groups(without_wordings(units(sentence, row, names.mentions))))
    ]


def _subjects(sentence: str) -> Iterator[tuple[str, str]]:
    for clause in _clauses(sentence):
        yield clause.verb.lemma, "+".join(noun.lower for noun in clause.subject)


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("Peru has closed the bridge, recalled its envoy and barred officials from entering.", "recall", "peru"),
        ("The consulate in Lima, closed since 2012, will reopen.", "close", "consulate"),
        ("Luis Soto, the trade minister, said in Lima that talks would go on.", "say", "luis soto"),
        ("A forum that brought firms together ended in Lima.", "end", "forum"),
        ("An accord that would have opened factories to workers was not signed.", "sign", "accord"),
        ("Peru, Chile, and Bolivia signed a treaty.", "sign", "peru+chile+bolivia"),
        ("Upon completion of the talks, a treaty and a protocol were signed.", "sign", "treaty+protocol"),
        ("The importance of easing rules at the border was stressed.", "stress", "importance"),
        ("Interest in expanding trade with Peru was confirmed.", "confirm", "interest"),
        ("After signing the treaty the ministers left.", "leave", "the ministers"),
        ("Peru itself sealed its border with Chile.", "seal", "peru"),
        ("The treaty, which in July of that year was ratified, binds both.", "ratify", "treaty"),
        ("The summit in Lima to be held next year was discussed.", "hold", "summit"),
        ("The measures, read out on television late on Tuesday, were justified by officials.", "justify", "measures"),
        ("Peru said satisfaction had grown since relations were restored.", "restore", "relations"),
    ],
)
def test_subject(sentence: str, verb: str, subject: str) -> None:
    assert (verb, subject) in list(_subjects(sentence))


@pytest.mark.parametrize(
    ("sentence", "verb", "link", "above"),
    [
        ("Peru and Chile agreed to ease rules and to open a school.", "open", "infinitive", "agree"),
        ("Peru announced that, beginning in May, the quota would be raised.", "raise", "that", "announce"),
        ("Peru announced that from January the quota will be raised.", "raise", "that", "announce"),
        ("The minister said that Peru favours a settlement and urged both sides to wait.", "urge", "coordinate", ""),
        ("Peru will not be given aid if it refuses.", "refuse", "if", ""),
    ],
)
def test_link(sentence: str, verb: str, link: str, above: str) -> None:
    clause = next(clause for clause in _clauses(sentence) if clause.verb.lemma == verb)
    assert clause.link == link
    assert (clause.parent.verb.lemma if clause.parent else "") == above


@pytest.mark.parametrize(
    ("sentence", "verb", "noun"),
    [
        ("Peru voiced concern, the ministry said, at the dispatch of troops.", "voice", "dispatch"),
        ("Peru condemned what it called an invasion of Chile.", "condemn", "invasion"),
        ("Holders of such passports will no longer be given visas.", "give", "visas"),
        ('Peru declared its "full solidarity" with Chile.', "declare", "solidarity"),
    ],
)
def test_argument(sentence: str, verb: str, noun: str) -> None:
    if '"' in sentence:  # the marks of a quoted phrase are taken out before
        sentence = sentence.replace('"', "")
    clause = next(clause for clause in _clauses(sentence) if clause.verb.lemma == verb)
    assert noun in [argument.noun.lower for argument in clause.arguments]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("It calls on Peru to release the sailors.", "call"),
        ("Its security rests on two treaties.", "rest"),
        ("Peru calls for talks with Chile.", "call"),
        ("The first took place in Lima.", "take"),
        ("The envoy left Lima on Monday.", "leave"),
        ("The declaration welcomes the vote, condemns the coup and calls on Peru to free the sailors.", "call"),
    ],
)
def test_finds_verb(sentence: str, verb: str) -> None:
    assert verb in [clause.verb.lemma for clause in _clauses(sentence)]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Had Peru agreed, talks would have begun.", "agree"),
        ("A tranche would be considered should the government submit a request.", "submit"),
    ],
)
def test_condition(sentence: str, verb: str) -> None:
    assert next(clause for clause in _clauses(sentence) if clause.verb.lemma == verb).conditional


def test_negated_infinitive() -> None:
    clause = next(c for c in _clauses("Peru urged Chile not to raise the toll.") if c.verb.lemma == "raise")
    assert clause.verb.negated


def test_a_field_behind_to_is_no_infinitive() -> None:
    assert "trade" not in [clause.verb.lemma for clause in _clauses("Attention was paid to trade and energy.")]


def test_an_adverb_is_no_subject() -> None:
    assert ("urge", "it") in list(_subjects("It nevertheless urged Chile to wait."))
