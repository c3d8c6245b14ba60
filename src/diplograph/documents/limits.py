"""How much of what comes from outside is taken in: decision 010 says why each bound is where it is."""

from __future__ import annotations

MAX_BYTES = 20_000_000  # of a file that is one document, of one line of JSON Lines, of what a URL gives
MAX_TEXT = 1_000_000  # characters of one document: a thick book; reading takes memory by the word
MAX_FIELD = 10_000  # characters of its title, date, publisher or address
MAX_FRONT = 100_000  # characters of the front matter of a note: some five hundred sources
EXPANSION = 200  # times that compressed content may grow; text grows up to about twenty times, bombs a thousand times
CHUNK = 1 << 16  # bytes that are held at a time while a file is read through
DEADLINE = 60.0  # seconds that one document may take to be opened, and to be read; an article takes hundredths of one
MEMORY = 1_000_000_000  # bytes by which a process that opens documents may grow
