"""The HTML viewer: a view model in, one self-contained page out.

>>> from diplograph.view import Node, ViewModel, render
>>> html = render(ViewModel("Ties", nodes=(Node("id:PER", "Peru", "country"),)))
"""

from __future__ import annotations

from diplograph.view.errors import ViewError
from diplograph.view.model import (
    ClaimCard,
    DisagreementCard,
    DocumentCard,
    Edge,
    Node,
    ReadingCard,
    Resolution,
    SourceCard,
    ViewModel,
)
from diplograph.view.page import render

__all__ = [
    "ClaimCard",
    "DisagreementCard",
    "DocumentCard",
    "Edge",
    "Node",
    "ReadingCard",
    "Resolution",
    "SourceCard",
    "ViewError",
    "ViewModel",
    "render",
]
