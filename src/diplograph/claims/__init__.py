"""What a text claims: groups, clauses, frames, attribution, and the merging of claims about one thing."""
