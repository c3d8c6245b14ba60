"""A folder of inputs that have brought other readers down, made here: none of them is worth keeping as a file."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from pathlib import Path

from tests.documents.printing import looped, printed

ARTICLE = "Talks in Lima\n\n12 March 2025\n\nPeru and Chile signed a treaty on fisheries in Lima on Monday.\n"
PAGE = """<!doctype html><html><head><meta property="article:published_time" content="2025-03-13"></head><body><article>
<h1>Talks in Arica</h1><p>Peru and Chile held talks in Arica on Wednesday. The ministers of both discussed trade and fisheries
at length, and agreed to meet again.</p></article></body></html>"""
LINE = json.dumps({"text": "Peru and Bolivia signed a treaty on trade in La Paz on Monday.", "date": "2025-03-12"})
_NOTE = "---\ntitle: A note\n%s\n---\nPeru spoke.\n"
_ALIASES = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "\n".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)
)
_ENTITIES = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "eeeeeeeeee">' + "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10)
)
_PLACES = {"link.rss": "link.rss, entry 1"}
# Lines of one file that holds an article behind them.
LINES: tuple[tuple[bytes, str], ...] = (
    (b"17", "needs an object"),
    (b"[1, 2]", "needs an object"),
    (b"[" * 100_000, "nested too deeply"),
    (b'{"text": "Peru \\ud800"}', "half of a character"),
    (b'{"text": "Peru \xff"}', "not UTF-8"),
    (b"9" * 100_000, "not JSON that can be read"),
    (b"a" * 50_000_000, "longer than 20 MB"),
)
_WORD = "Talks in Lima\n\n12 March 2025\n\n" + "a" * 900_000
# Files that are read.
GOOD = ("good.html", "good.txt", "one-word.txt", f"lines.jsonl, line {len(LINES) + 1}", "cut.jsonl.gz, line 1")


def _bad() -> dict[str, tuple[bytes, str]]:
    """File -> what the report says of it; made when they are asked for, as some take a second to pack."""
    return {
        "bomb.txt.gz": (gzip.compress(b" " * 60_000_000), "expands to more than 200 times its size"),
        "bomb.pdf": (
            printed(
                drawn=zlib.compress(zlib.compress(b" " * 300_000_000)), filters=b"/Filter [/FlateDecode /FlateDecode]"
            ),
            "is broken",
        ),
        "loop.pdf": (looped(), "is broken"),
        "endless.pdf": (
            printed(
                drawn=zlib.compress(b"BT /F1 12 Tf " + b"(a) Tj " * 5_000_000 + b" ET"), filters=b"/Filter /FlateDecode"
            ),
            "took longer than 2 seconds to open",
        ),
        "endless.txt": (
            ARTICLE.encode() + b"Peru and Chile met on Monday. " * 32_000,
            "took longer than 2 seconds to read",
        ),
        "entities.rss": (
            (_ENTITIES + "]><rss><channel><title>&e9;</title></channel></rss>").encode(),
            "declares entities",
        ),
        "link.rss": (b"<rss><channel><item><link>https://example.org/</link></item></channel></rss>", "only the link"),
        "nested.html": (b"<html><body>" + b"<div>" * 200_000, "no article was found"),
        "nul.txt": (b"Peru\0Chile", "NUL"),
        "utf-16.txt": (ARTICLE.encode("utf-16-le"), "NUL"),
        "latin-1.txt": ("L'Élysée".encode("latin-1"), "not UTF-8"),
        "shift-jis.txt": ("東京で会談".encode("shift-jis"), "not UTF-8"),
        "invalid.txt": (ARTICLE.encode() + b"\xc3\x28", "not UTF-8"),
        "word.txt": (b"a" * 50_000_000, "larger than 20 MB"),
        "words.txt": (b"a" * 1_500_000, "longer than 1,000,000 characters"),
        "empty.txt": (b"", "the file is empty"),
        "marks.txt": (b".,;:!? -- ... " * 1_000, "holds no word"),
        "aliases.md": ((_NOTE % _ALIASES).encode(), "an alias"),
        "brackets.md": ((_NOTE % ("x: " + "[" * 1_000)).encode(), "front matter"),
    }


def write(folder: Path) -> dict[str, str]:
    """Write all of them; returns what the report is to say, by the place of each."""
    bad = _bad()
    said = {_PLACES.get(name, name): reason for name, (_, reason) in bad.items()}
    for name, (content, _) in bad.items():
        (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "good.html").write_text(PAGE, encoding="utf-8")
    (folder / "one-word.txt").write_text(_WORD, encoding="utf-8")
    (folder / "lines.jsonl").write_bytes(b"\n".join((*(line for line, _ in LINES), LINE.encode())))
    said |= {f"lines.jsonl, line {number}": reason for number, (_, reason) in enumerate(LINES, start=1)}
    lines = (LINE.replace("trade", "energy") + "\n" + LINE).encode()
    (folder / "cut.jsonl.gz").write_bytes(gzip.compress(lines, 0)[:-20])
    (folder / "bomb.jsonl.gz").write_bytes(gzip.compress(b"\n" * 60_000_000))
    os.mkfifo(folder / "pipe.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    (folder / "above").symlink_to(folder, target_is_directory=True)
    return said | {
        "cut.jsonl.gz": "breaks off", "bomb.jsonl.gz": "expands to more than 200 times its size", "pipe.txt": "a pipe",
        "device.txt": "a device", "circle.txt": "symbolic links", "gone.txt": "No such file",
    }  # fmt: skip
