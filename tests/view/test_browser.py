"""The viewer in a browser with the network off: what people do with it, clicked through."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from diplograph.view.overview import overview

from .browsing import Visit
from .sample import BASE, sample_model

Open = Callable[..., Visit]
SUMMIT = "Korea-Central Asia summit"


# The first view


def test_states_and_bodies_come_first(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    actors = {node.label for node in sample_model().nodes if node.kind in ("country", "body")}
    assert seen.drawn() == actors
    assert {"Kyrgyzstan", "United Nations"} <= actors
    strongest = seen.lines()[0]
    assert strongest["ends"] == "Kyrgyzstan - South Korea"
    assert strongest["status"] == "done"
    expect(seen.page.locator("#listed")).to_have_text("8 of 42 things")


def test_what_the_page_counts_is_what_was_counted_before(visit: Open, sample_page: str) -> None:
    """The first view comes ready; under a filter the page counts anew. A filter that stops nothing must change nothing."""
    seen = visit(sample_page)
    before = seen.lines()
    seen.go("asof=2099-01-01")
    expect(seen.page.locator("#clear")).to_be_visible()
    assert _in_order(seen.lines()) == _in_order(before)
    assert len(before) == len(overview(sample_model()).pairs)


def _in_order(lines: list[dict[str, object]]) -> list[str]:
    return sorted(map(str, lines))


def test_a_line_opens_what_it_is_made_of(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.click_line("South Korea", "Kyrgyzstan", 0.3)
    assert seen.heading in ("South Korea – Kyrgyzstan", "Kyrgyzstan – South Korea")
    for kind in ("Meetings (", "Agreements (", "Positions (", "Partnerships ("):
        expect(seen.details).to_contain_text(kind)
    assert {"South Korea", "Kyrgyzstan", SUMMIT} <= seen.drawn()
    expect(seen.details.locator(".claim").first.locator("mark")).not_to_be_empty()


# One thing


def test_a_thing_opens_with_its_neighbours_and_its_evidence(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.click_thing("Kyrgyzstan")
    assert seen.heading == "Kyrgyzstan"
    assert "Summit in Seoul, 3 December 2024" in seen.drawn()
    seen.click_thing(SUMMIT)
    assert seen.heading == SUMMIT
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


def test_a_claim_says_status_date_speaker_source_rule(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.open(SUMMIT)
    texts = seen.details.locator(".claim").nth(1).inner_text()
    for part in ("Denied", "2025", "Said by the foreign ministry", "Looking back on a visit", "A weekly", "Rule"):
        assert part in texts


def test_a_line_between_two_things_opens_its_evidence(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.open("Keep to the UN Charter")
    seen.click_line("Keep to the UN Charter", "United Nations")
    assert seen.heading == "Keep to the UN Charter – United Nations"
    expect(seen.details.locator(".said")).to_contain_text("names")
    expect(seen.details.locator("mark")).to_contain_text("They call on Pyongyang")
    seen.page.keyboard.press("Escape")
    assert seen.heading == "Keep to the UN Charter"


def test_the_way_back(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.click_thing("Kyrgyzstan")
    seen.click_thing(SUMMIT)
    assert seen.crumbs == ["States and bodies", "Kyrgyzstan", SUMMIT]
    seen.page.locator("#crumbs button", has_text="Kyrgyzstan").click()
    assert (seen.heading, seen.crumbs) == ("Kyrgyzstan", ["States and bodies", "Kyrgyzstan"])
    seen.page.go_back()
    expect(seen.details.locator("h2")).to_have_text(SUMMIT)
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("Escape")
    expect(seen.details.locator("h2")).to_have_text("How to read it")
    assert seen.crumbs == ["States and bodies"]


def test_a_path_between_two_things(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.open("Bishkek")
    seen.details.locator("button", has_text="Find a path from here").click()
    expect(seen.page.locator("#query")).to_be_focused()
    seen.page.keyboard.type("tajik")
    seen.page.keyboard.press("Enter")
    assert seen.heading == "Bishkek → Tajikistan"
    assert {"Bishkek", "Tajikistan", SUMMIT} <= seen.drawn()
    expect(seen.details).to_contain_text("steps; the picture shows the busiest of the shortest ways")
    seen.page.locator("#statuses button", has_text="Planned").click()
    expect(seen.details).to_contain_text("No way leads from one to the other")


# Filters and time


def test_filters_combine(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.show("table")
    rows = seen.page.locator("#rows tbody tr")
    claims = sample_model().claims
    assert rows.count() == len(claims)
    seen.page.locator("#kinds button", has_text="Agreements").click()
    left = [claim for claim in claims if claim.kind != "agreement"]
    expect(rows).to_have_count(len(left))
    seen.page.locator("#statuses button", has_text="Done").click()
    left = [claim for claim in left if claim.status != "done"]
    expect(rows).to_have_count(len(left))
    seen.page.select_option("#document", label=seen.page.locator("#document option").nth(1).inner_text())
    left = [claim for claim in left if claim.document == sample_model().documents[0].id]
    expect(rows).to_have_count(len(left))
    topic = next(claim.topics[0] for claim in left if claim.topics)
    seen.page.select_option("#topic", value=topic)
    expect(rows).to_have_count(sum(topic in claim.topics for claim in left))
    seen.page.click("#clear")
    expect(rows).to_have_count(len(claims))


def test_of_one_state(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.page.select_option("#actor", label="Tajikistan")
    assert all(line["status"] == "planned" for line in seen.lines())
    assert "North Korea" not in seen.drawn()


def test_what_was_known_by_a_day(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    slider = seen.page.locator("#when")
    expect(seen.page.locator("#known")).to_have_text("All that is known")
    slider.focus()
    seen.page.keyboard.press("Home")
    expect(seen.page.locator("#known")).to_have_text("Known on 3 December 2024")
    seen.show("table")
    early = sum(claim.document == sample_model().documents[0].id for claim in sample_model().claims)
    expect(seen.page.locator("#rows tbody tr")).to_have_count(early)
    slider.focus()
    seen.page.keyboard.press("End")
    expect(seen.page.locator("#known")).to_have_text("All that is known")


# Views


def test_the_table_is_sorted_and_saved(visit: Open, sample_page: str, tmp_path: Path) -> None:
    seen = visit(sample_page)
    seen.open("Kyrgyzstan")
    seen.show("table")
    body = seen.page.locator("#rows tbody tr")
    seen.page.locator("#rows th button", has_text="Kind").click()
    kinds = body.locator("td:nth-child(2)").all_inner_texts()
    assert kinds == sorted(kinds)
    seen.page.locator("#rows th button", has_text="Kind").click()
    assert body.locator("td:nth-child(2)").all_inner_texts() == sorted(kinds, reverse=True)
    with seen.page.expect_download() as waiting:
        seen.page.click("#as-csv")
    saved = tmp_path / "claims.csv"
    waiting.value.save_as(saved)
    rows = list(csv.DictReader(io.StringIO(saved.read_text(encoding="utf-8-sig"))))
    assert len(rows) == body.count()
    assert {row["Sentence"] for row in rows} <= {claim.sentence for claim in sample_model().claims}


def test_the_picture_is_saved(visit: Open, sample_page: str, tmp_path: Path) -> None:
    seen = visit(sample_page)
    with seen.page.expect_download() as waiting:
        seen.page.click("#as-png")
    saved = tmp_path / "picture.png"
    waiting.value.save_as(saved)
    assert saved.read_bytes().startswith(b"\x89PNG")
    assert saved.stat().st_size > 5_000


def test_promises(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.show("promises")
    shown = seen.page.locator("#promise-rows")
    expect(shown).to_contain_text("as known on 12 February 2026")
    expect(shown.locator(".promise", has_text=SUMMIT)).to_contain_text("Both sides will prepare the summit")
    seen.go("view=promises&asof=2024-12-31")
    expect(shown).to_contain_text("as known on 31 December 2024")
    expect(shown.locator(".promise", has_text=SUMMIT)).to_contain_text("for 2025")


def test_disagreements(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.show("disagreements")
    shown = seen.page.locator("#disagreement-rows")
    assert shown.locator(".value").all_inner_texts() == ["2025", "16 to 17 September 2026", "2026"]
    expect(shown).to_contain_text("The reference data have it so.")
    seen.go("view=disagreements&asof=2024-12-31")
    assert shown.locator(".value").all_inner_texts() == ["2025", "2026"]
    shown.locator("button", has_text=SUMMIT).click()
    assert seen.heading == SUMMIT
    expect(seen.page.locator("#picture")).to_be_visible()


def test_a_link_leads_to_the_same_view(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    seen.page.locator("#kinds button", has_text="Agreements").click()
    seen.page.select_option("#topic", value="energy")
    address = seen.page.evaluate("location.hash")
    other = visit(sample_page, address=address)
    expect(other.page.locator("#topic")).to_have_value("energy")
    assert other.lines() == seen.lines()
    assert visit(sample_page, address="#no%such").heading == "How to read it"
    tied = f"#thing={BASE}country/KGZ&view=table&asof=2025-01-01"
    third = visit(sample_page, address=tied)
    expect(third.page.locator("#view-table")).to_be_visible()
    expect(third.page.locator("#known")).to_have_text("Known on 1 January 2025")
    assert third.crumbs[-1] == "Kyrgyzstan"


# Search, list, keyboard


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
    expect(seen.page.locator("#said")).to_contain_text("Kyrgyzstan. 11 claims.")
    expect(seen.page.locator("#things [tabindex='0']")).to_have_count(1)


def test_every_control_can_be_reached_with_tab(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page)
    reached = set()
    for _ in range(60):
        seen.page.keyboard.press("Tab")
        script = "document.activeElement.id || document.activeElement.dataset.view || ''"
        reached.add(str(seen.page.evaluate(script)))
    wanted = {"picture", "table", "promises", "disagreements", "query", "theme", "topic", "actor", "document", "when"}
    assert wanted | {"as-csv", "as-png", "as-link", "zoom-in", "zoom-out", "fit"} <= reached


def test_theme_follows_the_system_until_told(visit: Open, sample_page: str) -> None:
    seen = visit(sample_page, dark=True)
    background = "getComputedStyle(document.body).backgroundColor"
    assert seen.page.evaluate(background) == "rgb(21, 25, 30)"
    seen.page.click("#theme")
    assert seen.page.evaluate(background) == "rgb(253, 253, 252)"
    seen.page.reload()
    assert seen.page.evaluate(background) == "rgb(253, 253, 252)"
