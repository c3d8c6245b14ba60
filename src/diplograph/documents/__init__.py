"""File -> Document: the text with exact offsets, its title, date, publisher and sources."""
