"""PDF files give their text, or say why they have none; none of them holds up or ends who reads them."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfWriter

from diplograph.documents.apart import Apart
from diplograph.documents.read import read
from diplograph.errors import DocumentError

from .printing import looped, pdf, printed

ARTICLE = (
    "Talks in Lima",
    "12 March 2025",
    "Peru and Chile signed a treaty on fisheries and on coop-",
    "eration in Lima on Monday.",
)


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    with Apart(20) as opened:
        yield opened


def _file(folder: Path, content: bytes) -> str:
    path = folder / "a.pdf"
    path.write_bytes(content)
    return str(path)


def _locked(password: str, owner: str) -> bytes:
    writer, out = PdfWriter(io.BytesIO(printed(ARTICLE))), io.BytesIO()
    writer.encrypt(password, owner, algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def test_a_page_of_text(tmp_path: Path, apart: Apart) -> None:
    (document,) = read(_file(tmp_path, printed(ARTICLE)), apart=apart)
    assert document.text.split("\n\n") == [
        "Talks in Lima", "12 March 2025", "Peru and Chile signed a treaty on fisheries and on cooperation in Lima on Monday.",
    ]  # fmt: skip
    assert (document.title, document.date) == ("Talks in Lima", "2025-03-12")


def test_a_sentence_across_pages(tmp_path: Path, apart: Apart) -> None:
    pages = [
        (
            "Gazette of Lima",
            f"and part {n} of the treaty says that each of the two sides",
            f"will meet the other {n} times in the city of Arica, for talks",
            f"on the fisheries of bay {n} that lies between their shores,",
            f"- {n} -",
        )
        for n in (1, 2, 3, 4)
    ]
    (document,) = read(_file(tmp_path, printed(*pages)), apart=apart)
    assert "Gazette" not in document.text
    assert "bay 2 that lies between their shores, and part 3 of the treaty" in document.text
    assert "- 2 -" not in document.text


@pytest.mark.parametrize(
    ("about", "title", "date"),
    [
        ("/Title (Joint Statement of Peru) /CreationDate (D:20250311090000Z)", "Joint Statement of Peru", "2025-03-11"),
        ("/Title (Microsoft Word - draft_3.docx) /CreationDate (D:19700101000000Z)", "", ""),
        ("/Title (untitled) /CreationDate (D:20250311090000Z) /ModDate (D:20260101090000Z)", "", ""),
        ("/Title 17 /CreationDate (yesterday)", "", ""),
    ],
)
def test_metadata_count_where_they_are_sane(tmp_path: Path, apart: Apart, about: str, title: str, date: str) -> None:
    text = ("Peru and Chile signed a treaty on fisheries in Lima.",)
    (document,) = read(_file(tmp_path, printed(text, about=about)), apart=apart)
    assert (document.title, document.date) == (title, date)


def test_a_password_for_changes_only_is_none_for_reading(tmp_path: Path, apart: Apart) -> None:
    (document,) = read(_file(tmp_path, _locked("", "owner")), apart=apart)
    assert "fisheries" in document.text


def _bomb() -> bytes:
    """Made when it is wanted: it takes a second to pack."""
    packed = zlib.compress(zlib.compress(zlib.compress(b" " * 400_000_000, 1)))
    return printed(drawn=packed, filters=b"/Filter [/FlateDecode /FlateDecode /FlateDecode]")


DEEP = b"<< /Type /Page /Parent 2 0 R /Contents " + b"[" * 50_000 + b"]" * 50_000 + b" >>"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(_locked("secret", "owner"), "is encrypted", id="encrypted"),
        pytest.param(printed(()), "holds no text, only pictures", id="pictures"),
        pytest.param(printed(ARTICLE)[:300], "is broken", id="cut"),
        pytest.param(b"no PDF at all", "is broken", id="text"),
        pytest.param(looped(), "is broken", id="loop"),
        pytest.param(pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Kids [3 0 R] >>", DEEP]), "is broken", id="deep"),
        pytest.param(_bomb, "broken", id="bomb"),
    ],
)
def test_what_cannot_be_read_says_why(
    tmp_path: Path, apart: Apart, content: bytes | Callable[[], bytes], says: str
) -> None:
    file = _file(tmp_path, content if isinstance(content, bytes) else content())
    with pytest.raises(DocumentError, match=says) as caught:
        list(read(file, apart=apart))
    assert "a.pdf: " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_one_without_end_is_ended_and_the_next_is_read(tmp_path: Path) -> None:
    endless = zlib.compress(b"BT /F1 12 Tf " + b"(a) Tj " * 5_000_000 + b" ET")
    with Apart(0.5) as apart:
        start = time.monotonic()
        with pytest.raises(DocumentError, match=r"took longer than 0\.5 seconds"):
            list(read(_file(tmp_path, printed(drawn=endless, filters=b"/Filter /FlateDecode")), apart=apart))
        assert time.monotonic() - start < 20
        assert len(list(read(_file(tmp_path, printed(ARTICLE)), apart=apart))) == 1
