"""The short names of a person: the wordings that mean them within one article."""

from __future__ import annotations

from collections.abc import Collection, Iterator

_PARTICLES = frozenset("al el bin ibn ben abu de da do dos del della der den di du la le van von st".split())
_SHORTEST = 3  # letters of a part that may stand alone


def aliases(name: str, family_first: bool = False, surfaces: Collection[str] = ()) -> Iterator[str]:
    """Full name, family name, name without its middle, with an initial, and any one part of it."""
    parts = name.split()
    yield name
    yield from surfaces
    if len(parts) < 2:
        return
    for index in range(1, len(parts)):
        yield " ".join(parts[index:])
    if family_first:
        yield parts[0]
        yield parts[0] + " " + "-".join(part if i == 0 else part.lower() for i, part in enumerate(parts[1:]))
        return
    yield f"{parts[0][0]}. {parts[-1]}"
    if len(parts) > 2:
        yield f"{parts[0]} {parts[-1]}"


def parts_alone(name: str) -> Iterator[str]:
    """`Lula`, `Prabowo`, `Munkhtushig`: a part of a name that many peoples use alone."""
    parts = name.split()
    if len(parts) > 1:
        for part in parts[:-1]:
            if len(part) >= _SHORTEST and part.lower() not in _PARTICLES and part[0].isupper():
                yield part
