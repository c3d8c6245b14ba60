"""The graph as a network: the picture of its things and ties."""
