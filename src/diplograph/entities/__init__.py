"""Who is meant: references within an article, and whose officials its officials are."""
