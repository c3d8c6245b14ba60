"""What is named on the command line -> the single sources: files, URLs, standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from diplograph.documents.naming import shown
from diplograph.errors import InputError

FORMS = (".txt", ".md", ".html", ".htm", ".jsonl", ".text", ".pdf", ".rss", ".atom")
READINGS = "readings.sqlite"  # lies in each folder that a build has written
_PAGES = frozenset({"index.html"})  # what a build writes there that looks like a source
_MANY = frozenset({".jsonl", ".rss", ".atom"})
_GLOB = re.compile(r"[*?[]")
_HIDDEN = re.compile(r"(?:^|/)\.[^./]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


class Misnamed(str):
    """What stands for a file whose name is not UTF-8, and can be written nowhere: the name as it can be shown."""

    __slots__ = ()


def expand(sources: list[str]) -> Iterator[str]:
    """The files that files, folders and globs come to, sorted within each; URLs and `-`, standard input, as they are.

    `**` in a glob stands for folders at any depth. Links to folders are followed only where they are named or a `*` matches
    them, so that no circle of them is walked. Of what a build has written nothing is a source, unless it is named itself.
    A file whose name is not UTF-8 comes as `Misnamed`, which `read` refuses. Raises `InputError` for a source that is not
    there, a glob without a match, and a URL that is not fetched.
    """
    for source in sources:
        if source == "-":
            yield source
        elif is_url(source):
            yield _checked(source)
        elif os.path.lexists(source):
            yield from map(_named, _in_folder(Path(source)) if Path(source).is_dir() else (str(Path(source)),))
        elif _GLOB.search(source):
            yield from map(_named, _matches(source))
        else:
            raise InputError(f"{shown(source)}: there is no such file or folder")


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


def _named(file: str) -> str:
    try:
        file.encode("utf-8")
    except UnicodeEncodeError:  # on Linux the names of files are bytes, of any encoding
        return Misnamed(shown(file))
    return file


def _in_folder(folder: Path) -> list[str]:
    """Its files of known forms, also those that will turn out to be none; and folders in it that cannot be opened.

    What a build has written is left out: a page of ours is no source.
    """
    closed: list[OSError] = []
    found: list[str] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not Path(place, name, READINGS).is_file()]
        pages = _PAGES if READINGS in names else frozenset()
        found += [str(Path(place, name)) for name in names if form(name) in FORMS and name not in pages]
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
        raise InputError(f"{shown(glob)}: no file matches this pattern")
    return list(found)
