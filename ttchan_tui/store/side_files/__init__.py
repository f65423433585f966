"""Side files: drafts, presence, counts and the PIN, which are beside the data and not in it."""
