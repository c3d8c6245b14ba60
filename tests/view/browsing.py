"""What a test does with a page: finds things in the picture, clicks them, reads what is shown."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

READY = "body:not([aria-busy])"

_POINT = """([numbers, share]) => {
  const [one, two] = numbers.map((number) => diplograph.network.getPosition(number));
  const at = { x: one.x + share * (two.x - one.x), y: one.y + share * (two.y - one.y) };
  const point = diplograph.network.canvasToDOM(at);
  const frame = document.getElementById('picture').getBoundingClientRect();
  return [point.x + frame.x, point.y + frame.y];
}"""


@dataclass(frozen=True)
class Visit:
    """One open page of the viewer."""

    page: Page

    def number(self, label: str) -> int:
        """The number under which the page knows a thing."""
        script = "(label) => diplograph.data.things.findIndex((thing) => thing.label === label)"
        return int(self.page.evaluate(script, label))

    def click_thing(self, label: str) -> None:
        """Click the mark of a thing in the picture."""
        self._click(label, label, 0.0)

    def click_line(self, source: str, target: str, share: float = 0.5) -> None:
        """Click a straight line in the picture, in its middle or at another share of its length."""
        self._click(source, target, share)

    def _click(self, source: str, target: str, share: float) -> None:
        x, y = self.page.evaluate(_POINT, [[self.number(source), self.number(target)], share])
        self.page.mouse.click(x, y)
        self.page.wait_for_timeout(400)  # vis-network waits for a second click before it reports the first

    def go(self, address: str) -> None:
        """Follow a link to a view of the same page."""
        self.page.evaluate("(address) => { location.hash = address; }", address)

    def open(self, label: str) -> None:
        """Go to a thing by its address."""
        script = "(number) => { location.hash = encodeURIComponent(diplograph.data.things[number].id); }"
        self.page.evaluate(script, self.number(label))
        expect(self.details.locator("h2")).to_have_text(label)

    def show(self, view: str) -> None:
        """Press the button of a view."""
        self.page.locator(f"[data-view={view}]").click()

    @property
    def details(self) -> Locator:
        """The panel."""
        return self.page.locator("#details")

    @property
    def heading(self) -> str:
        """The name in the panel."""
        return self.details.locator("h2").inner_text()

    @property
    def crumbs(self) -> list[str]:
        """The way here."""
        return self.page.locator("#crumbs li").all_inner_texts()

    def drawn(self) -> set[str]:
        """The names of what stands in the picture."""
        script = "diplograph.network.body.data.nodes.getIds().map((number) => diplograph.data.things[number].label)"
        return set(self.page.evaluate(script))

    def lines(self) -> list[dict[str, object]]:
        """The lines of the picture: their ends by name, status, and the number of claims that weigh."""
        script = """diplograph.scene().lines.map((line) => ({
          ends: [line.from, line.to].map((number) => diplograph.data.things[number].label).sort().join(' - '),
          status: line.status, weight: line.weight }))"""
        return list(self.page.evaluate(script))
