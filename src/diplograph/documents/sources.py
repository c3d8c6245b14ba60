"""What is named on the command line -> the single sources: files, URLs, standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from diplograph.errors import InputError

FORMS = (".txt", ".md", ".html", ".htm", ".jsonl", ".text", ".pdf", ".rss", ".atom")
_MANY = frozenset({".jsonl", ".rss", ".atom"})
_GLOB = re.compile(r"[*?[]")
_HIDDEN = re.compile(r"(?:^|/)\.[^./]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


def expand(sources: list[str]) -> Iterator[str]:
    """The files that files, folders and globs come to, sorted within each; URLs and `-`, standard input, as they are.

    `**` in a glob stands for folders at any depth. Links to folders are not followed, so that no circle of them is walked.
    Raises `InputError` for a source that is not there, a glob without a match, and a URL that is not fetched.
    """
    for source in sources:
        if source == "-":
            yield source
        elif is_url(source):
            yield _checked(source)
        elif os.path.lexists(source):
            yield from _in_folder(Path(source)) if Path(source).is_dir() else (source,)
        elif _GLOB.search(source):
            yield from _matches(source)
        else:
            raise InputError(f"{source}: there is no such file or folder")


def form(name: str) -> str:
    """The suffix that tells the form of a file, without that of an archive: `.jsonl` for `news.jsonl.gz`."""
    return Path(name.lower().removesuffix(".gz")).suffix


def is_url(source: str) -> bool:
    """Whether a source is to be fetched."""
    return _SCHEME.match(source) is not None


def holds_many(source: str) -> bool:
    """Whether a source may hold any number of documents."""
    return is_url(source) or form(source) in _MANY


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
        is_good = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError as error:
        raise InputError(f"{url}: is no URL ({error})") from error
    if not is_good:
        raise InputError(f"{url}: only http and https URLs with a host are fetched; name a file by its path")
    if parts.username is not None or parts.password is not None:
        raise InputError(
            f"{parts.scheme}://...@{parts.hostname}: a URL with a password would stand in the graph; fetch the file yourself"
        )
    return url


def _in_folder(folder: Path) -> list[str]:
    """Its files of known forms, also those that will turn out to be none; and folders in it that cannot be opened."""
    closed: list[OSError] = []
    walk = os.walk(folder, onerror=closed.append)
    found = [str(Path(place, name)) for place, _, names in walk for name in names if form(name) in FORMS]
    return sorted([*found, *(str(error.filename) for error in closed)])


def _matches(glob: str) -> list[str]:
    pattern = f"{glob}/*" if glob.endswith("**") else glob
    whole = Path(pattern)
    try:
        matches = sorted(str(path) for path in Path(whole.anchor).glob(str(whole.relative_to(whole.anchor))))
    except ValueError as error:
        raise InputError(f"{glob}: is no pattern for files ({error})") from error
    found: dict[str, None] = {}
    for match in matches:
        if _HIDDEN.search(match) and not _HIDDEN.search(pattern):
            continue
        if not Path(match).is_dir():
            found[match] = None
        elif "**" not in pattern:  # as where a shell had put the folder there
            found.update(dict.fromkeys(_in_folder(Path(match))))
    if not found:
        raise InputError(f"{glob}: no file matches this pattern")
    return list(found)
