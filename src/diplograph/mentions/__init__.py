"""Finds what a text names: states, people, offices, bodies, instruments, events, places, dates, topics."""
