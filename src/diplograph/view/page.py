"""The page: a view model becomes one HTML file that needs nothing else.

It carries its data twice over: what the first view draws as plain JSON, which is read at once, and the whole model
compressed, which the page unpacks after it has drawn. So a large graph opens as fast as a small one.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from jinja2 import DictLoader, Environment, StrictUndefined

from diplograph.view import inlined
from diplograph.view.check import check
from diplograph.view.data import first_data, page_data
from diplograph.view.embed import json_block, packed, plain, policy, script, style
from diplograph.view.layout import Position
from diplograph.view.layout import positions as lay_out
from diplograph.view.model import ViewModel
from diplograph.view.overview import overview
from diplograph.view.picture import network
from diplograph.view.ties import ties as bundle

_TEMPLATE = "page.html"


def render(model: ViewModel, positions: Mapping[str, Position] | None = None) -> str:
    """Make the page of a model. It works from disk, with the network off; write it as UTF-8.

    `positions` places states and bodies by id, where they are known from an earlier run; otherwise they are laid out
    here. The same model gives the same text. Raises `ViewError` when the model does not hold together.
    """
    with _no_collection():
        return _page(model, positions)


def _page(model: ViewModel, positions: Mapping[str, Position] | None) -> str:
    check(model)
    first = overview(model)
    if positions is None:
        positions = lay_out(first.actors, first.backbone())
    first = first.placed(positions)
    numbers = {node.id: number for number, node in enumerate(model.nodes)}
    net = network(first, numbers, positions, heading=plain(model.title))
    net.templateEnv = _environment()
    net.path = _TEMPLATE
    net.templateEnv.globals.update(
        _inlined(), first=first_data(model, first), data=packed(page_data(model, bundle(model.edges)))
    )
    return str(net.generate_html())


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for cycles of garbage: making a large page, that is a third of the time, and there are none to find."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _environment() -> Environment:
    environment = Environment(
        loader=DictLoader({_TEMPLATE: inlined.own(_TEMPLATE)}),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["json_block"] = json_block
    return environment


def _inlined() -> dict[str, object]:
    scripts = [script(inlined.vis_script()), script(inlined.viewer_script())]
    styles = [style(inlined.vis_style()), style(inlined.own("viewer.css"))]
    return {"scripts": scripts, "styles": styles, "policy": policy(scripts, styles)}
