"""Search: the index over everything of a meeting, and excerpts of what was found."""
