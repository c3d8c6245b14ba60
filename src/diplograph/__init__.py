"""Read what states say and do to each other into an RDF knowledge graph.

An article goes in; out come claims, each with the sentence that it stands in, who says so, and whether it is done,
planned or only wished for. `diplograph.pipeline.read` turns one document into claims; the command `diplograph` does
the rest. Importing this package loads nothing else.
"""

__version__ = "0.1.0"
