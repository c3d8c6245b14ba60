"""How fast the viewer is, in headless Chromium, beside bare pages made in the same run.

    first draw   from the start of navigation to the first picture: ours, and a bare vis-network page that draws the same
                 nodes and lines, and one that draws all things of the graph
    opening      the same for a graph of 20,000 things and one of 2,000, until everything answers, and the size of the file
    making       the time to make the page against filling a plain template with the same JSON

The graphs are made up: 200 states with the skew of the real world, meetings, agreements and positions between them.
Run it with `make bench-viewer`.
"""

from __future__ import annotations

import json
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from jinja2 import Template
from playwright.sync_api import Browser, sync_playwright

from diplograph.view import ClaimCard, DocumentCard, Edge, Node, ViewModel, render
from diplograph.view.data import first_data, page_data
from diplograph.view.inlined import vis_script
from diplograph.view.layout import positions
from diplograph.view.overview import Overview, overview
from diplograph.view.ties import ties

ROUNDS = 7
STATES = 200
_KINDS = ("meeting", "agreement", "visit", "position", "cooperation")
_WORDS = (
    "the two sides agreed to widen cooperation in energy trade transport and education and to hold talks next year on a "
    "framework that both governments want to sign before the summit in the capital"
).split()
_BARE = """<!DOCTYPE html><meta charset="utf-8"><div id="n" style="height:700px"></div><script>{vis}</script><script>
const data = {data};
new vis.Network(document.getElementById('n'), data,
  {{physics: false, layout: {{improvedLayout: false}}, edges: {{smooth: false}}}}).once('afterDrawing', () => {{
    document.documentElement.dataset.drawn = performance.now(); }});
</script>"""
_TEMPLATE = Template("<!DOCTYPE html><script type='application/json'>{{ data }}</script>")


def graph(things: int) -> ViewModel:
    """A graph of so many things; the same in every run."""
    choose = random.Random(things)
    states = [f"id:state/{number}" for number in range(STATES)]
    weights = [1 / (number + 1) for number in range(STATES)]
    documents = tuple(
        DocumentCard(f"d{number}", f"Report {number}", f"20{choose.randrange(10, 26)}-0{choose.randrange(1, 10)}-11")
        for number in range(max(1, things // 10))
    )
    nodes = [Node(iri, f"State {number}", "country") for number, iri in enumerate(states)]
    edges, claims = [], []
    held: dict[str, list[str]] = {iri: [] for iri in states}
    for number in range(things - STATES):
        kind, claim = choose.choice(_KINDS), f"id:claim/{number}"
        sides = sorted(set(choose.choices(states, weights, k=2)))
        status = choose.choices(("done", "planned", "proposed"), (8, 2, 1))[0]
        thing = f"id:{kind}/{number}"
        sentence = " ".join(choose.choices(_WORDS, k=24))
        before, after = (" ".join(choose.choices(_WORDS, k=30)) for _ in range(2))
        nodes.append(Node(thing, f"{kind} {number}", kind, (("status", status),), (claim,)))
        edges += [Edge(side, thing, "takes part in", status, (claim,)) for side in sides]
        claims.append(
            ClaimCard(
                id=claim, kind=kind, status=status, sentence=sentence, before=before, after=after,
                document=choose.choice(documents).id, date="2024-05-06", topics=("energy",),
            )
        )  # fmt: skip
        for side in sides:
            held[side].append(claim)
    named = [Node(n.id, n.label, n.kind, n.facts, tuple(held.get(n.id, n.claims))) for n in nodes]
    return ViewModel(f"{things} things", tuple(named), tuple(edges), tuple(claims), documents)


def bare_first(first: Overview) -> str:
    """A bare page with the nodes and lines of our first view."""
    places = positions(first.actors, first.backbone())
    numbers = {node.id: number for number, node in enumerate(first.actors)}
    nodes = [{"id": numbers[n.id], "label": n.label, "x": places[n.id][0], "y": places[n.id][1]} for n in first.actors]
    edges = [{"from": numbers[pair.source], "to": numbers[pair.target]} for pair in first.pairs]
    return _BARE.format(vis=vis_script(), data=json.dumps({"nodes": nodes, "edges": edges}))


def bare_all(model: ViewModel) -> str:
    """A bare page with all things and ties."""
    choose = random.Random(1)
    numbers = {node.id: number for number, node in enumerate(model.nodes)}
    nodes = [
        {"id": number, "label": node.label, "x": choose.randrange(9000), "y": choose.randrange(9000)}
        for number, node in enumerate(model.nodes)
    ]
    edges = [{"from": numbers[edge.source], "to": numbers[edge.target]} for edge in model.edges]
    return _BARE.format(vis=vis_script(), data=json.dumps({"nodes": nodes, "edges": edges}))


def opened(browser: Browser, file: Path, ready: str) -> float:
    """Milliseconds from the start of navigation until the page says that it has drawn, or is ready."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(file.as_uri())
    page.wait_for_selector(ready, state="attached")
    if ready.startswith("html"):
        found = float(page.evaluate("Number(document.documentElement.dataset.drawn)"))
    else:
        found = float(page.evaluate("Number(document.documentElement.dataset.ready)"))
    page.close()
    return found


def median(work: Callable[[], float]) -> float:
    work()  # what is loaded once is loaded now
    return statistics.median(work() for _ in range(ROUNDS))


def seconds(work: Callable[[], object]) -> float:
    def once() -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    return median(once)


def main() -> None:
    small, large = graph(2_000), graph(20_000)
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("Chromium is not installed (apt-get install chromium)")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        files = {name: Path(folder, f"{name}.html") for name in ("ours", "large", "bare", "bare_all")}
        files["ours"].write_text(render(small), encoding="utf-8")
        files["large"].write_text(render(large), encoding="utf-8")
        files["bare"].write_text(bare_first(overview(small)), encoding="utf-8")
        files["bare_all"].write_text(bare_all(small), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        drawn = {name: median(lambda f=file: opened(browser, f, "html[data-drawn]")) for name, file in files.items()}  # type: ignore[misc]
        ready = {
            name: median(lambda f=files[name]: opened(browser, f, "body:not([aria-busy])"))
            for name in ("ours", "large")
        }  # type: ignore[misc]
        browser.close()
        size = files["large"].stat().st_size / 1e6
    print(f"first draw, 2,000 things   {drawn['ours']:7.0f} ms")
    print(
        f"  bare, the same nodes     {drawn['bare']:7.0f} ms   ratio {drawn['ours'] / drawn['bare']:.2f}   (at most 1.2)"
    )
    print(f"  bare, all 2,000          {drawn['bare_all']:7.0f} ms   ratio {drawn['ours'] / drawn['bare_all']:.2f}")
    print(f"first draw, 20,000 things  {drawn['large']:7.0f} ms   ratio to 2,000 {drawn['large'] / drawn['ours']:.2f}")
    print(f"ready, 2,000 and 20,000    {ready['ours']:7.0f} ms and {ready['large']:.0f} ms")
    print(f"file of 20,000 things      {size:7.1f} MB   (at most 15)")
    for name, model in (("2,000", small), ("20,000", large)):
        data = {"first": first_data(model, overview(model)), "all": page_data(model, ties(model.edges))}
        ours, plain = seconds(lambda m=model: render(m)), seconds(lambda d=data: _TEMPLATE.render(data=json.dumps(d)))  # type: ignore[misc]
        print(
            f"making, {name:>6} things     {ours:7.2f} s    plain {plain:.2f} s   ratio {ours / plain:.2f}   (at most 3)"
        )


if __name__ == "__main__":
    main()
