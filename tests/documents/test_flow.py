"""Lines of printed pages become the paragraphs that they were."""

from __future__ import annotations

import pytest

from diplograph.documents.flow import flow


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Peru and Chile signed a treaty on coop-", "eration in Lima on a fine Monday."], "on cooperation in Lima"),
        (["Peru and Chile speak of a long-", "term plan for both; a long-term plan it is."], "of a long-term plan"),
        (["Peru and Chile were at odds in the Asia-", "Pacific region for a time, it is said."], "Asia-Pacific region"),
        (["Peru and Chile met for the forum of 2024-", "2025 in the city of Lima on a Monday."], "2024-2025"),
        (
            ["Peru and Chile signed a treaty on coop\u00ad", "eration in Lima on a fine Monday."],
            "on cooperation in Lima",
        ),
        (["Peru and Chile signed a treaty -", "the third of its kind - in Lima itself."], "treaty - the third"),
    ],
)
def test_a_word_at_the_end_of_a_line(lines: list[str], text: str) -> None:
    joined = flow(["\n".join(lines)])
    assert text in joined
    assert "\n" not in joined


def test_a_short_line_ends_a_paragraph() -> None:
    first = "Peru and Chile met in the city of Lima on a Monday in\nspring."
    second = "They signed a treaty on fisheries that had been made\nready."
    assert flow([f"{first}\n{second}"]).split("\n\n") == [
        "Peru and Chile met in the city of Lima on a Monday in spring.",
        "They signed a treaty on fisheries that had been made ready.",
    ]


def test_an_item_begins_a_paragraph() -> None:
    page = "Peru and Chile agreed on what follows on that day there:\n1. They meet once in each year, at the level of heads."
    assert len(flow([page]).split("\n\n")) == 2


def test_what_repeats_at_the_edges_goes() -> None:
    pages = [
        f"The Gazette, No. {n}\nPeru told Chile of the {n}th plan that it had made.\nPage {n} of 9"
        for n in range(1, 10)
    ]
    text = flow(pages)
    assert "Gazette" not in text
    assert "Page" not in text
    assert text.count("Peru told Chile") == 9


def test_two_like_pages_are_no_page_head() -> None:
    assert flow(["Minutes of Lima\nPeru spoke.", "Minutes of Lima\nChile spoke."]).count("Minutes of Lima") == 2


def test_nothing_comes_to_nothing() -> None:
    assert flow([]) == flow(["", "\n \n"]) == ""
