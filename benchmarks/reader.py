"""How fast the reader is: articles a second on one core, and its CPU time against a bare pass over the words.

The articles are put together from paragraphs of the gold, in an order that is the same in every run; each has its own
mixture of states, people and kinds of text. That is closer to real prose than the sentence forms of the archive. It is a line
of `make bench`; `python benchmarks/reader.py` measures it alone, on more articles.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from measuring import Line, Sizes

from diplograph.documents.read import read as read_documents
from diplograph.pipeline import read
from diplograph.records import Document

GOLD = Path(__file__).parent.parent / "tests" / "gold" / "development"
ARTICLES = 1_000
WORDS = 750
_WORD = re.compile(r"\w+|\S")


def articles(count: int = ARTICLES) -> Iterator[Document]:
    """Articles of about 750 words: the beginning of one, filled up with paragraphs of others."""
    choose = random.Random(0)
    sources = [next(read_documents(str(file))) for file in sorted(GOLD.rglob("*.txt"))]
    paragraphs = [part for source in sources for part in source.text.split("\n\n")[2:] if part.strip()]
    for number in range(count):
        source = sources[number % len(sources)]
        text = source.text
        while len(text.split()) < WORDS:
            text += "\n\n" + choose.choice(paragraphs)
        yield Document(text, source.title, source.date, name=f"article {number}")


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU time that a piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measure(sizes: Sizes) -> Iterator[Line]:
    """The reader against the bare pass."""
    found = list(articles(sizes.articles))
    for document in found[:20]:
        read(document)
    bare = min(cpu(lambda: [[m.span() for m in _WORD.finditer(d.text)] for d in found]) for _ in range(5))
    reader = min(cpu(lambda: [read(document) for document in found]) for _ in range(2))
    told = f"{reader / len(found) * 1000:.1f} ms an article of {WORDS} words"
    yield Line("text to claims, CPU", "a bare re pass over the words", reader / bare, 20, told)


def main() -> None:
    found = list(articles())
    for document in found[:20]:  # what is loaded once is loaded now
        read(document)
    words = sum(len(document.text.split()) for document in found)
    bare = min(cpu(lambda: [[m.span() for m in _WORD.finditer(d.text)] for d in found]) for _ in range(3))
    claims: list[int] = []
    reader = cpu(lambda: claims.extend(len(read(document).claims) for document in found))
    print(f"{len(found):,} articles of {words / len(found):.0f} words, {sum(claims):,} claims")
    print(
        f"reader         {reader / len(found) * 1000:8.2f} ms an article, {len(found) / reader:,.0f} articles a second"
    )
    print(f"bare re pass   {bare / len(found) * 1000:8.2f} ms an article")
    print(f"ratio          {reader / bare:8.1f}")


if __name__ == "__main__":
    main()
