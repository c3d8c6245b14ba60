"""The page as text: it stands alone, it is inert, it is always the same."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from diplograph.view import Node, ViewError, ViewModel, render
from diplograph.view.inlined import own, viewer_script, vis_script, vis_style
from diplograph.view.palette import ACTORS

from .hostile import ADDRESSES, GOOD_ADDRESS, WORDS, hostile_model
from .sample import sample_model


class Reader(HTMLParser):
    """Collects what the tests ask about: tags with their attributes, and the text of each tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.texts.append("")
        self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data

    def of(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        return [
            (attributes, text) for (name, attributes), text in zip(self.tags, self.texts, strict=True) if name == tag
        ]


@pytest.fixture(scope="module")
def sample() -> Reader:
    return Reader(render(sample_model()))


@pytest.fixture(scope="module")
def hostile() -> Reader:
    return Reader(render(hostile_model()))


def _blocks(page: Reader) -> dict[str, dict[str, object]]:
    blocks = {str(a["id"]): json.loads(text) for a, text in page.of("script") if "id" in a}
    pieces = (base64.b64decode(text) for a, text in page.of("script") if a.get("type") == "application/gzip")
    return {**blocks, "data": json.loads(gzip.decompress(b"".join(pieces)))}


def _policy(page: Reader) -> str:
    return next(str(a["content"]) for a, _ in page.of("meta") if a.get("http-equiv") == "Content-Security-Policy")


def test_nothing_is_fetched(sample: Reader) -> None:
    for tag, attributes in sample.tags:
        assert "src" not in attributes
        if tag in ("link", "a"):
            assert str(attributes["href"]).startswith(("data:", "#"))
    for _, style in sample.of("style"):
        assert "url(" not in style
        assert "@import" not in style


def test_no_data_stands_in_the_page_outside_its_blocks(hostile: Reader, sample: Reader) -> None:
    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in sample.tags]


def test_policy_allows_what_the_page_holds_and_nothing_else(sample: Reader) -> None:
    policy = _policy(sample)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    held = [text for a, text in sample.of("script") if a.get("type") is None]
    held += [text for _, text in sample.of("style")]
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in held]
    assert re.findall(r"'sha256-([^']+)'", policy) == hashes


def test_data_survives_embedding(hostile: Reader) -> None:
    model, blocks = hostile_model(), _blocks(hostile)
    things = blocks["data"]["things"]
    assert isinstance(things, list)
    labels = [node.label.replace("\ud800", "\ufffd") for node in model.nodes]  # JSON has no half of a character
    assert [thing["label"] for thing in things] == labels
    drawn = blocks["network"]["nodes"]
    assert isinstance(drawn, list)
    assert [node["label"] for node in drawn] == [node.label for node in model.nodes if node.kind in ACTORS]
    assert all("title" not in node for node in drawn)


def test_blocks_hold_no_character_that_matters_to_html(hostile: Reader) -> None:
    for attributes, text in hostile.of("script"):
        if attributes.get("type") in ("application/json", "application/gzip"):
            assert not re.search("[<>&\u2028\u2029\ud800-\udfff]", text)


def test_the_title_is_escaped(hostile: Reader) -> None:
    (_, title), *_ = hostile.of("title")
    assert "<script>alert(1)</script>" in title


def test_the_page_can_be_written_as_utf8() -> None:
    render(hostile_model()).encode("utf-8")


def test_only_web_addresses_become_links(hostile: Reader) -> None:
    data = _blocks(hostile)["data"]
    cards = [*list_of(data["documents"]), *list_of(data["sources"])]
    addresses = {str(card["url"]) for card in cards}
    assert addresses == {"", GOOD_ADDRESS}
    assert not addresses & set(ADDRESSES)


def list_of(value: object) -> list[dict[str, object]]:
    assert isinstance(value, list)
    return value


def test_scripts_never_read_html() -> None:
    for trap in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "DOMParser"):
        assert trap not in viewer_script()
    assert "innerHTML" not in vis_script()
    assert "on" not in {name[:2] for tag, a in Reader(own("page.html")).tags for name in a}


def test_vis_comes_from_pyvis() -> None:
    assert "@version 9.1.2" in vis_script()
    assert "@license" in vis_script()
    assert "sourceMappingURL" not in vis_script()
    assert "div.vis-network" in vis_style()


def test_the_same_model_gives_the_same_page() -> None:
    program = "import sys; from tests.view.sample import sample_model; from diplograph.view import render; "
    program += "sys.stdout.buffer.write(render(sample_model()).encode())"
    pages = {_run(program, seed) for seed in ("0", "1", "2")}
    assert pages == {render(sample_model()).encode()}


def _run(program: str, seed: str) -> bytes:
    root = Path(__file__).parents[2]
    path = os.pathsep.join([str(root), *sys.path])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    return done.stdout


def test_known_positions_are_kept() -> None:
    node = Node("id:KOR", "South Korea", "country")
    drawn = list_of(_blocks(Reader(render(ViewModel("One", (node,)), {"id:KOR": (17, -4)})))["network"]["nodes"])
    assert (drawn[0]["x"], drawn[0]["y"]) == (17, -4)


def test_an_empty_model_is_a_page() -> None:
    assert "Nothing yet" in render(ViewModel("Nothing yet"))


def test_a_broken_model_is_refused() -> None:
    with pytest.raises(ViewError, match="no kind 'planet', which node id:x names"):
        render(ViewModel("Broken", (Node("id:x", "X", "planet"),)))


def test_hostile_words_are_all_there() -> None:
    assert len(set(WORDS)) == len(hostile_model().nodes)
