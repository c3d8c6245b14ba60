"""The page: a view model becomes one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined

from diplograph.view import inlined
from diplograph.view.check import check
from diplograph.view.data import page_data
from diplograph.view.embed import json_block, plain, policy, script, style
from diplograph.view.layout import Position
from diplograph.view.layout import positions as lay_out
from diplograph.view.model import ViewModel
from diplograph.view.picture import first_view, network
from diplograph.view.ties import ties as bundle

_TEMPLATE = "page.html"


def render(model: ViewModel, positions: Mapping[str, Position] | None = None) -> str:
    """Make the page of a model. It works from disk, with the network off; write it as UTF-8.

    `positions` places things by id, where they are known from an earlier run;
    otherwise the most tied three hundred are laid out here. Whatever has no
    position is in the list and the search, and enters the picture when chosen.
    The same model gives the same text. Raises `ViewError` when the model does
    not hold together.
    """
    check(model)
    ties = bundle(model.edges)
    if positions is None:
        positions = lay_out(first_view(model.nodes, ties), ties)
    net = network(model.nodes, ties, positions, heading=plain(model.title))
    net.templateEnv = _environment()
    net.path = _TEMPLATE
    net.templateEnv.globals.update(_inlined(), data=page_data(model, ties))
    return str(net.generate_html())


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
