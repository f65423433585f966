"""The terminal that is left alone with the public."""
