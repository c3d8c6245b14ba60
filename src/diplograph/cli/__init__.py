"""The command line: one short file a verb, each a few lines over the library."""
