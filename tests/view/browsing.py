"""What a test does with a page: finds things in the picture, clicks them, reads what is shown."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

_POINT = """([numbers, share]) => {
  const [one, two] = numbers.map((number) => diplograph.network.getPosition(number));
  const at = { x: one.x + share * (two.x - one.x), y: one.y + share * (two.y - one.y) };
  const point = diplograph.network.canvasToDOM(at);
  const frame = document.getElementById('picture').getBoundingClientRect();
  return [point.x + frame.x, point.y + frame.y];
}"""

_NUMBER = """(label) =>
  JSON.parse(document.getElementById('data').textContent).things.findIndex((thing) => thing.label === label)"""


@dataclass(frozen=True)
class Visit:
    """One open page of the viewer."""

    page: Page

    def number(self, label: str) -> int:
        """The number under which the page knows a thing."""
        return int(self.page.evaluate(_NUMBER, label))

    def click_thing(self, label: str) -> None:
        """Click the mark of a thing in the picture."""
        self._click(label, label, 0.0)

    def click_tie(self, source: str, target: str) -> None:
        """Click the middle of a straight line in the picture."""
        self._click(source, target, 0.5)

    def _click(self, source: str, target: str, share: float) -> None:
        x, y = self.page.evaluate(_POINT, [[self.number(source), self.number(target)], share])
        self.page.mouse.click(x, y)
        self.page.wait_for_timeout(400)  # vis-network waits for a second click before it reports the first

    @property
    def details(self) -> Locator:
        """The panel."""
        return self.page.locator("#details")

    @property
    def heading(self) -> str:
        """The name in the panel."""
        return self.details.locator("h2").inner_text()

    def hidden_things(self) -> int:
        """How many things of the picture are filtered out."""
        return int(self.page.evaluate("diplograph.network.body.data.nodes.get().filter((node) => node.hidden).length"))

    def hidden_ties(self) -> int:
        """How many lines of the picture are filtered out."""
        return int(self.page.evaluate("diplograph.network.body.data.edges.get().filter((edge) => edge.hidden).length"))

    def dimmed_things(self) -> int:
        """How many things stand back because another is chosen."""
        script = "diplograph.network.body.data.nodes.get().filter((node) => node.opacity < 1).length"
        return int(self.page.evaluate(script))
