"""PDF: its text in reading order, by pypdf. Runs in a process apart: a PDF is a graph of objects, and may be made to loop.

What a page holds comes in the order in which the file draws it, which is that of reading for what text programs write.
"""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

from diplograph.documents.flow import flow
from diplograph.documents.heading import heading
from diplograph.documents.limits import MAX_TEXT
from diplograph.errors import DocumentError
from diplograph.records import Document

_NAME_OF_A_FILE = re.compile(
    r"(?i)\.(?:docx?|pdf|indd|odt|rtf|tex|pptx?|xlsx?|html?|txt|qxd|pages)\b|^microsoft word|[\\/_]"
)
_LONGEST_TITLE = 240
_FIRST_YEAR, _LAST_YEAR = 1990, 2099  # outside of it, whoever made the file had no clock


def read_pdf(raw: bytes, name: str) -> Document:
    """Read a PDF. Raises `DocumentError` where it is encrypted, broken, or holds pictures of text only."""
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _closed(name)
        text = flow(_pages(reader, name))
        title, day = _title(reader), _day(reader)
    except (DependencyError, FileNotDecryptedError) as error:
        raise _closed(name) from error
    except (PyPdfError, RecursionError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        reason = " ".join(str(error).split())[:200]
        raise DocumentError(
            f"{name}: this PDF is broken ({type(error).__name__}: {reason}); save it anew, or its text"
        ) from error
    if not text:
        raise DocumentError(
            f"{name}: this PDF holds no text, only pictures; put it through a text recognition (OCR) first"
        )
    head = heading(text)
    return Document(text, title or text[slice(*head.title)], head.date or day, name=name)


def _closed(name: str) -> DocumentError:
    return DocumentError(f"{name}: this PDF is encrypted; save a copy without a password and read that")


def _pages(reader: PdfReader, name: str) -> list[str]:
    pages, length = [], 0
    for page in reader.pages:
        pages.append(page.extract_text().replace("\0", ""))
        length += len(pages[-1])
        if length > MAX_TEXT:
            raise DocumentError(f"{name}: this PDF holds more than {MAX_TEXT:,} characters; split it")
    return pages


def _title(reader: PdfReader) -> str:
    """The title that the file says it has, where that is none that a program has put there."""
    told = reader.metadata.title if reader.metadata else None
    title = " ".join(str(told or "").split())
    if len(title) > _LONGEST_TITLE or len(title.split()) < 2 or _NAME_OF_A_FILE.search(title):
        return ""
    return title


def _day(reader: PdfReader) -> str:
    """The day on which the file was made, where it was not changed on another day."""
    if not reader.metadata:
        return ""
    try:
        made, changed = reader.metadata.creation_date, reader.metadata.modification_date
    except ValueError:  # no date
        return ""
    if made is None or not _FIRST_YEAR <= made.year <= _LAST_YEAR or _differ(made, changed):
        return ""
    return made.date().isoformat()


def _differ(made: datetime, changed: datetime | None) -> bool:
    return changed is not None and changed.date() != made.date()
