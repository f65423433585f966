"""The forms of the desk: what is filled in, and what comes of it."""
