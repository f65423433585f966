"""The group-work board: what becomes of notes when a room works on them. Pure, as all of `meeting`."""
