"""A language model as a second reader: what it is asked, how it is reached, what it proposed. It decides nothing.

    Document -> prompt -> endpoint -> reply -> rows that a model proposed

Needs the extra `diplograph[model]`; nothing here is imported by a run without a model.
"""
