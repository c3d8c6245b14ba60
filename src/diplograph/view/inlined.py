"""Reads what a page is made of: our own assets, and vis-network from the installed pyvis package."""

from __future__ import annotations

import re
from importlib.resources import files

# Each file defines functions that later ones use; together they are one script.
SCRIPTS = (
    "dom",
    "data",
    "marks",
    "state",
    "scenes",
    "theme",
    "labels",
    "picture",
    "claim",
    "panel",
    "crumbs",
    "filters",
    "time",
    "list",
    "search",
    "table",
    "promises",
    "disagreements",
    "exports",
    "address",
    "viewer",
)

_VIS = files("pyvis") / "lib" / "vis-9.1.2"
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)
_PICTURE = re.compile(r'url\("data:[^"]*"\)')


def own(name: str) -> str:
    """The text of one of our assets."""
    return (files("diplograph.view") / "assets" / name).read_text(encoding="utf-8")


def viewer_script() -> str:
    """All our scripts as one, in a scope of their own."""
    parts = "\n".join(own(f"{name}.js") for name in SCRIPTS)
    return f"(function () {{\n'use strict';\n\n{parts}\n}}());"


def vis_script() -> str:
    """vis-network, without the note that sends a developer's browser looking for its source map."""
    return _SOURCE_MAP.sub("", (_VIS / "vis-network.min.js").read_text(encoding="utf-8"))


def vis_style() -> str:
    """vis-network's styles, without the pictures of buttons that this viewer does not show (200 kB)."""
    return _PICTURE.sub("none", (_VIS / "vis-network.css").read_text(encoding="utf-8"))
