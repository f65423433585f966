"""History: the kinds of changes, and one change as the history tells it."""
