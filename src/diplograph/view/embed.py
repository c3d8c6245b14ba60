"""Puts data, scripts and styles inside a page so that they stay what they are.

Data is JSON in which no character can end or open a tag. Scripts and styles
are allowed by the hash of their text, so a browser runs these and no others.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterable

from markupsafe import Markup

from diplograph.view.errors import ViewError

# Lone surrogates have no UTF-8; the line separators end a line in some JavaScript parsers.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_PIECE = 1 << 16
_LONE = re.compile("[\ud800-\udfff]")


def json_block(value: object) -> Markup:
    """The JSON of a value, to stand in `<script type="application/json">`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))


def packed(value: object) -> list[Markup]:
    """The JSON of a value, compressed, in letters that mean nothing to HTML.

    It comes in pieces: between two of them a browser has time to draw.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError:
        raw = plain(text).encode("utf-8")
    # Level 1 takes a fifth of the time of the usual level, for a page that is a quarter larger.
    letters = base64.b64encode(gzip.compress(raw, compresslevel=1, mtime=0)).decode("ascii")
    return [Markup(letters[start : start + _PIECE]) for start in range(0, len(letters), _PIECE)]


def plain(text: str) -> str:
    """A text that UTF-8 can carry; the template escapes it."""
    return _LONE.sub("\ufffd", text)


def script(text: str) -> Markup:
    """A script as it will stand between its tags (line ends as HTML parsers read them)."""
    return Markup(_inside(text, "script"))


def style(text: str) -> Markup:
    """A style sheet as it will stand between its tags."""
    return Markup(_inside(text, "style"))


def _inside(text: str, tag: str) -> str:
    unified = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    for trap in (f"</{tag}", "<!--"):
        if trap in unified.lower():
            raise ViewError(f"A {tag} that holds {trap!r} cannot stand inside a page; take it out of the asset.")
    return unified


def policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """The Content-Security-Policy of a page that holds these scripts and styles and needs nothing else."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hashes(scripts)}",
            f"style-src {_hashes(styles)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def _hashes(texts: Iterable[str]) -> str:
    return " ".join(f"'sha256-{_digest(text)}'" for text in texts)


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
