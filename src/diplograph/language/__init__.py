"""English as far as the reader needs it: words, sentences, verb forms, dates. Knows nothing of states."""
