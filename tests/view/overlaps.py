"""Words of a page that stand over other words."""

from __future__ import annotations

from playwright.sync_api import Page

_FIND = """() => {
  const texts = [...document.querySelectorAll('body *')].filter((element) =>
    element.children.length === 0 && element.textContent.trim() && element.checkVisibility({ visibilityProperty: true }) &&
    !element.closest('.unseen, .skip, script, style, select, svg, noscript'));
  const clipped = (element, { left, top, right, bottom }) => {
    for (let around = element; around; around = around.parentElement) {
      if (getComputedStyle(around).overflow === 'visible') continue;
      const frame = around.getBoundingClientRect();
      [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
      [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
    }
    return { element, left, top, right, bottom };
  };
  const layer = (element) => element.closest('.panel, .side, #suggestions, #toast'); // a sheet hides what is below it
  const isOnTop = (element, x, y) => {
    const top = document.elementFromPoint(x, y);
    if (top === null || element.contains(top) || top.contains(element)) return top !== null;
    return texts.includes(top) && layer(top) === layer(element);
  };
  const boxes = texts.flatMap((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return [...range.getClientRects()].map((line) => clipped(element, line)); // a box for each line of a text
  }).filter((box) => box.right - box.left > 2 && box.bottom - box.top > 2 &&
    isOnTop(box.element, (box.left + box.right) / 2, (box.top + box.bottom) / 2));
  const over = (one, other) => one.element !== other.element &&
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 3 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 6;
  return boxes.flatMap((one, place) => boxes.slice(place + 1).filter((other) => over(one, other))
    .map((other) => `${one.element.textContent.slice(0, 40)} / ${other.element.textContent.slice(0, 40)}`));
}"""


def overlaps(page: Page) -> list[str]:
    """Pairs of texts that are both in sight and stand over each other."""
    return list(page.evaluate(_FIND))
