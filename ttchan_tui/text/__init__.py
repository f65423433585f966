"""Foreign text, its way in, its width and its languages. Knows nothing of meetings."""
