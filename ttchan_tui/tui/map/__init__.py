"""The map of who is here: outlines, window, land, labels, and the way from town to town."""
