"""The viewer in a browser with the network off: what people do with it, clicked through."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from diplograph.view import Edge, Node, ViewModel, render

from .browsing import Visit
from .hostile import ADDRESSES, WORDS, hostile_model
from .sample import sample_model

Open = Callable[..., Visit]


@pytest.fixture(scope="module")
def sample_page() -> str:
    return render(sample_model())


def test_a_thing_opens_with_its_evidence(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.click_thing("Korea-Central Asia summit")
    assert seen.heading == "Korea-Central Asia summit"
    planned = seen.details.locator(".claim").first
    expect(planned.locator(".status")).to_have_text("Planned")
    expect(planned.locator("mark")).to_have_text(
        "Both sides will prepare the summit of Korea and the five states of Central Asia, to be held next year."
    )
    expect(planned.locator(".origin")).to_contain_text("Korea and Kyrgyzstan become comprehensive partners")
    expect(planned.locator(".reading")).to_contain_text("“next year” is 2025: counted from the date of the document")
    link = planned.locator(".origin a")
    assert link.get_attribute("href") == "https://example.org/agency/summit-report"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert seen.dimmed_things() == 42 - 9  # it, its six states, who announced it, the initiative it is part of


def test_a_claim_says_status_date_speaker_source_rule(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.click_thing("Korea-Central Asia summit")
    texts = seen.details.locator(".claim").nth(1).inner_text()
    for part in ("Denied", "2025", "Said by the foreign ministry", "Looking back on a visit", "A weekly", "Rule"):
        assert part in texts


def test_a_tie_opens_with_its_evidence(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.click_tie("Keep to the UN Charter", "United Nations")
    assert seen.heading == "Keep to the UN Charter – United Nations"
    expect(seen.details.locator(".said")).to_contain_text("names")
    expect(seen.details.locator("mark")).to_contain_text("They call on Pyongyang")


def test_escape_and_the_empty_canvas_clear_the_choice(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.click_thing("Kyrgyzstan")
    seen.page.keyboard.press("Escape")
    assert seen.heading == "How to read it"
    assert seen.dimmed_things() == 0
    seen.click_thing("Kyrgyzstan")
    frame = seen.page.locator("#picture").bounding_box()
    assert frame is not None
    seen.page.mouse.click(frame["x"] + 4, frame["y"] + 4)
    expect(seen.details.locator("h2")).to_have_text("How to read it")


def test_the_legend_filters_kinds(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    agreements = seen.page.locator("#kinds button", has_text="Agreements")
    expect(agreements.locator(".count")).to_have_text("7")
    agreements.click()
    expect(agreements).to_have_attribute("aria-pressed", "false")
    assert seen.hidden_things() == 7
    expect(seen.page.locator("#listed")).to_have_text("35 of 42")
    seen.page.locator("#no-kinds").click()
    assert seen.hidden_things() == 42
    seen.page.locator("#all-kinds").click()
    assert seen.hidden_things() == 0


def test_the_legend_filters_statuses(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.page.locator("#statuses button", has_text="Planned").click()
    assert seen.hidden_ties() == 12
    assert seen.hidden_things() == 0


def test_search_suggests_and_chooses(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.page.fill("#query", "silk")
    options = seen.page.locator("#suggestions [role=option]")
    expect(options).to_have_count(2)
    seen.page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    seen.page.keyboard.press("Enter")
    assert seen.heading == "Support for the K-Silk Road"
    expect(seen.page.locator("#suggestions")).to_be_hidden()
    seen.page.fill("#query", "zzz")
    expect(seen.page.locator("#suggestions")).to_have_text("Nothing has this name.")


def test_choosing_a_filtered_kind_shows_it_again(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.page.locator("#kinds button", has_text="Initiatives").click()
    seen.page.fill("#query", "k-silk")
    seen.page.keyboard.press("Enter")
    assert seen.heading == "K-Silk Road Cooperation Initiative"
    assert seen.hidden_things() == 0


def test_the_list_works_by_keyboard(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.page.keyboard.press("Tab")
    expect(seen.page.locator(".skip")).to_be_focused()
    seen.page.keyboard.press("Enter")
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Enter")
    assert seen.heading == "Kyrgyzstan"
    chosen = seen.page.locator("#things [aria-selected=true]")
    expect(chosen).to_have_text("Kyrgyzstan")
    expect(chosen).to_be_focused()
    expect(seen.page.locator("#said")).to_have_text("State: Kyrgyzstan. 11 claims.")
    expect(seen.page.locator("#things [tabindex='0']")).to_have_count(1)


def test_back_returns_and_a_link_leads_to_the_same_view(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.click_thing("Kyrgyzstan")
    seen.click_thing("South Korea")
    seen.page.go_back()
    assert seen.heading == "Kyrgyzstan"
    address = seen.page.evaluate("location.hash")
    assert visit(sample_page, address=address).heading == "Kyrgyzstan"
    assert visit(sample_page, address="#no%such").heading == "How to read it"


def test_theme_follows_the_system_until_told(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page, dark=True)
    background = "getComputedStyle(document.body).backgroundColor"
    assert seen.page.evaluate(background) == "rgb(21, 25, 30)"
    seen.page.click("#theme")
    assert seen.page.evaluate(background) == "rgb(253, 253, 252)"
    seen.page.reload()
    assert seen.page.evaluate(background) == "rgb(253, 253, 252)"


def test_only_the_busiest_are_drawn_and_others_are_brought_in(visit: Open) -> None:
    states = [Node(f"s{number}", f"State {number}", "country") for number in range(5)]
    things = [Node(f"m{number}", f"Meeting {number}", "meeting") for number in range(600)]
    edges = [Edge(f"m{number}", f"s{number % 5}", "was held by", "done") for number in range(600)]
    seen = visit(render(ViewModel("Many", tuple(states + things), tuple(edges))))
    drawn = "diplograph.network.body.data.nodes.length"
    assert seen.page.evaluate(drawn) == 300
    expect(seen.page.locator("#away")).to_contain_text("300 of 605 things")
    seen.page.fill("#query", "Meeting 599")
    seen.page.keyboard.press("Enter")
    assert seen.page.evaluate(drawn) == 301
    assert seen.heading == "Meeting 599"


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_hostile_words_stay_words(visit: Open, width: int, height: int) -> None:
    seen = visit(render(hostile_model()), width=width, height=height)
    seen.page.evaluate("(id) => { location.hash = encodeURIComponent(id); }", f"id:{WORDS[0]}")
    expect(seen.details.locator("h2")).to_have_text(WORDS[0])
    seen.page.fill("#query", "W")
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#details script, #details img, #details b, #details i, #side img").count() == 0
    addresses = seen.page.eval_on_selector_all("a", "(links) => links.map((link) => link.getAttribute('href'))")
    assert not set(addresses) & set(ADDRESSES)
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (900, 700), (390, 844)])
def test_controls_do_not_overlap(visit: Open, sample_page: str, width: int, height: int) -> None:
    seen = visit(sample_page, width=width, height=height)
    boxes = [seen.page.locator(name).bounding_box() for name in (".title", ".search", ".tools", ".stage")]
    for index, one in enumerate(boxes):
        for two in boxes[index + 1 :]:
            assert one is not None and two is not None
            apart_x = one["x"] + one["width"] <= two["x"] + 1 or two["x"] + two["width"] <= one["x"] + 1
            apart_y = one["y"] + one["height"] <= two["y"] + 1 or two["y"] + two["height"] <= one["y"] + 1
            assert apart_x or apart_y


def test_browse_is_a_sheet_on_a_phone(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page, width=390, height=844)
    expect(seen.page.locator("#side")).to_be_hidden()
    seen.page.click("#browse")
    expect(seen.page.locator("#side")).to_be_visible()
    seen.page.locator("#things [role=option]", has_text="Tajikistan").click()
    expect(seen.page.locator("#side")).to_be_hidden()
    assert seen.heading == "Tajikistan"
    seen.page.click("#close")
    expect(seen.page.locator("#panel")).to_be_hidden()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)], ids=["wide", "narrow"])
def test_pictures_for_people_to_look_at(
    visit: Open, sample_page: str, screenshots: Path, width: int, height: int, dark: bool
) -> None:
    seen = visit(sample_page, width=width, height=height, dark=dark)
    name = f"{'wide' if width > 720 else 'narrow'}-{'dark' if dark else 'light'}"
    for suffix, label in (("start", ""), ("state", "Kyrgyzstan"), ("meeting", "Korea-Central Asia summit")):
        if label:
            seen.page.evaluate("(id) => { location.hash = encodeURIComponent(id); }", _id_of(label))
        seen.page.wait_for_timeout(200)
        file = screenshots / f"{name}-{suffix}.png"
        seen.page.screenshot(path=file)
        assert file.stat().st_size > 20_000


def _id_of(label: str) -> str:
    return next(node.id for node in sample_model().nodes if node.label == label)
