"""Each thing once: which of the things that several documents tell of are one, with the reason for each answer."""
