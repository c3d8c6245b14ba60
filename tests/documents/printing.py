"""Small PDF files, written out by hand so that they can be wrong in ways that no program writes."""

from __future__ import annotations

from collections.abc import Sequence

_CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of numbered objects, the first of which is the catalog."""
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n"
    size = len(objects) + 1
    return bytes(out) + end % (size, table, size, trailer, len(out))


def printed(*pages: Sequence[str], about: str = "", drawn: bytes = b"", filters: bytes = b"") -> bytes:
    """Pages of lines; `about` are entries of the metadata, `drawn` what stands on a last page, as it is stored."""
    contents = [(b"", _lines(page)) for page in pages] + ([(filters, drawn)] if drawn else [])
    kids = b" ".join(b"%d 0 R" % (5 + 2 * number) for number in range(len(contents)))
    objects = [
        _CATALOG,
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(contents)),
        _FONT,
        b"<< %b >>" % about.encode(),
    ]
    for number, (how, content) in enumerate(contents):
        objects += [_page(6 + 2 * number), _stream(how, content)]
    return pdf(objects, b"/Info 4 0 R")


def looped() -> bytes:
    """A tree of pages whose branch is its own root."""
    return pdf(
        [_CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"<< /Type /Pages /Kids [2 0 R] /Parent 2 0 R >>"]
    )


def _page(content: int) -> bytes:
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        % content
    )


def _stream(how: bytes, content: bytes) -> bytes:
    return b"<< %b /Length %d >>\nstream\n%b\nendstream" % (how, len(content), content)


def _lines(lines: Sequence[str]) -> bytes:
    shown = b" ".join(b"(%b) Tj T*" % line.encode("latin-1") for line in lines)
    return b"BT /F1 12 Tf 14 TL 72 720 Td %b ET" % shown
