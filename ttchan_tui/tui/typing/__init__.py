"""Typing: from a key press to a note that the store has acknowledged, and drafts of what it has not."""
