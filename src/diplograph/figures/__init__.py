"""Figures: what two states traded with or invested in each other, as texts give it for a year."""
