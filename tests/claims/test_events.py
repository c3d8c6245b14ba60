"""Meetings and visits: who meets or goes where, whether it happened, and what is one event and what another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Claim, Reading

_TALKS = (
    "LIMA, March 12 (Agency) -- Peruvian Foreign Minister Ana Ruiz and Togolese Foreign Minister Kofi Badu "
    "held political consultations in Lima on Tuesday. "
)


def _told(claim: Claim) -> str:
    """`visit TGO>PER planned`, `meeting PER-TGO done`."""
    goal = f">{'-'.join(claim.object_countries)}" if claim.object_countries else ""
    return f"{claim.kind} {'-'.join(claim.countries)}{goal} {claim.status}"


def _events(reading: Reading, start: int = 0) -> list[str]:
    return sorted(_told(c) for c in reading.claims if c.kind in ("meeting", "visit") and c.start >= start)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peruvian President Ana Ruiz landed in Lome late on Monday.", "visit PER>TGO done"),
        ("Peruvian President Ana Ruiz left Lima for Lome on Monday.", "visit PER>TGO done"),
        ("Peruvian President Ana Ruiz is due in Lome on Friday.", "visit PER>TGO planned"),
        ("Peruvian President Ana Ruiz will be in Lome on Friday.", "visit PER>TGO planned"),
        ("Peruvian President Ana Ruiz heads to Lome on Thursday.", "visit PER>TGO planned"),
        ("Peruvian President Ana Ruiz is on an official visit to Togo.", "visit PER>TGO ongoing"),
        (
            "Peruvian President Ana Ruiz, currently on a two-day visit to Togo, thanked her hosts.",
            "visit PER>TGO ongoing",
        ),
        ("Peruvian President Ana Ruiz made the remarks during a visit to Togo.", "visit PER>TGO done"),
        (
            "In the course of her state visit to Togo, Peruvian President Ana Ruiz opened a school.",
            "visit PER>TGO done",
        ),
        ("Peruvian Trade Minister Ana Ruiz will lead a trade mission to Lome in May.", "visit PER>TGO planned"),
        ("A visit to Lome by Peruvian President Ana Ruiz is in preparation.", "visit PER>TGO planned"),
        ("Peruvian President Ana Ruiz's trip to Togo was postponed.", "visit PER>TGO planned"),
        ("Peruvian President Ana Ruiz's visit to Togo, planned for June, has been cancelled.", "visit PER>TGO denied"),
        ("Peruvian President Ana Ruiz made a stopover in Lome on her way to Accra.", "visit PER>TGO done"),
    ],
)
def test_a_visit(text: str, told: str, reading: Callable[..., Reading]) -> None:
    assert _events(reading(text)) == [told]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Togolese President Kofi Badu invited Peruvian President Ana Ruiz to Lome.", "proposed"),
        (
            "Togolese President Kofi Badu extended an invitation to Peruvian President Ana Ruiz to visit Togo.",
            "proposed",
        ),
        ("Togolese President Kofi Badu handed Peruvian President Ana Ruiz an invitation to visit Togo.", "proposed"),
        (
            "Peruvian President Ana Ruiz was invited by Togolese President Kofi Badu to attend the celebrations in Lome.",
            "proposed",
        ),
        ("Peruvian President Ana Ruiz accepted an invitation to visit Togo in June.", "planned"),
        (
            "Togolese President Kofi Badu invited Peruvian President Ana Ruiz to visit Togo. She accepted gladly.",
            "planned",
        ),
    ],
)
def test_an_invitation(text: str, status: str, reading: Callable[..., Reading]) -> None:
    assert _events(reading(text)) == [f"visit PER>TGO {status}"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peruvian Foreign Minister Ana Ruiz called on Togolese President Kofi Badu.", "meeting PER-TGO done"),
        (
            "Peruvian Foreign Minister Ana Ruiz is to be received by Togolese President Kofi Badu.",
            "meeting PER-TGO planned",
        ),
        (
            "At a meeting with Togolese President Kofi Badu, Peruvian President Ana Ruiz spoke of trade.",
            "meeting PER-TGO done",
        ),
        ("Peruvian President Ana Ruiz said this after meeting Togolese President Kofi Badu.", "meeting PER-TGO done"),
        ("Talks between Peruvian and Togolese experts are under way in Quito.", "meeting PER-TGO ongoing"),
        (
            "Talks between Peru and Togo, which were to have opened on Monday, have been called off.",
            "meeting PER-TGO denied",
        ),
        (
            "A planned meeting between the foreign ministers of Peru and Togo did not take place.",
            "meeting PER-TGO denied",
        ),
        (
            "There will be no meeting between Peruvian President Ana Ruiz and Togolese President Kofi Badu.",
            "meeting PER-TGO denied",
        ),
        ("The summit between Peru and Togo was pushed back to June.", "meeting PER-TGO planned"),
        ("Peru proposed a trilateral summit with Togo and Ghana.", "meeting GHA-PER-TGO proposed"),
        ("The third meeting of the Peru-Togo Joint Commission was held in Lima.", "meeting PER-TGO done"),
        ("The foreign ministers of the African Union met in Addis Ababa.", "meeting  done"),
    ],
)
def test_a_meeting(text: str, told: str, reading: Callable[..., Reading]) -> None:
    assert _events(reading(text)) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The first took place in Lome in 2023.", "meeting PER-TGO done"),
        ("A third is due in Lome in May.", "meeting PER-TGO planned"),
        ("The next round will be held in Lome in 2026.", "meeting PER-TGO planned"),
        ("The joint commission last met in Lome in 2023.", "meeting PER-TGO done"),
        ("The intergovernmental commission is to convene in Lome in May.", "meeting PER-TGO planned"),
    ],
)
def test_another_of_a_series(text: str, told: str, reading: Callable[..., Reading]) -> None:
    assert _events(reading(_TALKS + text), len(_TALKS)) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "During the talks, the ministers discussed fisheries.",
        "At their meeting the two ministers discussed fisheries.",
        "After the consultations, the ministers met the press.",
    ],
)
def test_the_same_meeting(text: str, reading: Callable[..., Reading]) -> None:
    assert len(_events(reading(_TALKS + text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Peruvian team arrived in Lome for the championship.",
        "Peruvian singer Ana Ruiz visited Togo for a concert.",
        "If Peruvian President Ana Ruiz visits Togo, farmers will protest.",
        "Peruvian President Ana Ruiz came to power in 2021.",
        "Peru will meet Togo in the final of the cup.",
        "Peru and Togo meet the conditions of the fund.",
        "Peruvian President Ana Ruiz called on Togolese President Kofi Badu to release the reporters.",
        "Should Peru and Togo hold talks, prices will fall.",
        "Analysts called for talks between Peru and Togo.",
        "The trustful nature of the dialogue between Peru and Togo was noted.",
        "The exchange of visits between Peru and Togo was praised.",
        "Peruvian companies invited Togolese investors to invest in Lima.",
        "Peru invited Togo to join the coalition against piracy.",
        "Peru walked out of talks with Togo.",
    ],
)
def test_neither(text: str, reading: Callable[..., Reading]) -> None:
    assert _events(reading(text)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Peruvian President Ana Ruiz met with {T} and, separately, with {G}.", ["GHA-PER", "PER-TGO"]),
        ("Peruvian President Ana Ruiz met {T} on Monday and then {G}.", ["GHA-PER", "PER-TGO"]),
        ("Peruvian President Ana Ruiz held separate talks with {T} and {G}.", ["GHA-PER", "PER-TGO"]),
        ("Peruvian President Ana Ruiz held bilateral meetings with {T} and {G}.", ["GHA-PER", "PER-TGO"]),
        ("In separate meetings with {T} and {G}, Peruvian President Ana Ruiz spoke of fish.", ["GHA-PER", "PER-TGO"]),
        ("Peruvian President Ana Ruiz met with {T} and {G}.", ["GHA-PER-TGO"]),
    ],
)
def test_partners_met_apart(text: str, told: list[str], reading: Callable[..., Reading]) -> None:
    text = text.format(T="Togolese President Kofi Badu", G="Ghanaian President Ama Mensah")
    assert _events(reading(text)) == [f"meeting {sides} done" for sides in told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Agreement was reached on holding the next Peru-Togo summit in Lome in May.", ["meeting PER-TGO>TGO planned"]),
        (
            "The next session of the Peru-Togo Joint Commission will be held in Lima in May, together with a business forum.",
            ["meeting PER-TGO>PER planned", "meeting PER-TGO>PER planned"],
        ),
        ("The ministers of Peru and Togo recalled the summit held in Lima in 2023.", ["meeting PER-TGO done"]),
        (
            "Peruvian President Ana Ruiz noted that since their meeting in Lima last May, Togolese President Kofi Badu "
            "had opened a port.",
            ["meeting PER-TGO done"],
        ),
        (
            "Peruvian President Ana Ruiz spoke of the talks she had held in Quito with the leaders of Togo and Ghana.",
            ["meeting GHA-PER-TGO done"],
        ),
        ("Peruvian President Ana Ruiz will attend the UN General Assembly in May.", ["meeting PER planned"]),
        ("Togo has offered to host the 18th session of the forum.", ["meeting TGO proposed"]),
        ("The Togolese guest was received by Peruvian President Ana Ruiz.", ["meeting PER-TGO done"]),
        (
            "Peruvian President Ana Ruiz and Togolese President Kofi Badu, whose talks ran into the night, agreed on a road.",
            ["meeting PER-TGO done"],
        ),
        ("Peru and Togo agreed to launch a regular dialogue on fisheries.", []),
        ("Peru and Togo agreed to open negotiations on a treaty.", []),
        ("Peru and Togo signed a plan of consultations between their ministries.", []),
        ("No country has offered to host the next summit.", []),
    ],
)
def test_gatherings(text: str, told: list[str], reading: Callable[..., Reading]) -> None:
    assert _events(reading(text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The tour took Peruvian President Ana Ruiz to Togo on Monday and to Ghana on Tuesday.",
            ["visit PER>GHA done", "visit PER>TGO done"],
        ),
        ("A frigate of the Peruvian Navy will call at Lome in May.", ["visit PER>TGO planned"]),
        ("Two Peruvian warships docked in Lome on Monday.", ["visit PER>TGO done"]),
        ("Togo is preparing for the state visit of Peruvian President Ana Ruiz.", ["visit PER>TGO planned"]),
        ("Peruvian President Ana Ruiz recalled her visit to Togo in June 2023.", ["visit PER>TGO done"]),
        ("Peruvian President Ana Ruiz recalled her June tour of Togo and Ghana.", ["visit PER>GHA-TGO done"]),
        ("The deals were struck during the state visit of the President of Peru to Togo.", ["visit PER>TGO done"]),
        ("The last president of Peru to visit Togo was Ana Ruiz, in 2019.", ["visit PER>TGO done"]),
        ("Peruvian President Ana Ruiz dismissed a report that she had flown to Lome.", ["visit PER>TGO denied"]),
        ("Peruvian President Ana Ruiz ruled out a visit to Togo.", ["visit PER>TGO denied"]),
        ("Lawmakers urged Peruvian President Ana Ruiz to travel to Lome.", []),
        ("Peruvian President Ana Ruiz said she was glad to be back in Lome.", []),
    ],
)
def test_more_visits(text: str, told: list[str], reading: Callable[..., Reading]) -> None:
    assert _events(reading(text)) == told


def test_the_next_meeting_is_not_the_one_that_was(reading: Callable[..., Reading]) -> None:
    told = _events(reading(_TALKS + "The next round of consultations will be held in Lome in 2026."))
    assert told == ["meeting PER-TGO done", "meeting PER-TGO>TGO planned"]
