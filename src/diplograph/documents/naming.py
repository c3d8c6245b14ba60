"""Names of files and URLs as they can be shown: in one line, and without what a terminal would obey."""

from __future__ import annotations

import re

# Control characters, ends of lines, and the signs that turn the direction of writing.
_UNSHOWN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def shown(name: str) -> str:
    r"""The name, with `\n`, `\x1b` or `\xff` in the place of what cannot be shown."""
    try:
        known = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:  # half of a character, which stands for no byte
        known = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return _UNSHOWN.sub(lambda sign: sign.group().encode("unicode_escape").decode("ascii"), known)
