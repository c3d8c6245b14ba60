"""Bytes -> text, strictly: a guess at an encoding would change what a document says."""

from __future__ import annotations

import codecs
import re

from diplograph.errors import DocumentError

# Encodings that pages of the web declare and that hold text and nothing else (`zlib` is a codec, too).
_DECLARABLE = re.compile(
    r"utf-?8|us-ascii|ascii|iso-?8859-\d{1,2}|latin-?1|(?:windows|cp)-?125\d|koi8-[ru]|gb2312|gbk|gb18030|big5"
    r"|shift[-_]?jis|x-sjis|euc-(?:jp|kr)",
    re.IGNORECASE,
)
_IN_PAGE = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w-]{1,40})", re.IGNORECASE)
_HEAD = 4096


def decode(raw: bytes, name: str, declared: str = "") -> str:
    """The text of a file in UTF-8, in UTF-16 with its mark, or in the encoding that is `declared` for it.

    Raises `DocumentError` where it is in none of them, or no text.
    """
    encoding = "utf-16" if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        text = _as_declared(raw, declared)
        if not text:
            hint = "it looks like a binary file" if b"\0" in raw[:_HEAD] else "save it as UTF-8 and try again"
            raise DocumentError(f"{name}: not UTF-8 text (byte {error.start}); {hint}") from error
    if "\0" in text:
        raise DocumentError(f"{name}: holds NUL characters, so it is no text; export the article as UTF-8 text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def start(raw: bytes) -> str:
    """The first few thousand characters, with what cannot be decoded replaced: to see what a file is."""
    head = raw[: 4 * _HEAD].lstrip()[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace")


def in_page(raw: bytes) -> str:
    """The encoding that a page declares in its head; empty where it declares none."""
    found = _IN_PAGE.search(raw[:_HEAD])
    return found.group(1).decode("ascii", "replace") if found else ""


def _as_declared(raw: bytes, declared: str) -> str:
    if not _DECLARABLE.fullmatch(declared):
        return ""
    try:
        return raw.decode(declared)
    except (LookupError, UnicodeDecodeError):
        return ""
