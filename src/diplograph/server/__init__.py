"""The read-only SPARQL service and the pages round it; queries run in worker processes that may die."""
