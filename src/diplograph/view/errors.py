"""The error of the viewer."""

from __future__ import annotations

from diplograph.errors import DiplographError


class ViewError(DiplographError):
    """A view model does not hold together, or an asset cannot stand inside a page."""
