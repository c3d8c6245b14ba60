"""Readings, and what they add to the graph, as bytes (MessagePack). Nothing in such bytes is ever run."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from diplograph.errors import StoreError
from diplograph.rdf.disputed import Disputed
from diplograph.rdf.part import Part
from diplograph.rdf.things import Row, Thing
from diplograph.records import (
    Claim,
    Detail,
    Document,
    Figure,
    Invitation,
    Mention,
    Milestone,
    Reading,
    Refused,
    Resolution,
    Unsettled,
)
from diplograph.same.affair import Affair
from diplograph.same.book import keys
from diplograph.same.details import Put

_FAST = 1  # the level of compression: of a graph's lines, which are much alike, it leaves a tenth
_KEPT_IN = "readings.sqlite"  # whatever is unpacked here was taken from there, though it may wait elsewhere meanwhile
Packed = TypeVar("Packed")


@dataclass(frozen=True, slots=True)
class _Details:
    """Details by kind: the decoder must know what each list holds."""

    figures: tuple[tuple[str, Figure], ...] = ()
    milestones: tuple[tuple[str, Milestone], ...] = ()
    invitations: tuple[tuple[str, Invitation], ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    document: Document
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    resolutions: tuple[Resolution, ...]
    unsettled: tuple[Unsettled, ...]
    details: _Details
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True, slots=True)
class PackedPart:
    """A `Part` whose pieces stay bytes until they are needed: most are only sorted, together with those of others.

    `affairs` come with the keys under which identity looks for them.
    """

    graph: str
    document: str
    rows: bytes
    things: tuple[tuple[str, bytes], ...]
    affairs: tuple[tuple[str, str, tuple[str, ...], bytes], ...]
    details: _Details

    def puts(self) -> list[Put]:
        """The details, each with the IRI of what it is about."""
        return [Put(iri, self.document, detail) for iri, detail in _listed(self.details)]


_encoder = msgspec.msgpack.Encoder(order="deterministic")  # sets have none of their own
_readings = msgspec.msgpack.Decoder(_Kept)
_parts = msgspec.msgpack.Decoder(PackedPart)
_rows = msgspec.msgpack.Decoder(tuple[Row, ...])
_things = msgspec.msgpack.Decoder(Thing)
_affairs = msgspec.msgpack.Decoder(Affair)
_details = msgspec.msgpack.Decoder(_Details)
_disputes = msgspec.msgpack.Decoder(Disputed)


def pack(reading: Reading) -> bytes:
    """A reading as bytes."""
    details = _by_kind([("", detail) for detail in reading.details])
    return _encoder.encode(
        _Kept(
            reading.document,
            reading.claims,
            reading.mentions,
            reading.resolutions,
            reading.unsettled,
            details,
            reading.refused,
        )
    )


def unpack(content: bytes) -> Reading:
    """The reading. Raises `StoreError` where the bytes are none."""
    kept = _decoded(_readings, content)
    details = sorted((d for _, d in _listed(kept.details)), key=lambda detail: (detail.start, type(detail).__name__))
    return Reading(
        kept.document, kept.claims, kept.mentions, kept.resolutions, kept.unsettled, tuple(details), kept.refused
    )


def pack_part(part: Part) -> bytes:
    """What a document adds to the graph, as bytes."""
    return _encoder.encode(
        PackedPart(
            part.graph,
            part.document,
            zlib.compress(_encoder.encode(part.rows), _FAST),
            tuple((iri, _encoder.encode(thing)) for iri, thing in part.things.items()),
            tuple((a.iri, a.kind, tuple(keys(a)), _encoder.encode(a)) for a in part.affairs),
            _by_kind([(put.iri, put.detail) for put in part.details]),
        )
    )


def unpack_part(content: bytes) -> PackedPart:
    """What a document adds. Raises `StoreError` where the bytes are none."""
    return _decoded(_parts, content)


def rows(content: bytes) -> tuple[Row, ...]:
    """The triples of a document's graph. Raises `StoreError` where the bytes are none."""
    try:
        plain = zlib.decompress(content)
    except zlib.error as error:
        raise _damaged(error) from error
    return _decoded(_rows, plain)


def thing(content: bytes) -> Thing:
    """What a document says of a thing."""
    return _decoded(_things, content)


def affair(content: bytes) -> Affair:
    """A thing as a document tells it."""
    return _decoded(_affairs, content)


def pack_detail(detail: Detail) -> bytes:
    """A detail as bytes."""
    return _encoder.encode(_by_kind([("", detail)]))


def detail(content: bytes) -> Detail:
    """The detail."""
    ((_, found),) = _listed(_decoded(_details, content))
    return found


def pack_dispute(one: Disputed) -> bytes:
    """A disagreement as bytes."""
    return _encoder.encode(one)


def dispute(content: bytes) -> Disputed:
    """The disagreement."""
    return _decoded(_disputes, content)


def _decoded(decoder: msgspec.msgpack.Decoder[Packed], content: bytes) -> Packed:
    try:
        return decoder.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _damaged(error) from error


def _damaged(error: Exception) -> StoreError:
    return StoreError(
        f"what was kept of a document is damaged ({error}): delete {_KEPT_IN} in the output folder and build again"
    )


def _by_kind(details: list[tuple[str, Detail]]) -> _Details:
    return _Details(
        tuple((iri, detail) for iri, detail in details if isinstance(detail, Figure)),
        tuple((iri, detail) for iri, detail in details if isinstance(detail, Milestone)),
        tuple((iri, detail) for iri, detail in details if isinstance(detail, Invitation)),
    )


def _listed(details: _Details) -> list[tuple[str, Detail]]:
    return [*details.figures, *details.milestones, *details.invitations]
